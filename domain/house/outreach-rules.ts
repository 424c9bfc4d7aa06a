import { z } from 'zod'
import { DaySchema } from '../calendar.ts'
import { CONSENT_CHANNELS, keysOf } from '../catalogue.ts'
import { shortText } from '../text/characters.ts'
import { stretch } from './working-hours.ts'

const MOST_TIMES = 50
const MOST_DAYS = 3_653
const channels = z.array(z.enum(keysOf(CONSENT_CHANNELS))).max(4)

/**
 * When and how often the house may advertise to people by itself. Laws change, and differ: all of it is a setting with the day since which
 * it holds and where it stands.
 */
export const OutreachRulesSchema = z.object({
  /** By the wall clock of the house's zone, on each day. */
  hours: stretch,
  /** By which ways the hours, the registry, and a consent that was given are asked for. */
  hoursFor: channels,
  registryFor: channels,
  consentFor: channels,
  /** So often at most somebody is advertised to who says nothing to it. */
  perDay: z.number().int().min(1).max(MOST_TIMES),
  perWeek: z.number().int().min(1).max(MOST_TIMES),
  /** So many days the list of the registry is believed; 0 where the house has none to ask. */
  registryDays: z.number().int().min(0).max(MOST_DAYS),
  /** So many days after somebody wrote, what is written to them counts as an answer. */
  answerDays: z.number().int().min(1).max(MOST_DAYS),
  since: DaySchema,
  source: shortText(300),
})
export type OutreachRules = z.infer<typeof OutreachRulesSchema>

/** As the Emirates had it in November 2026. */
export const EMIRATES_RULES: OutreachRules = {
  hours: { from: '09:00', to: '18:00' },
  hoursFor: ['phone', 'whatsapp', 'sms'],
  registryFor: ['phone', 'whatsapp', 'sms'],
  consentFor: ['whatsapp', 'sms', 'email'],
  perDay: 1,
  perWeek: 2,
  registryDays: 30,
  answerDays: 90,
  since: '2024-08-27',
  source: 'UAE Cabinet Resolutions 56 and 57 of 2024',
}
