import type { PaceDb } from '#db/pace/client.ts'
import { findPortalListingOf } from '#db/pace/listings/portal-listings.ts'
import { findPublication } from '#db/pace/listings/records.ts'
import { findPortalListing, savePortalListing } from '#db/pace/portals/portal-listings.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import type { Commands } from '../../sync-client/commands.server.ts'
import { queueComparison } from './compare.ts'
import type { Connected } from './connection.ts'
import { prepareListing } from './prepare.ts'
import { hashOf, type PropertyFinderDeps } from './publish.ts'
import { queueUpdate } from './queue.ts'
import { refusedChange, standingOf } from './states.ts'
import { PropertyFinderError } from './transport.ts'

export type KeepTrueDeps = PropertyFinderDeps & {
  commands: Pick<Commands, 'forService'>
  /** Has the job of an open wish look at once. */
  carryOn: (db: PaceDb, wish: { listingId: string; portal: 'propertyFinder' }) => Promise<void>
}

const PORTAL = 'propertyFinder'
const LATER_SECONDS = 30
/** By then it shows what it was told. */
const LOOK_SECONDS = 20

/**
 * Brings what PACE says of a listing's place at the portal in line with what the portal says. A wish that is still open is answered
 * by the job that carries it; what was answered is looked at anew: the portal may have taken it down, or shown it late.
 */
export async function readBackListing(deps: KeepTrueDeps, listingId: string): Promise<void> {
  const key = { listingId, portal: PORTAL } as const
  const found = await findPublication(deps.db, listingId, PORTAL)
  if (!found) return
  const { state } = found.publication
  if (state === 'queued' || state === 'sending' || state === 'removing')
    return deps.carryOn(deps.db, key)
  const connected = await deps.connection.current()
  const known = await findPortalListing(deps.db, key)
  if (!connected || !known) return
  const remote = await connected.client.findListing(known.remoteId)
  const standing = standingOf(remote)
  if (state === 'live' && (standing.kind === 'off' || standing.kind === 'failed')) {
    const reason = standing.kind === 'failed' ? standing.reason : 'Property Finder took it down'
    return record(deps, listingId, { state: 'failed', at: deps.now().toISOString(), reason })
  }
  if (state === 'failed' && standing.kind === 'live')
    return record(deps, listingId, { state: 'live', at: deps.now().toISOString() })
  const problem = refusedChange(remote)
  if (state === 'live' && problem !== known.problem) await noteProblem(deps, listingId, problem)
}

/** Tells the portal what has changed since it was told last; nothing where that comes to the same. */
export async function updateListing(deps: KeepTrueDeps, listingId: string): Promise<void> {
  const key = { listingId, portal: PORTAL } as const
  const known = await findPortalListing(deps.db, key)
  const publication = (await findPublication(deps.db, listingId, PORTAL))?.publication
  const connected = await deps.connection.current()
  if (!known || !connected) return
  if (publication?.state === 'removed') return takeOff(deps, connected, known.remoteId)
  if (publication?.state !== 'live') return
  const advertised = await findPortalListingOf(deps.db, PORTAL, listingId)
  if (!advertised) return
  try {
    const { body, leftOut } = await prepareListing(deps, connected, advertised)
    const sentHash = hashOf(body)
    if (sentHash === known.sentHash && known.problem === null) return
    await connected.client.update(known.remoteId, body)
    const sentAt = deps.now().toISOString()
    const sent = { sentHash, sentAt, leftOut, comparedAt: null }
    await savePortalListing(deps.db, { ...key, remoteId: known.remoteId, ...sent })
    await queueComparison(deps.db, LOOK_SECONDS)
    if (known.problem !== null) await noteProblem(deps, listingId, null)
  } catch (error) {
    if (!(error instanceof PropertyFinderError)) throw error
    if (error.kind === 'later')
      return queueUpdate(deps.db, listingId, error.afterSeconds ?? LATER_SECONDS)
    await noteProblem(deps, listingId, error.message)
  }
}

/** Somebody has put it up there again. */
async function takeOff(deps: KeepTrueDeps, { client }: Connected, remoteId: string): Promise<void> {
  if (standingOf(await client.findListing(remoteId)).kind !== 'live') return
  await client.unpublish(remoteId)
  await queueComparison(deps.db, LOOK_SECONDS)
}

/** It stays live as it was; that its last change was not taken stands with it. */
async function noteProblem(
  deps: KeepTrueDeps,
  listingId: string,
  problem: string | null,
): Promise<void> {
  const key = { listingId, portal: PORTAL } as const
  const known = await findPortalListing(deps.db, key)
  const publication = (await findPublication(deps.db, listingId, PORTAL))?.publication
  if (!known || publication?.state !== 'live') return
  await savePortalListing(deps.db, { ...key, remoteId: known.remoteId, problem })
  const { at, url } = publication
  const state: PortalState = { state: 'live', at, ...(url ? { url } : {}) }
  await record(deps, listingId, problem ? { ...state, reason: problem.slice(0, 500) } : state)
}

async function record(
  { commands }: KeepTrueDeps,
  listingId: string,
  state: PortalState,
): Promise<void> {
  await commands
    .forService({ cause: 'job:property-finder' })
    .run(`listing:${listingId}`, 'recordPortalState', { portal: PORTAL, state })
}
