/** The numbers of a chart, as the server sends them. */
export interface Figure { title: string; x: Axis; y: Axis; traces: Trace[] }
export interface Axis { title: string; type: 'linear' | 'log' }
export interface Trace {
  name: string;
  role: 'theory' | 'experiment';
  series: number;
  theory: number;
  x: (number | null)[];
  y: (number | null)[];
  deviation: (number | null)[] | null;
}

/** As much of Plotly as is used here. */
export interface PlotlyApi {
  newPlot(place: HTMLElement, traces: object[], layout: object, config: object): Promise<unknown>;
}
