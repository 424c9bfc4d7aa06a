/** By name; a name ends in its unit. NaN where nothing could be measured. */
export type Figures = Record<string, number>
