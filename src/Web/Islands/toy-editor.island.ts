/**
 * Line numbers, colours and marked lines for a toy's text area. The text area stays what is typed into, with the
 * browser's own undo, search and reading aloud; what is drawn lies behind it.
 */
class ToyEditor extends HTMLElement {
  private area!: HTMLTextAreaElement;
  private painting!: HTMLElement;
  private gutter!: HTMLElement;
  private wrong = new Set<number>();

  connectedCallback(): void {
    const area = this.querySelector('textarea');
    if (!area || this.classList.contains('drawn')) return;
    this.area = area;
    this.gutter = element('div', 'gutter');
    this.painting = element('pre', 'painting');
    for (const drawn of [this.gutter, this.painting]) drawn.setAttribute('aria-hidden', 'true');
    const sheet = element('div', 'sheet');
    this.append(this.gutter, sheet);
    sheet.append(this.painting, area);
    this.classList.add('drawn');
    area.addEventListener('input', () => this.draw());
    area.addEventListener('scroll', () => this.follow(), { passive: true });
    area.addEventListener('keydown', (event) => indent(event, area));
    this.draw();
  }

  /** Marks the lines that were found wrong. */
  mark(lines: Iterable<number>): void {
    this.wrong = new Set(lines);
    this.draw();
  }

  /** Puts the caret at a place, counted from 1, and brings it into sight. */
  jump(line: number, column: number): void {
    const lines = this.area.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    const at = Math.min(start + column - 1, this.area.value.length);
    const end = /^[\p{L}\p{N}_]+/u.exec(this.area.value.slice(at))?.[0].length ?? 1;
    this.area.focus();
    this.area.setSelectionRange(at, Math.min(at + end, this.area.value.length));
    const height = Number.parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = Math.max(0, (line - 4) * height);
    this.scrollIntoView({ block: 'nearest' });
  }

  private draw(): void {
    const text = this.area.value;
    const lines = text.split('\n');
    this.gutter.replaceChildren(...lines.map((_, i) => {
      const number = element('div', this.wrong.has(i + 1) ? 'wrong' : '');
      number.textContent = `${i + 1}`;
      return number;
    }));
    // Beyond this a keystroke would be felt; the text is then drawn in one colour.
    this.painting.replaceChildren(...(text.length > longestColoured ? [document.createTextNode(text)] : lines.flatMap(colour)));
    this.follow();
  }

  private follow(): void {
    this.painting.scrollTop = this.gutter.scrollTop = this.area.scrollTop;
    this.painting.scrollLeft = this.area.scrollLeft;
  }
}

const longestColoured = 30_000;

// The words of ToyHighlighter.cs.
const tokens = new RegExp(
  [
    '(?<comment>#.*$)',
    '(?<string>"[^"]*"?)',
    '(?<statement>^\\s*(?:toy|cites|param|let|fresh|data|batch|weight|loss|train|measure|observe|predict|fit|check|sweep|seeds|plot|precision)\\b)',
    '(?<word>\\b(?:in|log|loglog|for|until|on|every|at|averaged|against|where|within|absolutely|vs|across|as|of|from|diverges|with replacement)\\b)',
    '(?<number>(?<![\\w]|\\d\\.)\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?%?)',
  ].join('|'), 'g');

function colour(line: string): Node[] {
  const nodes: Node[] = [];
  let done = 0;
  for (const token of line.matchAll(tokens)) {
    nodes.push(document.createTextNode(line.slice(done, token.index)));
    const kind = Object.entries(token.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? '';
    const span = element('span', `toy-${kind}`);
    span.textContent = token[0];
    nodes.push(span);
    done = token.index + token[0].length;
  }
  nodes.push(document.createTextNode(`${line.slice(done)}\n`));
  return nodes;
}

/** A new line begins where the last one did. Tab goes on to the next field, as everywhere. */
function indent(event: KeyboardEvent, area: HTMLTextAreaElement): void {
  if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
  const before = area.value.slice(0, area.selectionStart);
  const space = /(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? '';
  if (!space) return;
  event.preventDefault();
  // The one way that leaves the browser's undo whole.
  document.execCommand('insertText', false, `\n${space}`);
}

function element(name: string, kind: string): HTMLElement {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  return made;
}

customElements.define('toy-editor', ToyEditor);
