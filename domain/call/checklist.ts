import type * as Y from 'yjs'
import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { ReferenceKeySchema } from '../reference/reference.ts'

export const CHECK_RESULTS = ['met', 'notMet', 'na'] as const
export type CheckResult = (typeof CHECK_RESULTS)[number]

/** What a person says of an item of the checklist, beside what was heard: who, and when. */
export const CorrectionSchema = z.strictObject({
  result: z.enum(CHECK_RESULTS),
  by: z.string().min(1).max(120),
  // As a row of the database takes it.
  at: InstantSchema.max(40),
})
export type Correction = Omit<z.infer<typeof CorrectionSchema>, 'at'> & {
  /** Null where it was written down before that was kept. */
  at: string | null
}
export type Corrections = Readonly<Record<string, Correction>>

/** What people said of the items: `{result, by, at}`, and as it was written before, who ticked it (`''` for nobody). */
export function readCorrections(checklist: Y.Map<unknown>): Corrections {
  const read = [...checklist].flatMap(([item, said]) => {
    const correction = readCorrection(said)
    return correction && ReferenceKeySchema.safeParse(item).success
      ? [[item, correction] as const]
      : []
  })
  return Object.fromEntries(read)
}

function readCorrection(said: unknown): Correction | null {
  if (said === '') return { result: 'notMet', by: '', at: null }
  if (typeof said === 'string') return { result: 'met', by: said, at: null }
  return CorrectionSchema.safeParse(said).data ?? null
}
