import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { findPortalListingOf } from '#db/pace/listings/portal-listings.ts'
import { type Compared, listToCompare, saveCompared } from '#db/pace/portals/differences.ts'
import { type Appearance, differencesOf } from '#domain/portals/drift.ts'
import type { RemoteListing } from './answers.ts'
import type { Connected } from './connection.ts'
import { prepareListing, type Prepared } from './prepare.ts'
import { hashOf, type PropertyFinderDeps } from './publish.ts'
import { standingOf } from './states.ts'
import { PropertyFinderError } from './transport.ts'

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

/** Reads what the portal shows of the listings that were looked at longest ago, and notes in what it differs from what PACE says. */
export async function compareSlice(deps: PropertyFinderDeps, size = SLICE): Promise<void> {
  const connected = await deps.connection.current()
  if (!connected) return
  const now = deps.now()
  const before = new Date(now.getTime() - EVERY_MS).toISOString()
  const rows = await listToCompare(deps.db, PORTAL, { before, limit: size })
  if (rows.length === 0) return
  const remotes = await connected.client.findListings(rows.map(({ remoteId }) => remoteId))
  const byId = new Map(remotes.map((remote) => [remote.id, remote]))
  const compared: Compared[] = []
  for (const row of rows)
    compared.push(await compareOne(deps, connected, row, byId.get(row.remoteId) ?? null))
  await saveCompared(deps.db, PORTAL, compared, now.toISOString())
  if (rows.length === size) await queueComparison(deps.db)
}

async function compareOne(
  deps: PropertyFinderDeps,
  connected: Connected,
  row: ToCompare,
  remote: RemoteListing | null,
): Promise<Compared> {
  const { listingId, comparedAt } = row
  // On its way in or out: nobody can say yet what it is to look like.
  if (!['live', 'removed'].includes(row.state)) return { listingId, comparedAt, differences: [] }
  const prepared = row.state === 'live' ? await prepare(deps, connected, listingId) : null
  const ours = prepared ? toldAs(prepared) : HIDDEN
  const isTold =
    row.state === 'removed' || (prepared !== null && hashOf(prepared.body) === row.sentHash)
  const told = { isTold, isRefused: row.problem !== null }
  return {
    listingId,
    comparedAt,
    differences: differencesOf({ ...ours, isLive: row.state === 'live' }, shownAs(remote), told),
  }
}

/** Null for a listing that can be told no more as it is: its state alone is compared. */
async function prepare(
  deps: PropertyFinderDeps,
  connected: Connected,
  listingId: string,
): Promise<Prepared | null> {
  const advertised = await findPortalListingOf(deps.db, PORTAL, listingId)
  if (!advertised) return null
  return prepareListing(deps, connected, advertised).catch((error: unknown) => {
    if (error instanceof PropertyFinderError && error.kind === 'refused') return null
    throw error
  })
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
function toldAs({ body }: Prepared): Appearance {
  return shownAs(body as unknown as RemoteListing) ?? HIDDEN
}

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
