import { LiveChart, type Plot } from './live-chart';
import { parsePrediction, parseSamples, parseStatus } from './run-events';

/**
 * A run that has not ended: draws points as they come. The browser's EventSource reconnects by itself and says which
 * event it saw last, so nothing is drawn twice; when the run has ended, the server's own result takes this element's place.
 */
class LiveRun extends HTMLElement {
  private source: EventSource | undefined;
  private charts: LiveChart[] = [];
  private isFinished = false;

  connectedCallback(): void {
    const plots = JSON.parse(this.dataset.plots ?? '[]') as Plot[];
    const points = JSON.parse(this.dataset.points ?? '[{}]') as Record<string, number>[];
    const place = this.querySelector('.live-charts');
    if (!place || !this.dataset.events) return;
    this.charts = plots.map((plot) => new LiveChart(plot, points, place));

    const source = new EventSource(this.dataset.events);
    this.source = source;
    source.addEventListener('status', (event) => this.showStatus(event.data));
    source.addEventListener('prediction', (event) => {
      const prediction = parsePrediction(event.data);
      for (const chart of this.charts) chart.predict(prediction);
    });
    source.addEventListener('samples', (event) => {
      const samples = parseSamples(event.data);
      for (const chart of this.charts) chart.add(samples);
    });
    source.addEventListener('completed', () => this.finish());
    source.addEventListener('failed', () => this.finish());
  }

  disconnectedCallback(): void {
    this.source?.close();
    for (const chart of this.charts) chart.stop();
  }

  private showStatus(data: string): void {
    const status = parseStatus(data);
    const words = this.querySelector('.live-standing');
    const bar = this.querySelector<HTMLProgressElement>('.live-progress');
    if (bar) bar.value = status.progress;
    if (words) words.textContent = status.sentence;
    if (status.state !== 'queued' && status.state !== 'running') this.finish();
  }

  /** Puts the result in this element's place; a reader's scroll position stays where the heading is. A part of a larger page has it read anew. */
  private async finish(): Promise<void> {
    if (this.isFinished) return;
    this.isFinished = true;
    this.source?.close();
    const answer = this.dataset.result ? await fetch(this.dataset.result).catch(() => undefined) : undefined;
    if (!answer?.ok) {
      location.reload();
      return;
    }
    const result = document.createRange().createContextualFragment(await answer.text());
    this.replaceWith(result);
  }
}

customElements.define('live-run', LiveRun);
