import { z } from 'zod'
import { EVENT_RESOURCES, type EntityEvent, type EventResource } from '../record/event.ts'
import { seenEvent } from '../record/seen-event.ts'
import { shortText } from '../text/characters.ts'

export const ENDPOINT_STATES = ['unverified', 'active', 'paused', 'disabled'] as const
export type EndpointState = (typeof ENDPOINT_STATES)[number]
export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What an endpoint may be told of; each opens the nouns that a client reads with it. */
export const WEBHOOK_SCOPES = ['leads:read', 'listings:read', 'calls:read', 'events:read'] as const
export type WebhookScope = (typeof WEBHOOK_SCOPES)[number]

/** Each event is written once for each endpoint: so many may one person or client have. */
export const MOST_ENDPOINTS = 20

const url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  // It is asked of what is no address, too: zod goes on after a format that does not fit.
  .refine((text) => isWithoutCredentials(URL.parse(text)), {
    message: 'must not hold a name or password',
  })

export const NewEndpointSchema = z.strictObject({
  url,
  description: shortText(200).default(''),
  resources: z.array(z.enum(EVENT_RESOURCES)).min(1).nullable().default(null),
  fields: z.array(shortText(100).min(1)).min(1).max(50).nullable().default(null),
  ordered: z.boolean().default(false),
  scopes: z.array(z.enum(WEBHOOK_SCOPES)).min(1).optional(),
})
export type NewEndpoint = z.output<typeof NewEndpointSchema>

export type Told = {
  id: string
  resources: readonly EventResource[] | null
  fields: readonly string[] | null
  scopes: readonly string[]
}

/** Bytes of a message; a larger event is told without its values. */
const MOST_BYTES = 256 * 1024

/** What an endpoint is told of an event, as it is sent; null where it is not for it, or it may not know of it. */
export function messageFor(endpoint: Told, event: EntityEvent): string | null {
  const { id, resources, fields, scopes } = endpoint
  if (resources && !resources.includes(event.resource)) return null
  const seen = seenEvent({ kind: 'service', id: `webhook:${id}`, scopes }, event, undefined)
  if (!seen || (fields && !fields.some((name) => tells(seen, name)))) return null
  const body = messageOf(seen)
  if (Buffer.byteLength(body) <= MOST_BYTES) return body
  return messageOf({ ...seen, old: seen.old && {}, new: seen.new && {} }, { truncated: true })
}

/** Of one event at one endpoint always the same: receivers drop repeats by it. */
export function messageId(endpointId: string, sequence: number): string {
  return `msg_${endpointId.replaceAll('-', '')}_${sequence}`
}

function messageOf(event: EntityEvent, more: { truncated?: true } = {}): string {
  const step = event.new === null ? 'removed' : event.old === null ? 'created' : 'changed'
  const type = `${event.resource}.${step}`
  return JSON.stringify({ type, timestamp: event.at, data: event, ...more })
}

function tells(event: EntityEvent, name: string): boolean {
  return Object.hasOwn(event.new ?? {}, name) || Object.hasOwn(event.old ?? {}, name)
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const FIRST_MS = 5 * SECOND
const LONGEST_MS = 8 * HOUR
/** So long an event is tried, and so long an endpoint may answer nothing before it is stopped. */
export const TRIED_FOR_MS = 72 * HOUR

/** How long to wait after so many attempts without success: three times as long each time, to eight hours, and a fifth of it by chance. */
export function pauseAfter(attempts: number, chance = Math.random()): number {
  const pause = Math.min(LONGEST_MS, FIRST_MS * 3 ** Math.max(0, attempts - 1))
  return Math.round(pause * (0.9 + 0.2 * chance))
}

function isWithoutCredentials(address: URL | null): boolean {
  return address === null || (address.username === '' && address.password === '')
}
