import { z } from 'zod'
import { LANGUAGES } from '../language.ts'
import { withoutUnstorable } from '../storable.ts'
import { shortText } from '../text/characters.ts'

/** More than anybody looks at in one sitting. */
export const MOST_HOMES = 12
/** So long a link may be open, in days; the first is what is offered. */
export const OPEN_DAYS = [14, 7, 30] as const
export const MOST_WORDS = 1_000

/** What an answer's event and notification say, and nothing of what was written with it. */
export const SHORTLIST_STEPS = ['opened', 'yes', 'no'] as const
export type ShortlistStep = (typeof SHORTLIST_STEPS)[number]
export const ANSWERS = ['yes', 'no'] as const
export type Answer = (typeof ANSWERS)[number]

/** Who did what is done on the page behind the link: whoever has it. */
export const SHORTLIST_ACTOR = 'service:shortlist'

/** What a person types may hold what no row can. */
const words = z.string().transform(withoutUnstorable).pipe(shortText(MOST_WORDS))

export const NewShortlistSchema = z.object({
  leadId: z.uuid(),
  homes: z
    .string()
    .max(MOST_HOMES * 40)
    .transform((text) => [...new Set(text.split(' ').filter(Boolean))])
    .pipe(z.array(z.uuid()).min(1).max(MOST_HOMES)),
  language: z.enum(LANGUAGES),
  greeting: words,
  days: z.coerce.number().pipe(z.union(OPEN_DAYS.map((days) => z.literal(days)))),
})
export type NewShortlist = z.output<typeof NewShortlistSchema>

/** What the customer sends: one press of the page, without any script. */
export const PressSchema = z.discriminatedUnion('press', [
  z.object({ press: z.literal('yes'), home: z.uuid() }),
  z.object({ press: z.literal('no'), home: z.uuid(), words: words.default('') }),
  z.object({ press: z.literal('view'), home: z.uuid(), at: z.iso.datetime() }),
])
export type Press = z.output<typeof PressSchema>

/** The address is that of a page that was made just now. */
export const SendShortlistSchema = z.object({
  address: z.string().min(1).max(500),
  channel: z.enum(['email', 'whatsapp']),
  messageId: z.uuid(),
})
export type SendShortlist = z.output<typeof SendShortlistSchema>

export const UnsuitedSchema = z.object({
  leadId: z.uuid(),
  home: z.uuid(),
  isUnsuited: z.stringbool(),
})
