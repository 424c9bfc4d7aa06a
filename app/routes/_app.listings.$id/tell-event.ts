import { type Portal, PORTALS } from '#domain/catalogue.ts'
import type { EntityEvent } from '#domain/event.ts'
import {
  LISTING_FIELDS,
  LISTING_STATUSES,
  PORTAL_STATES,
  PortalStateSchema,
} from '#domain/listing/fields.ts'
import { formatMoney } from '../../components/format-money.ts'

type Fields = Record<string, unknown>

/** An event of a listing in the words of the trade, a line for each thing that changed. */
export function tellEvent({ old, new: now }: Pick<EntityEvent, 'old' | 'new'>): string[] {
  if (!old) return ['Listing brought in']
  if (!now) return ['Listing removed']
  return Object.keys({ ...old, ...now }).flatMap((name) => tellField(name, old, now) ?? [])
}

function tellField(name: string, old: Fields, now: Fields): string | null {
  if (name === 'description') return 'Description edited'
  if (name.startsWith('portals.')) return tellPortal(name.slice('portals.'.length), now[name])
  if (!isField(name)) return null
  const { label } = LISTING_FIELDS[name]
  const [before, after] = [words(name, old[name]), words(name, now[name])]
  if (before === null) return `${label}: ${after}`
  return after === null ? `${label} taken away` : `${label}: ${before} → ${after}`
}

function tellPortal(portal: string, value: unknown): string | null {
  const state = PortalStateSchema.safeParse(value)
  if (!state.success || !isPortal(portal)) return null
  const reason = state.data.reason ? `: ${state.data.reason}` : ''
  return `${PORTALS[portal]}: ${PORTAL_STATES[state.data.state].toLowerCase()}${reason}`
}

function words(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (name === 'price' && typeof value === 'number') return formatMoney(value)
  if (name === 'status' && typeof value === 'string')
    return Object.entries(LISTING_STATUSES).find(([key]) => key === value)?.[1] ?? value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

function isField(name: string): name is keyof typeof LISTING_FIELDS {
  return Object.hasOwn(LISTING_FIELDS, name)
}

function isPortal(name: string): name is Portal {
  return Object.hasOwn(PORTALS, name)
}
