/** A linear or logarithmic axis that grows with what is put on it. */
export class GrowingScale {
  private low = Infinity;
  private high = -Infinity;

  constructor(readonly isLogarithmic: boolean, private readonly start: number, private readonly end: number) {}

  /** Makes room; answers whether anything moved. */
  include(value: number): boolean {
    if (!this.has(value)) return false;
    const v = this.isLogarithmic ? Math.log10(value) : value;
    if (v >= this.low && v <= this.high) return false;
    this.low = Math.min(this.low, v);
    this.high = Math.max(this.high, v);
    return true;
  }

  has(value: number): boolean {
    return Number.isFinite(value) && !(this.isLogarithmic && value <= 0);
  }

  at(value: number): number {
    const [low, high] = this.ends();
    const v = this.isLogarithmic ? Math.log10(value) : value;
    return this.start + ((v - low) / (high - low)) * (this.end - this.start);
  }

  ticks(atMost: number): number[] {
    const [low, high] = this.ends();
    if (low > high) return [];
    if (this.isLogarithmic && high - low >= 1.5) {
      const every = Math.max(1, Math.ceil((high - low) / atMost));
      const ticks: number[] = [];
      for (let decade = Math.ceil(low); decade <= high; decade++) if (decade % every === 0) ticks.push(10 ** decade);
      return ticks;
    }
    const [from, to] = this.isLogarithmic ? [10 ** low, 10 ** high] : [low, high];
    const raw = (to - from) / atMost;
    const power = 10 ** Math.floor(Math.log10(raw));
    const ratio = raw / power;
    const step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
    const ticks: number[] = [];
    for (let i = Math.ceil(from / step); i * step <= to; i++) ticks.push(i * step);
    return ticks;
  }

  private ends(): [number, number] {
    if (this.low > this.high) return this.isLogarithmic ? [-1, 1] : [0, 1];
    const span = this.high - this.low || Math.abs(this.low) * 0.2 || 1;
    return [this.low - span * 0.04, this.high + span * 0.04];
  }
}

export function tickText(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e6)) return String(Number(value.toPrecision(4))).replace('-', '−');
  return value.toExponential(0).replace('-', '−').replace('e+', 'e');
}
