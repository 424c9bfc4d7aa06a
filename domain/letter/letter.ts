import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { CALL_OUTCOMES, NamedIdsSchema, NoteTextSchema, WordsSchema } from '../record-note/note.ts'
import { shortText } from '../text/characters.ts'

const TITLE_CHARACTERS = 200
/** Names of documents are shorter. */
const RECORD_UNITS = 80

/**
 * What a person did that is no edit of a document. It has its id where it is written, and keeps it however often it is sent: what is made of it
 * bears the same one, so that it is made once.
 */
const LetterSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('note'),
    record: z.string().max(RECORD_UNITS),
    text: NoteTextSchema,
    named: NamedIdsSchema,
  }),
  /** A call that was made outside PACE. */
  z.object({
    kind: z.literal('call'),
    record: z.string().max(RECORD_UNITS),
    outcome: z.enum(CALL_OUTCOMES),
    text: WordsSchema,
    followUpAt: InstantSchema.nullable(),
    /** The day that stood there when it was written: one that a colleague has set since stays. */
    followUpWas: InstantSchema.nullable(),
  }),
  z.object({
    kind: z.literal('task'),
    leadId: z.uuid(),
    title: shortText(TITLE_CHARACTERS).min(1, 'say what is to be done'),
    dueAt: InstantSchema,
  }),
  z.object({ kind: z.literal('taskDone'), taskId: z.uuid() }),
])
export type Letter = z.output<typeof LetterSchema>
/** As it is written. */
export type Written = z.input<typeof LetterSchema>
export type LetterKind = Written['kind']

/** What is said with every letter: which it is, and when it was written, by the clock of the device. */
export const EnvelopeSchema = z.object({
  id: z.uuid(),
  /** As the device says it, whatever that is. */
  writtenAt: z.string().max(40),
  letter: LetterSchema,
})
export type Envelope = z.output<typeof EnvelopeSchema>

const DAY_MS = 86_400_000
const LONGEST_WAIT_MS = 90 * DAY_MS

/** When it was written, as far as a device's clock can be believed: never later than it arrived, nor longer before than a letter waits. */
export function believedInstant(writtenAt: string, now: number): string {
  const at = Date.parse(writtenAt)
  const isBelieved = at <= now && at >= now - LONGEST_WAIT_MS
  return new Date(isBelieved ? at : now).toISOString()
}
