/** What a model says of the days after a series: one number a day, with the half width of its interval. */
export interface Outlook {
  point: number[];
  half: number[];
}

/** Fits a model to a series of daily values and looks `horizon` days ahead, with intervals at `level` (0 to 1). Throws where it cannot. */
export type Forecaster = (values: readonly number[], horizon: number, level: number) => Outlook;

/** Days of a week: the one season that all models here know. */
export const WEEK = 7;
