import { z } from 'zod'
import { SaidSchema } from '../said.ts'

/** What a file's rows become. */
export const IMPORT_NOUNS = ['contact', 'lead', 'listing'] as const
export type ImportNoun = (typeof IMPORT_NOUNS)[number]

/**
 * `reading`: its rows are being staged; `mapping`: it waits for a person; `checking`: each row is judged and nothing is changed;
 * `checked`: it may be started; then it runs, and can be taken back.
 */
export const IMPORT_STATES = [
  'reading',
  'mapping',
  'checking',
  'checked',
  'running',
  'paused',
  'done',
  'undoing',
  'undone',
  'failed',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

type Stood = { state: ImportState; startedAt: string | null; undone: number; kept: number }

/** What has begun can be gone on with, unless it is being taken back already. */
export function isResumable({ state, startedAt, undone, kept }: Stood): boolean {
  if (state === 'paused') return true
  return state === 'failed' && startedAt !== null && undone === 0 && kept === 0
}

/** What has begun can be taken back, however it ended. */
export function isUndoable({ state, startedAt }: Stood): boolean {
  return startedAt !== null && (state === 'done' || state === 'paused' || state === 'failed')
}

/** What becomes of a row, as a check foretells it: `join` makes a lead of a contact that the house knows. */
export const ROW_FATES = ['create', 'join', 'update', 'skip', 'duplicate', 'refused'] as const
export type RowFate = (typeof ROW_FATES)[number]
/** Fates that change something; the others are over with the check. */
export const WORKING_FATES = ['create', 'join', 'update'] as const satisfies RowFate[]

export const MATCHES = ['externalId', 'phone', 'email'] as const
export type MatchBy = (typeof MATCHES)[number]

/** What is done with a row whose record is there already. */
export const DUPLICATE_MODES = ['skip', 'fill', 'overwrite'] as const
export type DuplicateMode = (typeof DUPLICATE_MODES)[number]

export const ImportRuleSchema = z.object({
  mode: z.enum(DUPLICATE_MODES).default('fill'),
  matchBy: z
    .array(z.enum(MATCHES))
    .max(MATCHES.length)
    .default([...MATCHES]),
  /** A value that cannot be read: the row is refused, or goes without it. */
  unreadable: z.enum(['refuse', 'leave']).default('refuse'),
})
export type ImportRule = z.output<typeof ImportRuleSchema>

export const MOST_COLUMNS = 200
export const MOST_ROWS = 500_000
export const MOST_IMPORT_BYTES = 200 * 1024 * 1024
/** So much of one cell is looked at: no value of the house is longer. */
export const MOST_CELL = 20_000
/** So long a whole import can be taken back. */
export const IMPORT_UNDO_DAYS = 30

export const MappingSchema = z.object({
  /** By column: which of the noun's targets it is, null where it is left out. */
  columns: z.array(z.string().max(60).nullable()).max(MOST_COLUMNS),
  /** By target: what each written value means, by its folded form; null leaves it out. */
  values: z.record(z.string(), z.record(z.string(), z.string().max(120).nullable())).default({}),
  /** How days in figures are written. */
  dates: z.enum(['dayFirst', 'monthFirst']).default('dayFirst'),
})
export type ImportMapping = z.output<typeof MappingSchema>

/** Why a row, or a value of it, is not taken: by the column that it stands in, null where it is the row's own. */
export const RowProblemSchema = z.object({
  column: z.number().int().nullable(),
  target: z.string().nullable(),
  message: z.string(),
  said: SaidSchema.optional(),
})
export type RowProblem = z.output<typeof RowProblemSchema>

export type FateCounts = Record<RowFate, number>

/** In whose name imported records stand in the log: readers of events ring nobody for what it made. */
export const IMPORT_ACTOR = 'service:pace-import'
