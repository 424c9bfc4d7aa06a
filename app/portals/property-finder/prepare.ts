import { ownReason } from '#domain/portals/own-reasons.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { PortalListing } from '#db/pace/listings/portal-listings.ts'
import { findPlace, type PortalPlace, savePlace } from '#db/pace/portals/places.ts'
import {
  type Composed,
  composeListing,
  emirate,
  type PropertyFinderBody,
} from '#domain/portals/property-finder/compose.ts'
import { isRegisteredAs, slugOf } from '#domain/portals/property-finder/types.ts'
import { findValue, labelOf, type Reference } from '#domain/reference/reference.ts'
import type { RemoteLocation } from './answers.ts'
import type { Connected } from './connection.ts'
import { PropertyFinderError } from './transport.ts'

export type PrepareDeps = {
  db: PaceDb
  reference: () => Reference
  photoAddress: (fileId: string) => string
  now: () => Date
}
export type Prepared = Extract<Composed, { body: PropertyFinderBody }>

const PORTAL = 'propertyFinder'
const DAY_MS = 24 * 3_600_000

/** A listing as the portal wants it told: place and agent by the portal's numbers. Throws `refused` with everything that is in the way. */
export async function prepareListing(
  deps: PrepareDeps,
  { client, licence }: Connected,
  advertised: PortalListing,
): Promise<Prepared> {
  const { listing, areaName, city, agentEmail, photos } = advertised
  const reference = deps.reference()
  const [location, profileId] = await Promise.all([
    locate(deps, client, advertised),
    agentEmail ? client.findProfile(agentEmail) : null,
  ])
  const unknown = [
    ...(location === null ? [ownReason('noPlace', { area: areaName, city })] : []),
    ...(profileId === null
      ? [agentEmail ? ownReason('noProfile', { email: agentEmail }) : ownReason('noAgent')]
      : []),
  ]
  const composed = composeListing({
    listing,
    typeLabel: labelOf(reference, 'propertyType', listing.propertyType ?? ''),
    amenities: listing.amenities.map((key) => ({
      key,
      label: findValue(reference, 'amenity', key)?.labels.en ?? key,
    })),
    photos: photos.map((photo) => ('file' in photo ? deps.photoAddress(photo.file) : photo.url)),
    locationId: location ?? 0,
    profileId: profileId ?? 0,
    city,
    licence,
  })
  const reasons = [...unknown, ...('reasons' in composed ? composed.reasons : [])]
  if (reasons.length > 0 || !('body' in composed)) {
    throw new PropertyFinderError(
      'refused',
      ownReason('incomplete', { reasons: reasons.join('; ') }),
    )
  }
  return composed
}

/** The regulator's word on the permit, before the portal is asked for anything. Only Dubai's can be asked for, and only by a licence. */
export async function requirePermit(
  { client, licence }: Connected,
  { listing, city }: PortalListing,
  { body }: Prepared,
  now: Date,
): Promise<void> {
  const { permitNumber } = listing
  if (!licence || !permitNumber || emirate(city) !== 'dubai') return
  const permit = await client.findPermit(permitNumber, licence, 'rera').catch((error: unknown) => {
    if (error instanceof PropertyFinderError && ['refused', 'missing'].includes(error.kind))
      throw new PropertyFinderError(
        'refused',
        ownReason('permitSaid', { permit: permitNumber, said: error.message }),
      )
    throw error
  })
  if (!permit)
    throw new PropertyFinderError('refused', ownReason('permitUnknown', { permit: permitNumber }))
  const end = Date.parse(permit.expiresAt)
  if (end < now.getTime()) {
    const day = new Date(end).toISOString().slice(0, 10)
    throw new PropertyFinderError(
      'refused',
      ownReason('permitEnded', { permit: permitNumber, day }),
    )
  }
  const registered = permit.property?.listingType
  if (registered && !isRegisteredAs(registered, body.type))
    throw new PropertyFinderError(
      'refused',
      ownReason('permitOfOther', { permit: permitNumber, registered, type: body.type }),
    )
}

/** The building where the portal knows it, else its community. What was found is kept; what was not is asked for again a day later. */
async function locate(
  deps: PrepareDeps,
  client: Connected['client'],
  { listing, areaName, city }: PortalListing,
): Promise<number | null> {
  const area = listing.area ?? ''
  const community = () =>
    placeOf(deps, area, () => client.searchLocations(areaName, [city]), areaName, [city])
  const { building } = listing
  if (!building || building.length < 2) return community()
  const key = `${area}|${plainForm(building)}`
  const within = [city, areaName]
  const tower = await placeOf(
    deps,
    key,
    () => client.searchLocations(building, within),
    building,
    within,
  )
  return tower ?? community()
}

async function placeOf(
  { db, now }: PrepareDeps,
  place: string,
  search: () => Promise<RemoteLocation[]>,
  name: string,
  within: readonly string[],
): Promise<number | null> {
  const known = await findPlace(db, PORTAL, place)
  if (known && !isStale(known, now()))
    return known.remoteId === null ? null : Number(known.remoteId)
  const found = (await search()).find((one) => isMeant(one, name, within)) ?? null
  await savePlace(db, {
    portal: PORTAL,
    place,
    remoteId: found ? String(found.id) : null,
    name: found ? [...found.tree.map((part) => part.name), found.name].join(', ') : null,
    foundAt: now().toISOString(),
  })
  return found?.id ?? null
}

function isStale({ remoteId, foundAt }: PortalPlace, now: Date): boolean {
  return remoteId === null && Date.parse(foundAt) < now.getTime() - DAY_MS
}

function isMeant(
  { name, tree }: RemoteLocation,
  wanted: string,
  within: readonly string[],
): boolean {
  const above = new Set(tree.map((part) => plainForm(part.name)))
  return plainForm(name) === plainForm(wanted) && within.every((part) => above.has(plainForm(part)))
}

function plainForm(name: string): string {
  return slugOf(name) || name.trim().toLowerCase()
}
