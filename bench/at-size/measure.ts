/** `most`: milliseconds that it may take. */
export type Measure = { name: string; most: number; run: () => Promise<unknown> }
