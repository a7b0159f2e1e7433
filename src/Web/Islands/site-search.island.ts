interface Suggestion { title: string; kind: string; url: string }

/** Suggests pages while one types: a combobox whose list is gone through with the arrows. Enter without a choice searches. */
class SiteSearch extends HTMLElement {
  private box!: HTMLInputElement;
  private readonly list = document.createElement('ul');
  private found: Suggestion[] = [];
  private chosen = -1;
  private timer: number | undefined;
  private asked = 0;

  connectedCallback(): void {
    const box = this.querySelector<HTMLInputElement>('input[type=search]');
    if (!box || this.list.isConnected) return;
    this.box = box;
    this.list.className = 'suggestions';
    this.list.id = 'site-suggestions';
    this.list.hidden = true;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Suggestions');
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', this.list.id]] as const)
      box.setAttribute(name, value);
    this.append(this.list);
    box.addEventListener('input', () => this.soon());
    box.addEventListener('keydown', (event) => this.onKey(event));
    box.addEventListener('blur', () => this.close());
    // Pressing must not take the focus, or the list would be gone before the click.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => this.open((event.target as HTMLElement).closest<HTMLElement>('[role=option]')));
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), 120);
  }

  private async ask(): Promise<void> {
    const typed = this.box.value.trim();
    const turn = ++this.asked;
    const answer = typed ? await fetch(`${this.dataset.suggest}?q=${encodeURIComponent(typed)}`).catch(() => undefined) : undefined;
    const found = answer?.ok ? ((await answer.json()) as { suggestions: Suggestion[] }).suggestions : [];
    // An answer that was overtaken by a later one, or by leaving the box, says nothing.
    if (turn === this.asked && document.activeElement === this.box) this.show(found);
  }

  private show(found: Suggestion[]): void {
    this.found = found;
    this.list.replaceChildren(...found.map((suggestion, i) => {
      const option = document.createElement('li');
      option.id = `${this.list.id}-${i}`;
      option.setAttribute('role', 'option');
      option.dataset.url = suggestion.url;
      const kind = document.createElement('small');
      kind.textContent = suggestion.kind;
      option.append(suggestion.title, kind);
      return option;
    }));
    this.list.hidden = found.length === 0;
    this.box.setAttribute('aria-expanded', String(found.length > 0));
    this.choose(-1);
  }

  private choose(index: number): void {
    this.chosen = index;
    [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    if (index >= 0) this.box.setAttribute('aria-activedescendant', `${this.list.id}-${index}`);
    else this.box.removeAttribute('aria-activedescendant');
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  private onKey(event: KeyboardEvent): void {
    const count = this.list.hidden ? 0 : this.found.length;
    if (event.key === 'Escape') {
      // The first press closes the list, the next leaves the box.
      if (count > 0) this.close();
      else this.box.blur();
    } else if (event.key === 'Enter' && this.chosen >= 0) this.open(this.list.children[this.chosen] as HTMLElement);
    else if (event.key === 'ArrowDown' && count > 0) this.choose((this.chosen + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.choose((this.chosen <= 0 ? count : this.chosen) - 1);
    else return;
    event.preventDefault();
  }

  private open(option: HTMLElement | null): void {
    if (option?.dataset.url) location.assign(option.dataset.url);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asked++;
    this.show([]);
  }
}

customElements.define('site-search', SiteSearch);
