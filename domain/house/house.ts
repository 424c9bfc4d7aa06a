import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'
import { z } from 'zod'
import { named } from '../said.ts'
import { shortText } from '../text/characters.ts'
import { AREA_UNITS } from '../values/habits.ts'
import { DaySchema } from '../calendar.ts'
import { ClockSettingsSchema } from './clock-settings.ts'
import { OutreachRulesSchema } from './outreach-rules.ts'
import { WeekSchema } from './working-hours.ts'
import { LANGUAGES } from '../language.ts'

const zones = new Set(Intl.supportedValuesOf('timeZone'))
const currencies = new Set(Intl.supportedValuesOf('currency'))
const country = z.custom<CountryCode>(
  (value) => typeof value === 'string' && isSupportedCountry(value),
  'is no country (two letters, as in ISO 3166)',
)
const holiday = z.object({ day: DaySchema, name: shortText(80).min(1) })
export type Holiday = z.infer<typeof holiday>

/** Ten years: longer no law asks anybody to keep a voice. */
const MOST_KEPT_DAYS = 3_653

/** What a brokerage takes for granted when its people write a number, an amount, a date, or wait for an answer. */
export const HouseSchema = z.object({
  name: shortText(80).min(1),
  /** Where its days begin and its clocks run (IANA). */
  zone: z
    .string()
    .refine((zone) => zones.has(zone) || zone === 'UTC', named('is no time zone', 'noZone')),
  currency: z
    .string()
    .refine((code) => currencies.has(code), named('is no currency (three letters)', 'noCurrency')),
  country,
  areaUnit: z.enum(AREA_UNITS),
  /** 1 is Monday, 7 Sunday. */
  firstDay: z.number().int().min(1).max(7),
  hours: WeekSchema,
  holidays: z
    .array(holiday)
    .max(400)
    .refine(
      (days) => new Set(days.map(({ day }) => day)).size === days.length,
      named('has a day twice', 'dayTwice'),
    ),
  clocks: ClockSettingsSchema,
  /** So many days after a call its recording is kept. */
  recordings: z.object({ keptDays: z.number().int().min(1).max(MOST_KEPT_DAYS) }),
  /** When and how often people may be advertised to. */
  outreach: OutreachRulesSchema,
  /** The first is the one of whoever has chosen none. */
  languages: z.array(z.enum(LANGUAGES)).min(1).max(LANGUAGES.length),
})
export type House = z.infer<typeof HouseSchema>

/** ISO 4217 for no currency at all: of whoever has not learnt yet what the house's is. */
export const NO_CURRENCY = 'XXX'
