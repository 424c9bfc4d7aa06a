import { z } from 'zod'
import type { LetterKind, Written } from '#domain/letter/letter.ts'
import { copyName } from '#live/copy-name.ts'
import { type KeptRows, openKeptRows } from '../kept/kept-rows.ts'

/** Something that was written here and waits to be sent. */
export type KeptLetter = {
  id: string
  /** By which they are sent one after another. */
  order: number
  writtenAt: string
  /** The record on whose page it will stand; null where it stands on none. */
  record: string | null
  letter: Written
  /** What it is, as part of a sentence: “a note”. */
  what: string
  /** The words that somebody has typed, to show and to copy. */
  says: string
  /** Why it was refused, in the server's words. */
  problem: string | null
}

const KINDS = ['note', 'call', 'task', 'taskDone'] as const satisfies readonly LetterKind[]

/** What it says is judged where it is sent to. */
const WrittenSchema = z.looseObject({ kind: z.enum(KINDS) }) as unknown as z.ZodType<Written>

const KeptSchema: z.ZodType<KeptLetter> = z.object({
  id: z.uuid(),
  order: z.number(),
  writtenAt: z.string(),
  record: z.string().nullable(),
  letter: WrittenSchema,
  what: z.string(),
  says: z.string(),
  problem: z.string().nullable(),
})

export function openLetterStore(me: string): KeptRows<KeptLetter> {
  return openKeptRows({ database: copyName(me, 'outbox'), store: 'letters', schema: KeptSchema })
}
