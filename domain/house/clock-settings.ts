import { z } from 'zod'

/** Of working time: more than half a year of it is no deadline that anybody works by. */
const MOST_MINUTES = 100_000
const MOST_DAYS = 365

const minutes = z.number().int().min(0).max(MOST_MINUTES)
const warnDays = z.number().int().min(0).max(MOST_DAYS)
/** `within` is how long something may take, in minutes of the house's working time; 0 is for ever. `warn` is how much before. */
const within = z
  .object({ within: minutes, warn: minutes })
  .refine(({ within, warn }) => warn <= within, 'warns before it begins')

/** How long things may take in this house, and when somebody is warned. */
export const ClockSettingsSchema = z.object({
  /** From an enquiry to the first word with whoever asked. */
  response: within,
  /** From the last word to the next one, where no follow-up is set. */
  followUp: within,
  /** How long an agent may leave a lead unanswered before somebody else has it. */
  returnToPool: within,
  /** Who has it then: whoever claims it, or the colleague of the team with the fewest. */
  returnTo: z.enum(['pool', 'colleague']),
  /** Days before a permit or a mandate ends; 0 leaves it to the calendar of whoever has the listing. */
  permit: z.object({ warnDays }),
  mandate: z.object({ warnDays }),
})
export type ClockSettings = z.infer<typeof ClockSettingsSchema>
