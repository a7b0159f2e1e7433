/**
 * Light or dark, as the reader chose. Loaded in the head after the stylesheet, so that it has run before the first paint:
 * it decides for the stylesheet's own question whether the reader's system is dark.
 */
{
  const name = 'light';
  const system = '(prefers-color-scheme: dark)';
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.conditionText.includes('prefers-color-scheme'));

  const kept = (): string => {
    try {
      return localStorage.getItem(name) ?? '';
    } catch {
      return ''; // A browser that keeps nothing is asked again on every page.
    }
  };
  const keep = (choice: string): void => {
    try {
      if (choice) localStorage.setItem(name, choice);
      else localStorage.removeItem(name);
    } catch { /* As above. */ }
  };
  const shine = (choice: string): void => {
    for (const rule of rules) rule.media.mediaText = choice === 'dark' ? 'all' : choice === 'light' ? 'not all' : system;
    document.querySelector('meta[name=color-scheme]')?.setAttribute('content', choice || 'light dark');
  };

  shine(kept());

  addEventListener('DOMContentLoaded', () => {
    const choice = document.querySelector<HTMLElement>('.light-choice');
    const select = choice?.querySelector('select');
    if (!choice || !select) return;
    select.value = kept();
    select.addEventListener('change', () => {
      keep(select.value);
      shine(select.value);
    });
    choice.hidden = false;
  });
}
