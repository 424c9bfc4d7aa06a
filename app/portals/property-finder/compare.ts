import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { findPortalListingOf } from '#db/pace/listings/portal-listings.ts'
import { listToCompare } from '#db/pace/portals/differences.ts'
import { type Compared, saveCompared, type Verdict } from '#db/pace/portals/save-compared.ts'
import { type Appearance, differencesOf, type Told } from '#domain/portals/drift.ts'
import type { Logger } from '#service/log.ts'
import type { RemoteListing } from './answers.ts'
import type { Connected } from './connection.ts'
import { prepareListing } from './prepare.ts'
import { hashOf, type PropertyFinderDeps } from './publish.ts'
import { standingOf } from './states.ts'
import { PropertyFinderError } from './transport.ts'

export type CompareDeps = PropertyFinderDeps & { log: Pick<Logger, 'warn'> }
type ToCompare = Awaited<ReturnType<typeof listToCompare>>[number]

export const COMPARE_TASK = 'compare-property-finder'
/** Slices run one after another. */
export const COMPARE_QUEUE = 'compare-property-finder'
const PORTAL = 'propertyFinder'
/** Two requests read so many listings. */
const SLICE = 50
/** Each listing is looked at so often. */
const EVERY_MS = 60 * 60_000

/** Queues the next slice; what is wanted twice is one. */
export function queueComparison(db: PaceDb, delaySeconds = 0): Promise<void> {
  return addJob(db, {
    task: COMPARE_TASK,
    payload: {},
    key: COMPARE_TASK,
    queue: COMPARE_QUEUE,
    delaySeconds,
  })
}

/**
 * Reads what the portal shows of the listings that were looked at longest ago, and notes in what it differs from what PACE says. What goes
 * wrong with one listing is noted with it, and the others are looked at; a portal that cannot be asked ends the slice, and what was
 * found until then is kept.
 */
export async function compareSlice(deps: CompareDeps, size = SLICE): Promise<void> {
  const connected = await deps.connection.current()
  if (!connected) return
  const now = deps.now()
  const before = new Date(now.getTime() - EVERY_MS).toISOString()
  const rows = await listToCompare(deps.db, PORTAL, { before, limit: size })
  if (rows.length === 0) return
  const remotes = await connected.client.findListings(rows.map(({ remoteId }) => remoteId))
  const byId = new Map(remotes.map((remote) => [remote.id, remote]))
  const compared: Compared[] = []
  try {
    for (const row of rows)
      compared.push(await compareOne(deps, connected, row, byId.get(row.remoteId) ?? null))
  } finally {
    await saveCompared(deps.db, PORTAL, compared, now.toISOString())
  }
  if (rows.length === size) await queueComparison(deps.db)
}

async function compareOne(
  deps: CompareDeps,
  connected: Connected,
  row: ToCompare,
  remote: RemoteListing | null,
): Promise<Compared> {
  const { listingId, comparedAt } = row
  try {
    return { listingId, comparedAt, verdict: await judge(deps, connected, row, remote) }
  } catch (error) {
    if (isOfPortal(error)) throw error
    deps.log.warn({ err: error, listingId }, 'a listing could not be compared with its portal')
    return { listingId, comparedAt, verdict: { kind: 'failed', why: reasonOf(error) } }
  }
}

/** It is away, wants us to wait, or does not let us in: the next listing would fare no better. */
function isOfPortal(error: unknown): boolean {
  return error instanceof PropertyFinderError && (error.kind === 'later' || error.kind === 'key')
}

/** In the portal's words; empty where it is not the portal's fault: then the page says so in the reader's language. */
function reasonOf(error: unknown): string {
  return error instanceof PropertyFinderError ? error.message : ''
}

async function judge(
  deps: PropertyFinderDeps,
  connected: Connected,
  { listingId, state, sentHash, problem }: ToCompare,
  remote: RemoteListing | null,
): Promise<Verdict> {
  const isRefused = problem !== null
  if (state === 'removed') return compared(HIDDEN, remote, { isTold: true, isRefused })
  // On its way in or out: nobody can say yet what it is to look like.
  if (state !== 'live') return { kind: 'later' }
  const advertised = await findPortalListingOf(deps.db, PORTAL, listingId)
  // Not to be had any more: it is about to leave.
  if (!advertised) return { kind: 'later' }
  const { body } = await prepareListing(deps, connected, advertised)
  const ours = shownAs(body as unknown as RemoteListing) ?? HIDDEN
  const isTold = hashOf(body) === sentHash
  return compared({ ...ours, isLive: true }, remote, { isTold, isRefused })
}

function compared(ours: Appearance, remote: RemoteListing | null, told: Told): Verdict {
  return { kind: 'compared', differences: differencesOf(ours, shownAs(remote), told) }
}

const HIDDEN: Appearance = {
  isLive: false,
  price: null,
  title: {},
  description: {},
  photos: 0,
  permit: null,
}

/** The same reading for what we say and what it shows: both speak its language. */
function shownAs(remote: RemoteListing | null): Appearance | null {
  if (!remote) return null
  const { price, title, description, media, compliance } = remote
  const amount = price?.amounts?.[price.type ?? '']
  return {
    isLive: standingOf(remote).kind === 'live',
    price: amount == null ? null : `${price?.type} ${amount}`,
    title: withoutGaps(title),
    description: withoutGaps(description),
    photos: media?.images?.length ?? 0,
    permit: compliance?.listingAdvertisementNumber ?? null,
  }
}

function withoutGaps(texts: RemoteListing['title']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}
