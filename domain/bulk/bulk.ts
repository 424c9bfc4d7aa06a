import { z } from 'zod'

/** Kinds of records that commands run over in their thousands. */
export const BULK_KINDS = ['lead', 'listing', 'contact'] as const
export type BulkKind = (typeof BULK_KINDS)[number]

export const BULK_STATES = ['running', 'paused', 'cancelled', 'failed', 'done'] as const
export type BulkState = (typeof BULK_STATES)[number]

/** What became of one record: `unchanged` was so already. */
export const BULK_OUTCOMES = ['changed', 'unchanged', 'refused'] as const
export type BulkOutcome = (typeof BULK_OUTCOMES)[number]

/** More is no selection but a mistake. */
export const MOST_TARGETS = 50_000

export const SelectionSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1, 'names no record').max(MOST_TARGETS),
})
export type Selection = z.infer<typeof SelectionSchema>

/** The id is the asker's, so that asking twice is asking once. */
export const NewBulkSchema = z.object({
  id: z.uuid(),
  kind: z.enum(BULK_KINDS),
  selection: SelectionSchema,
  command: z.string().min(1).max(64),
  args: z.record(z.string(), z.json()).default({}),
})
export type NewBulk = z.infer<typeof NewBulkSchema>

export const BULK_STEPS = ['pause', 'resume', 'cancel', 'undo'] as const
export type BulkStep = (typeof BULK_STEPS)[number]
