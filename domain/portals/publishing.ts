import type { PORTAL_STATES } from '../listing/fields.ts'
import type { EntityEvent } from '../record/event.ts'

/** A portal has not done yet what it was asked for, or would not. */
export const UNMET_STATES = [
  'queued',
  'sending',
  'removing',
  'failed',
] as const satisfies (keyof typeof PORTAL_STATES)[]

/** What a portal made of a request: its answer, or that it should be asked again. */
export type PortalAnswer =
  | { kind: 'live'; url: string | null }
  | { kind: 'removed' }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string; afterSeconds: number | null }
  /** Taken on: what becomes of it the portal tells later, and is asked after a while if it does not. */
  | { kind: 'accepted'; afterSeconds: number }

export type PortalRequest = {
  action: 'publish' | 'unpublish'
  listingId: string
  reference: string
  /** Repeating a request under its key has no second effect at the portal. */
  key: string
}
/** How a portal that is sent each listing is asked for one. */
export type PortalClient = (request: PortalRequest) => Promise<PortalAnswer>

/** Whether an event tells of a listing's place at a portal, or of what a portal shows of it. */
export function isOfPortals({
  resource,
  new: now,
}: Pick<EntityEvent, 'resource' | 'new'>): boolean {
  const names = resource === 'listing' ? Object.keys(now ?? {}) : []
  return names.some((name) => name.startsWith('portals.') || name.startsWith('drift.'))
}
