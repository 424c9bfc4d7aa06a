import { createHash } from 'node:crypto'
import type { PaceDb } from '#db/pace/client.ts'
import { findPortalListingOf } from '#db/pace/listings/portal-listings.ts'
import {
  dropPortalListing,
  findPortalListing,
  isArchived,
  type PortalListingRow,
  savePortalListing,
} from '#db/pace/portals/portal-listings.ts'
import type { PortalAnswer, PortalClient, PortalRequest } from '#domain/portals/publishing.ts'
import type { RemoteListing } from './answers.ts'
import type { Connected, PropertyFinderConnection } from './connection.ts'
import { type Prepared, prepareListing, type PrepareDeps, requirePermit } from './prepare.ts'
import { standingOf } from './states.ts'
import { PropertyFinderError } from './transport.ts'

export type PropertyFinderDeps = PrepareDeps & {
  connection: Pick<PropertyFinderConnection, 'current'>
}

const PORTAL = 'propertyFinder'
/** By then the portal has told, says its contract; if it has not, it is asked. */
const LOOK_AGAIN_SECONDS = 45

export const NOT_CONNECTED =
  'Property Finder is not connected here: an admin enters its key under Admin, Portals'

/**
 * Publishing in two steps: a draft, then the request to show it. That is only taken on: whether it came true is read back when
 * the portal tells that something happened, or when it has told nothing for a while. The same wish twice has one effect.
 */
export function createPropertyFinderPortal(deps: PropertyFinderDeps): PortalClient {
  return async (request) => {
    const connected = await deps.connection.current()
    if (!connected) return { kind: 'refused', reason: NOT_CONNECTED }
    try {
      return request.action === 'publish'
        ? await publish(deps, connected, request)
        : await unpublish(deps, connected, request)
    } catch (error) {
      return answerTo(error)
    }
  }
}

async function publish(
  deps: PropertyFinderDeps,
  connected: Connected,
  { listingId, reference, key }: PortalRequest,
): Promise<PortalAnswer> {
  const { db } = deps
  const { client } = connected
  const known = await findPortalListing(db, { listingId, portal: PORTAL })
  const remote = await findRemote(connected, known, reference)
  if (known?.askedKey === key && remote) {
    const standing = standingOf(remote)
    if (standing.kind === 'live') return { kind: 'live', url: null }
    if (standing.kind === 'failed') return { kind: 'refused', reason: standing.reason }
    if (standing.kind === 'pending') return accepted()
  }
  const advertised = await findPortalListingOf(db, PORTAL, listingId)
  if (!advertised) return { kind: 'refused', reason: 'It is not to be had, or has no permit' }
  const prepared = await prepareListing(deps, connected, advertised)
  await requirePermit(connected, advertised, prepared, deps.now())
  const remoteId = remote?.id ?? (await client.create(prepared.body))
  await savePortalListing(db, { ...sent(deps, listingId, prepared), remoteId })
  if (remote) await client.update(remoteId, prepared.body)
  const isLive = standingOf(remote).kind === 'live'
  if (!isLive) await client.publish(remoteId)
  await savePortalListing(db, { listingId, portal: PORTAL, remoteId, askedKey: key })
  return isLive ? { kind: 'live', url: null } : accepted()
}

/** An archived listing is of no more use there: it is deleted, where others are kept as drafts. */
async function unpublish(
  deps: PropertyFinderDeps,
  connected: Connected,
  { listingId, reference, key }: PortalRequest,
): Promise<PortalAnswer> {
  const { db } = deps
  const { client } = connected
  const known = await findPortalListing(db, { listingId, portal: PORTAL })
  const remote = await findRemote(connected, known, reference)
  if (!remote) {
    await dropPortalListing(db, { listingId, portal: PORTAL })
    return { kind: 'removed' }
  }
  if (await isArchived(db, listingId)) {
    await client.remove(remote.id)
    return (await client.findListing(remote.id)) ? accepted() : gone(db, listingId)
  }
  const { kind } = standingOf(remote)
  if (kind === 'off' || kind === 'failed') return { kind: 'removed' }
  if (kind === 'live') await client.unpublish(remote.id)
  await savePortalListing(db, { listingId, portal: PORTAL, remoteId: remote.id, askedKey: key })
  return accepted()
}

/** By its id; by its reference where an answer with the id was lost, so that nothing is made twice. */
async function findRemote(
  { client }: Connected,
  known: PortalListingRow | null,
  reference: string,
): Promise<RemoteListing | null> {
  const byId = known ? await client.findListing(known.remoteId) : null
  return byId ?? client.findByReference(reference)
}

async function gone(db: PaceDb, listingId: string): Promise<PortalAnswer> {
  await dropPortalListing(db, { listingId, portal: PORTAL })
  return { kind: 'removed' }
}

function sent({ now }: PropertyFinderDeps, listingId: string, { body, leftOut }: Prepared) {
  return {
    listingId,
    portal: PORTAL,
    sentHash: hashOf(body),
    sentAt: now().toISOString(),
    leftOut,
    problem: null,
    comparedAt: null,
  } as const
}

export function hashOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

function accepted(): PortalAnswer {
  return { kind: 'accepted', afterSeconds: LOOK_AGAIN_SECONDS }
}

export function answerTo(error: unknown): PortalAnswer {
  if (!(error instanceof PropertyFinderError)) throw error
  const { kind, message: reason, afterSeconds } = error
  // What is missing was there a moment ago: looked at anew, it is made again.
  if (kind === 'later' || kind === 'missing') return { kind: 'later', reason, afterSeconds }
  return { kind: 'refused', reason }
}
