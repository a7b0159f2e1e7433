/**
 * A draft that is saved, checked and drawn while it is written. The form works without: its buttons do the same.
 */
class DraftForm extends HTMLElement {
  private form!: HTMLFormElement;
  private state: HTMLElement | null = null;
  private readonly saving = new Paced(() => this.save(), 900);
  private readonly checking = new Paced(() => this.check(), 700);
  private readonly reading = new Paced(() => this.readDiscussion(), 800);
  private saved = '';

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    this.form = form;
    this.state = document.querySelector('.draft-state');
    this.saved = this.typed();
    form.addEventListener('input', (event) => this.onInput(event.target as HTMLInputElement));
    form.addEventListener('click', (event) => this.onClick(event));
    form.addEventListener('submit', () => this.saving.stop());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.saving.now();
    });
    addEventListener('beforeunload', (event) => {
      if (!this.isLeaving && this.typed() !== this.saved) event.preventDefault();
    });
    this.checking.now();
    if (this.field('discussion')?.value) this.reading.now();
  }

  private isLeaving = false;

  private onInput(field: HTMLInputElement): void {
    if (field.type === 'file') {
      const largest = Number(field.dataset.largest);
      const tooLarge = [...(field.files ?? [])].find((file) => file.size > largest);
      field.setCustomValidity(tooLarge ? `${tooLarge.name} has ${(tooLarge.size / 1e6).toFixed(1)} MB and ${largest >> 20} MB are allowed.` : '');
      field.reportValidity();
      return;
    }
    this.saving.soon();
    this.checking.soon();
    if (field.name === 'discussion') this.reading.soon();
  }

  private onClick(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    if (target.closest('button')) this.isLeaving = true;
    const place = target.closest<HTMLElement>('[data-line]');
    const editor = this.querySelector<HTMLElement & { jump(line: number, column: number): void }>('toy-editor');
    if (!place || !editor) return;
    event.preventDefault();
    editor.jump(Number(place.dataset.line), Number(place.dataset.column));
  }

  private async save(): Promise<void> {
    const typed = this.typed();
    if (typed === this.saved) return;
    this.tell('Saving…');
    const answer = await this.send('save');
    if (answer?.ok) {
      const { revision, saved_at } = (await answer.json()) as { revision: number; saved_at: string };
      const field = this.field('revision');
      if (field) field.value = String(revision);
      this.saved = typed;
      this.tell(`Saved ${new Date(saved_at).toLocaleTimeString()}.`);
    } else {
      this.tell(`Not saved yet. ${await sentence(answer)}`, true);
      // What another window saved is shown by the form's own answer; anything else may pass.
      if (answer?.status !== 409) this.saving.after(waitOf(answer));
    }
  }

  private async check(): Promise<void> {
    const place = this.querySelector<HTMLElement>('#check');
    if (!place) return;
    place.classList.add('waiting');
    const answer = await this.send('check');
    place.classList.remove('waiting');
    if (!answer?.ok) {
      this.checking.after(waitOf(answer));
      return;
    }
    place.innerHTML = await answer.text();
    const lines = [...place.querySelectorAll<HTMLElement>('[data-line]')].map((mistake) => Number(mistake.dataset.line));
    this.querySelector<HTMLElement & { mark(lines: number[]): void }>('toy-editor')?.mark(lines);
  }

  private async readDiscussion(): Promise<void> {
    const answer = await this.send('discussion', ['discussion']);
    const place = this.querySelector('#discussion-preview');
    if (answer?.ok && place) place.innerHTML = await answer.text();
    else this.reading.after(waitOf(answer));
  }

  /** Everything that was typed, as the form would send it. */
  private typed(): string {
    return [...this.fields()].filter(([name]) => !name.startsWith('__') && name !== 'revision').map(([name, text]) => `${name}\0${text}`).join('\0');
  }

  private fields(only?: string[]): FormData {
    const fields = new FormData(this.form);
    fields.delete('file');
    for (const name of [...fields.keys()])
      if (only && !only.includes(name) && !name.startsWith('__')) fields.delete(name);
    return fields;
  }

  private async send(act: string, only?: string[]): Promise<Response | undefined> {
    return fetch(`${this.form.getAttribute('action')}/${act}`, {
      method: 'POST', body: this.fields(only), headers: { Accept: act === 'save' ? 'application/json' : 'text/html;q=0.9, application/problem+json' },
    }).catch(() => undefined);
  }

  private field(name: string): HTMLInputElement | HTMLTextAreaElement | null {
    return this.form.querySelector(`[name="${name}"]`);
  }

  private tell(words: string, isLost = false): void {
    if (!this.state) return;
    this.state.textContent = words;
    this.state.classList.toggle('lost', isLost);
    // That it is saved is not worth interrupting anybody who listens to the page; that it is not, is.
    if (isLost) this.state.setAttribute('role', 'alert');
    else this.state.removeAttribute('role');
  }
}

/** Does something a while after it was last asked for, one at a time, and once more where it was asked for meanwhile. */
class Paced {
  private timer: number | undefined;
  private isBusy = false;
  private isWanted = false;
  private isStopped = false;

  constructor(private readonly act: () => Promise<void>, private readonly pause: number) {}

  soon(): void {
    this.after(this.pause);
  }

  after(pause: number): void {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = window.setTimeout(() => void this.now(), pause);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.isWanted = true;
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.isWanted && !this.isStopped) {
      this.isWanted = false;
      await this.act();
    }
    this.isBusy = false;
  }
}

/** Milliseconds until an answer may be asked for again. */
function waitOf(answer: Response | undefined): number {
  return Math.max(3, Number(answer?.headers.get('Retry-After') ?? 10)) * 1000;
}

async function sentence(answer: Response | undefined): Promise<string> {
  if (!answer) return 'The site cannot be reached; it is tried again.';
  if (answer.status === 401) return 'You are no longer signed in: sign in in another tab. What you wrote stands here.';
  const problem = (await answer.json().catch(() => undefined)) as { detail?: string } | undefined;
  return problem?.detail ?? 'It is tried again.';
}

customElements.define('draft-form', DraftForm);
