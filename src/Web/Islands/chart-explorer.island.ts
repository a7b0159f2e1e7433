import type { Figure, PlotlyApi, Trace } from './plotly';

/**
 * The still picture stays until a reader reaches for it: a button, or a press on the chart, fetches the numbers and
 * Plotly, which then draws the same figure for zooming and reading values off.
 */
class ChartExplorer extends HTMLElement {
  connectedCallback(): void {
    if (!this.dataset.figure || this.querySelector('.chart-tools')) return;
    const tools = document.createElement('p');
    tools.className = 'chart-tools';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Zoom and read values';
    button.addEventListener('click', () => void this.explore(button));
    tools.append(button);
    this.append(tools);
    this.querySelector('svg')?.addEventListener('dblclick', () => void this.explore(button));
  }

  private async explore(button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    button.textContent = 'Loading…';
    try {
      const [plotly, figure] = await Promise.all([
        loadPlotly(),
        fetch(this.dataset.figure ?? '').then((answer) => answer.json() as Promise<Figure>),
      ]);
      const place = document.createElement('div');
      place.className = 'chart-plotly';
      this.querySelector('svg')?.replaceWith(place);
      await plotly.newPlot(place, traces(figure, this), layout(figure, this), { displaylogo: false, responsive: true, modeBarButtonsToRemove: ['select2d', 'lasso2d'] });
      button.closest('p')?.remove();
    } catch {
      button.disabled = false;
      button.textContent = 'Loading failed: try again';
    }
  }
}

let plotly: Promise<PlotlyApi> | undefined;

/** Plotly is a classic script of a megabyte: one copy, and only when it is wanted. */
function loadPlotly(): Promise<PlotlyApi> {
  plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('plotly.js', import.meta.url).href;
    script.onload = () => resolve((window as unknown as { Plotly: PlotlyApi }).Plotly);
    script.onerror = () => {
      plotly = undefined;
      reject(new Error('Plotly did not load.'));
    };
    document.head.append(script);
  });
  return plotly;
}

const symbols = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'cross'];
const dashes = ['solid', 'dash', 'dot', 'dashdot'];

function traces(figure: Figure, within: Element): object[] {
  const isAlone = new Set(figure.traces.map((trace) => trace.series)).size === 1;
  return figure.traces.map((trace) => (trace.role === 'theory' ? theory(trace) : experiment(trace)));

  function theory(trace: Trace): object {
    const color = isAlone ? token(within, trace.theory === 0 ? '--accent' : `--series-${trace.theory - 1}`) : seriesColor(trace);
    return { type: 'scatter', mode: 'lines', name: escape(trace.name), x: trace.x, y: trace.y, line: { color, width: 2, dash: dashes[trace.theory % dashes.length] } };
  }

  function experiment(trace: Trace): object {
    const color = isAlone ? token(within, '--ink') : seriesColor(trace);
    return {
      type: 'scatter', mode: 'markers', name: escape(trace.name), x: trace.x, y: trace.y,
      marker: { color, size: 6, symbol: symbols[trace.series % symbols.length] },
      error_y: trace.deviation ? { type: 'data', array: trace.deviation, color, thickness: 1, width: 0, visible: trace.x.length <= 400 } : undefined,
    };
  }

  function seriesColor(trace: Trace): string {
    return token(within, `--series-${trace.series % 6}`);
  }
}

function layout(figure: Figure, within: Element): object {
  const [ink, soft, hairline] = [token(within, '--ink'), token(within, '--ink-soft'), token(within, '--hairline')];
  const axis = { gridcolor: hairline, zerolinecolor: hairline, linecolor: soft, tickcolor: soft, exponentformat: 'power', minexponent: 4, automargin: true };
  return {
    height: 420, margin: { l: 62, r: 8, t: 8, b: 48 },
    paper_bgcolor: 'rgba(0,0,0,0)', plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: getComputedStyle(within).getPropertyValue('--sans'), size: 13, color: ink },
    hovermode: 'closest', showlegend: false,
    xaxis: { ...axis, type: figure.x.type, title: { text: escape(figure.x.title), standoff: 14 } },
    yaxis: { ...axis, type: figure.y.type, title: { text: escape(figure.y.title) } },
  };
}

const token = (within: Element, name: string): string => getComputedStyle(within).getPropertyValue(name).trim();

/** Plotly reads a little HTML in its labels; a toy's author does not get to write any. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

customElements.define('chart-explorer', ChartExplorer);
