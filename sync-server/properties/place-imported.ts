import type { PaceDb } from '#db/pace/client.ts'
import type { NewEntityEvent } from '#db/pace/events/events.ts'
import { lockProperty } from '#db/pace/properties/change.ts'
import { findCandidates, lockIdentities } from '#db/pace/properties/identity.ts'
import { sharedFacts } from '#domain/property/fields.ts'
import { identify } from '#domain/property/identity.ts'
import { addProperty } from './create-property.ts'
import { keeperIn, type Said, saidIn } from './property-of-listing.ts'

type Fields = Record<string, unknown>
export type ImportedHome = {
  /** What the listing says, with its home's id and what it takes over of it. */
  fields: Fields
  /** The home that was made for it; null where the house has it, and where none is told. */
  made: string | null
  /** It may be one of several that the house has: nobody is there to ask. */
  isDoubtful: boolean
}
type Placing = { actorName: string; now: string }

/**
 * The homes of many new listings, one after the other, in the caller's transaction: the one of the unit or permit, else a new one, as of a
 * listing by hand. Of one that is in doubt none is taken: a person says it on the listing's page.
 */
export async function placeImported(
  tx: PaceDb,
  listings: readonly Fields[],
  placing: Placing,
): Promise<{ homes: ImportedHome[]; events: NewEntityEvent[] }> {
  const said = listings.map(saidIn)
  await lockIdentities(
    tx,
    said.flatMap((one) => one ?? []),
  )
  const homes: ImportedHome[] = []
  const events: NewEntityEvent[] = []
  const permits: Permits = new Map()
  for (const [at, fields] of listings.entries()) {
    const one = said[at]
    const placed = one ? await placeOne(tx, fields, one, { ...placing, permits }) : NOWHERE(fields)
    if (placed.event) events.push(placed.event)
    homes.push(placed.home)
  }
  return { homes, events }
}

/** Homes of this transaction by the permit of their listing, which has no row yet. */
type Permits = Map<string, { id: string; area: string | null }[]>
type Placed = { home: ImportedHome; event: NewEntityEvent | null }

const NOWHERE = (fields: Fields): Placed => ({
  home: { fields, made: null, isDoubtful: false },
  event: null,
})

async function placeOne(
  tx: PaceDb,
  fields: Fields,
  said: Said,
  { permits, ...placing }: Placing & { permits: Permits },
): Promise<Placed> {
  const hasUnit = said.building !== null && said.unit !== null
  const found = await findCandidates(tx, said)
  const ofPermit = (permits.get(said.permitNumber ?? '') ?? [])
    .filter(({ id }) => found.every((one) => one.id !== id))
    .map((one) => ({ ...one, isSameUnit: false, hasPermit: true }))
  const home = identify({ area: said.area, hasUnit }, [...found, ...ofPermit])
  if (home.is === 'doubtful') return { home: { fields, made: null, isDoubtful: true }, event: null }
  const placed =
    home.is === 'known' ? await onKnown(tx, fields, home.id) : await onNew(tx, fields, placing)
  const id = String(placed.home.fields['propertyId'])
  if (said.permitNumber) {
    const others = permits.get(said.permitNumber) ?? []
    permits.set(said.permitNumber, [...others, { id, area: said.area }])
  }
  return placed
}

/** Held, so that whoever changes the home now changes this draft too. */
async function onKnown(tx: PaceDb, fields: Fields, id: string): Promise<Placed> {
  const stands = Object.entries(sharedFacts({ ...(await lockProperty(tx, id)) }))
  const known = Object.fromEntries(stands.filter(([, value]) => value !== null))
  const home = { fields: { ...known, ...fields, propertyId: id }, made: null, isDoubtful: false }
  return { home, event: null }
}

async function onNew(tx: PaceDb, fields: Fields, { actorName, now }: Placing): Promise<Placed> {
  const id = crypto.randomUUID()
  const facts = { ...sharedFacts(fields), ...keeperIn(fields) }
  const event = await addProperty(tx, { id, fields: facts, actorName, now })
  return { home: { fields: { ...fields, propertyId: id }, made: id, isDoubtful: false }, event }
}
