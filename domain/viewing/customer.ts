import { z } from 'zod'
import { withoutUnstorable } from '../storable.ts'
import { shortText } from '../text/characters.ts'
import type { ViewingStatus } from './viewing.ts'

/** What a customer does behind the link of a viewing. */
export const CUSTOMER_STEPS = ['confirmed', 'moved', 'cancelled', 'feedback'] as const
export type CustomerStep = (typeof CUSTOMER_STEPS)[number]

/** What they say of the home once they have seen it. */
export const INTERESTS = ['offer', 'again', 'unsure', 'no'] as const
export type Interest = (typeof INTERESTS)[number]

/** What a message about a viewing is for; each has its words. */
export const OCCASIONS = ['booked', 'moved', 'cancelled', 'feedback', 'reminder', 'handed'] as const
export type Occasion = (typeof OCCASIONS)[number]

/** Who did what is done on the page behind the link: whoever has it. */
export const VIEWING_LINK_ACTOR = 'service:viewing-link'

/** After a viewing its links open for so long: how it was is remembered no longer. */
export const OPEN_AFTER_MS = 14 * 86_400_000

/** Who was written to as late as that needs none, and nobody is reminded of what begins so soon. */
export const NO_REMINDER_MS = 30 * 3_600_000

export const MOST_SAID = 1_000
const words = z.string().transform(withoutUnstorable).pipe(shortText(MOST_SAID))
/** The time that stood on the page: what was moved meanwhile is not what was answered. */
const seen = z.iso.datetime()

/** One press of the page, without any script. */
export const CustomerPressSchema = z.discriminatedUnion('press', [
  z.object({ press: z.literal('confirm'), seen }),
  z.object({ press: z.literal('move'), seen, at: z.iso.datetime() }),
  z.object({ press: z.literal('cancel'), seen, words: words.default('') }),
  z.object({
    press: z.literal('feedback'),
    interest: z.enum(INTERESTS),
    words: words.default(''),
  }),
])
export type CustomerPress = z.output<typeof CustomerPressSchema>

type Viewing = { status: ViewingStatus; startsAt: string; endsAt: string }

/** `coming`: it can be confirmed, moved and called off. `on`: it is now. `over`: how it was is asked. `missed`: nobody came. */
export type Standing = 'coming' | 'on' | 'over' | 'missed' | 'cancelled'

export function standingOf({ status, startsAt, endsAt }: Viewing, now: number): Standing {
  if (status === 'cancelled') return 'cancelled'
  if (status === 'noShow') return 'missed'
  if (status === 'attended' || Date.parse(endsAt) <= now) return 'over'
  return Date.parse(startsAt) <= now ? 'on' : 'coming'
}

/** What there is to write to the customer of a viewing as it stands; null where there is nothing: it is now, or nobody came. */
export function occasionOf(
  viewing: Viewing,
  last: { startsAt: string; occasion: Occasion } | null,
  now: number,
): Occasion | null {
  switch (standingOf(viewing, now)) {
    case 'cancelled':
      return 'cancelled'
    case 'over':
      return 'feedback'
    case 'coming':
      return last && Date.parse(last.startsAt) !== Date.parse(viewing.startsAt) ? 'moved' : 'booked'
    default:
      return null
  }
}
