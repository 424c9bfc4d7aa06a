/** What one run of a bench measured, by name. */
export type Figures = Record<string, number>
