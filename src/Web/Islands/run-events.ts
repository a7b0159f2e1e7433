/** What the server says of a run, in the form it says it. */
export interface Status { state: string; position: number | null; progress: number; sentence: string }
export interface Prediction { point: number; seed: number; target: string; theory: string; steps: number[]; values: (number | null)[][] }
export interface Sample { point: number; seed: number; measure: string; step: number; t: number; value: (number | null)[] }

export const parseStatus = (data: string): Status => JSON.parse(data) as Status;
export const parsePrediction = (data: string): Prediction => JSON.parse(data) as Prediction;
export const parseSamples = (data: string): Sample[] => JSON.parse(data) as Sample[];
