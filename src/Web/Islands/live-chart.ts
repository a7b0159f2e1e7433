import type { Prediction, Sample } from './run-events';
import { GrowingScale, tickText } from './scale';

export interface Plot { name: string; axis: string; label: string; logX: boolean; logY: boolean }

const width = 640, height = 342, left = 62, right = 632, top = 12, bottom = 300;
const namespace = 'http://www.w3.org/2000/svg';

/**
 * Dots as they are measured, over the line that was predicted. All dots are one path and are redrawn at most once a
 * frame; those that would fall on the same pixels are drawn once, so a hundred thousand of them cost no more than a page full.
 */
export class LiveChart {
  private readonly svg: SVGSVGElement;
  private readonly frame: SVGGElement;
  private readonly theory: SVGPathElement;
  private readonly dots: SVGPathElement;
  private readonly x: GrowingScale;
  private readonly y: GrowingScale;
  private readonly measured: [number, number][] = [];
  private readonly lines = new Map<string, [number, number][]>();
  private readonly isSwept: boolean;
  private pending = 0;

  constructor(private readonly plot: Plot, private readonly points: Record<string, number>[], place: Element) {
    this.isSwept = points.some((point) => plot.axis in point);
    this.x = new GrowingScale(plot.logX, left, right);
    this.y = new GrowingScale(plot.logY, bottom, top);
    this.svg = element('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${plot.name}, arriving` });
    this.frame = element('g', { class: 'frame' });
    this.theory = element('path', { class: 'theory' });
    this.dots = element('path', { class: 'experiment' });
    this.svg.append(this.frame, this.theory, this.dots);
    const figure = document.createElement('figure');
    figure.className = 'chart live-chart';
    figure.hidden = true;
    const caption = document.createElement('figcaption');
    const title = document.createElement('h3');
    title.textContent = plot.name;
    caption.append(title);
    figure.append(caption, this.svg);
    place.append(figure);
  }

  predict(prediction: Prediction): void {
    if (prediction.target !== this.plot.name) return;
    const key = this.isSwept ? prediction.theory : `${prediction.theory}/${prediction.point}/${prediction.seed}`;
    const line = this.lines.get(key) ?? [];
    this.lines.set(key, line);
    if (this.isSwept) {
      const last = prediction.values.at(-1);
      line.push([this.positionOf(prediction.point, 0, 0), last?.[0] ?? NaN]);
      line.sort((a, b) => a[0] - b[0]);
    } else {
      prediction.values.forEach((row, i) => {
        for (const value of row.slice(0, 1)) line.push([prediction.steps[i] ?? NaN, value ?? NaN]);
      });
    }
    for (const [x, y] of line) this.makeRoom(x, y);
    this.redrawSoon();
  }

  add(samples: Sample[]): void {
    for (const sample of samples) {
      if (sample.measure !== this.plot.name) continue;
      const x = this.positionOf(sample.point, sample.step, sample.t);
      for (const value of sample.value) {
        this.measured.push([x, value ?? NaN]);
        this.makeRoom(x, value ?? NaN);
      }
    }
    this.redrawSoon();
  }

  stop(): void {
    cancelAnimationFrame(this.pending);
  }

  private positionOf(point: number, step: number, t: number): number {
    if (this.isSwept) return this.points[point]?.[this.plot.axis] ?? NaN;
    return this.plot.axis === 't' ? t : step;
  }

  private makeRoom(x: number, y: number): void {
    if (!this.x.has(x) || !this.y.has(y)) return;
    this.x.include(x);
    this.y.include(y);
  }

  private redrawSoon(): void {
    this.pending ||= requestAnimationFrame(() => {
      this.pending = 0;
      this.redraw();
    });
  }

  private redraw(): void {
    const figure = this.svg.closest('figure');
    if (figure && this.measured.length + this.lines.size > 0) figure.hidden = false;
    this.drawFrame();
    this.theory.setAttribute('d', [...this.lines.values()].map((line) => this.linePath(line)).join(''));
    const taken = new Set<number>();
    let path = '';
    for (const [x, y] of this.measured) {
      if (!this.x.has(x) || !this.y.has(y)) continue;
      const [px, py] = [Math.round(this.x.at(x) * 2) / 2, Math.round(this.y.at(y) * 2) / 2];
      const pixel = px * 10_000 + py;
      if (taken.has(pixel)) continue;
      taken.add(pixel);
      path += `M${px},${py}h0`;
    }
    this.dots.setAttribute('d', path);
  }

  private linePath(line: [number, number][]): string {
    let path = '';
    let isDown = false;
    for (const [x, y] of line) {
      if (!this.x.has(x) || !this.y.has(y)) {
        isDown = false;
        continue;
      }
      path += `${isDown ? 'L' : 'M'}${this.x.at(x).toFixed(1)},${this.y.at(y).toFixed(1)}`;
      isDown = true;
    }
    return path;
  }

  private drawFrame(): void {
    this.frame.replaceChildren(
      ...this.y.ticks(6).flatMap((tick) => [
        element('path', { class: 'grid', d: `M${left},${this.y.at(tick)}H${right}` }),
        text(tickText(tick), left - 8, this.y.at(tick) + 4, 'end', 'tick'),
      ]),
      element('path', { class: 'axis', d: `M${left},${bottom}H${right}` }),
      ...this.x.ticks(7).map((tick) => text(tickText(tick), this.x.at(tick), bottom + 17, 'middle', 'tick')),
      text(this.plot.label, (left + right) / 2, bottom + 36, 'middle', 'axis-name'),
    );
  }
}

function element<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string>): SVGElementTagNameMap[K] {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(words: string, x: number, y: number, anchor: string, kind: string): SVGTextElement {
  const made = element('text', { x: String(x), y: String(y), 'text-anchor': anchor, class: kind });
  made.textContent = words;
  return made;
}
