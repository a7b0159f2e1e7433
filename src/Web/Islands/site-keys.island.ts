/** Single keys: j and k go through a list, / searches, ? shows the keys. Whoever does not want them turns them off. */
class SiteKeys extends HTMLElement {
  connectedCallback(): void {
    const toggle = this.querySelector<HTMLInputElement>('.key-switch input');
    if (toggle) {
      toggle.checked = isOn();
      toggle.addEventListener('change', () => remember(toggle.checked));
    }
    document.addEventListener('keydown', (event) => this.onKey(event));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    const sheet = this.querySelector('dialog');
    // The sheet can always be called, or nobody could turn the keys on again.
    if (event.key === '?') sheet?.showModal();
    else if (!isOn() || sheet?.open) return;
    else if (event.key === '/') search();
    else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else return;
    event.preventDefault();
  }
}

const place = 'single-keys';

function isOn(): boolean {
  try {
    return localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(place, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox], [type=range], [type=submit], [type=button]), textarea, select'));
}

/** Moves the focus among a page's entries; Enter then opens one as any link. */
function step(by: number): void {
  const entries = [...document.querySelectorAll<HTMLElement>('main .listing-title')];
  const present = entries.indexOf(document.activeElement as HTMLElement);
  const next = present < 0 ? (by > 0 ? nearest(entries) : -1) : present + by;
  entries[next]?.focus();
  entries[next]?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

/** The first entry that is not scrolled past. */
function nearest(entries: HTMLElement[]): number {
  const seen = entries.findIndex((entry) => entry.getBoundingClientRect().top >= 0);
  return seen < 0 ? entries.length - 1 : seen;
}

function search(): void {
  const box = [...document.querySelectorAll<HTMLInputElement>('main input[type=search], .masthead input[type=search]')].find((input) => input.checkVisibility());
  if (!box) {
    location.assign('/search');
    return;
  }
  box.focus();
  box.select();
}

customElements.define('site-keys', SiteKeys);
