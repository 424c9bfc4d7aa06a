import type { Range } from './range.ts'

/** A day, `YYYY-MM-DD`, where it was said; `doubt`: why it is a guess. */
export type FoundDate = { range: Range; date: string; confidence: number; doubt?: string }
