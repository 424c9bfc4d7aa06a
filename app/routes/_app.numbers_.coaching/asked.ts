import { z } from 'zod'
import { type Fate, OFFER_KINDS } from '#domain/call/after/fates.ts'

export const PERIODS = [7, 30, 90] as const

/** The columns of what became of offers, and the fates that each counts. */
export const FATE_COLUMNS = {
  shown: ['accepted', 'acceptedNotActedOn', 'edited', 'dismissed', 'expired'],
  actedOn: ['accepted'],
  notActedOn: ['acceptedNotActedOn'],
  edited: ['edited'],
  dismissed: ['dismissed'],
  expired: ['expired'],
} as const satisfies Record<string, readonly Fate[]>
export type FateColumn = keyof typeof FATE_COLUMNS
export const FATE_NAMES = [
  'shown',
  'actedOn',
  'notActedOn',
  'edited',
  'dismissed',
  'expired',
] as const satisfies readonly FateColumn[]

/** What the address asks for: since when, of whom, and, for the calls behind a number, of which offers. */
export const AskedSchema = z.object({
  days: z.coerce
    .number()
    .refine((days) => PERIODS.some((one) => one === days), 'is none of the times')
    .default(30),
  agent: z.uuid().optional(),
  kind: z.enum(OFFER_KINDS).optional(),
  type: z.string().min(1).max(64).optional(),
  fate: z.enum(FATE_NAMES).default('shown'),
  after: z.string().max(400).optional(),
})
export type Asked = z.output<typeof AskedSchema>

export function addressOf({ days, agent, kind, type, fate, after }: Asked): string {
  const offers = kind && type ? { kind, type, fate } : {}
  const asked = { days: String(days), agent, ...offers, after }
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/numbers/coaching?${new URLSearchParams(given).toString()}`
}
