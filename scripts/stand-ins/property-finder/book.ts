import { createHash, randomUUID } from 'node:crypto'

export type Listing = Record<string, unknown> & {
  id: string
  reference?: string
  state: { type: string; stage: string; reasons: { en: string }[] }
  portals: { propertyfinder: { name: string; isLive: boolean; publishedAt?: string } }
}
export type StandInRules = {
  /** As the contract demands; the demo's homes have none, and its stand-in overlooks that. */
  wantsPhotos: boolean
  /** Nobody has a profile but these; null: everybody has. */
  profiles: readonly string[] | null
  /** Places that it does not know. */
  unknownPlaces: readonly string[]
  /** Permits that the regulator does not know. */
  unknownPermits: readonly string[]
}

/** What the portal keeps: its listings and how they go from one state to the next. */
export function createBook(rules: StandInRules) {
  const listings = new Map<string, Listing>()

  function put(id: string, body: Record<string, unknown>): Listing {
    const known = listings.get(id)
    const state = known?.state ?? { type: 'draft', stage: 'draft', reasons: [] }
    const portals = known?.portals ?? {
      propertyfinder: { name: 'propertyfinder', isLive: false },
    }
    const listing = { ...body, id, state, portals, updatedAt: new Date().toISOString() }
    listings.set(id, listing)
    return listing
  }

  function move(listing: Listing, type: string, stage: string, reasons: string[] = []): Listing {
    listing.state = { type, stage, reasons: reasons.map((en) => ({ en })) }
    const isLive = stage === 'live'
    listing.portals.propertyfinder = {
      name: 'propertyfinder',
      isLive,
      ...(isLive ? { publishedAt: new Date().toISOString() } : {}),
    }
    return listing
  }

  return {
    listings,
    put,
    move,
    create: (body: Record<string, unknown>) => put(`01${newId()}`, body),
    find: (id: string) => listings.get(id) ?? null,
    withReference: (reference: unknown) =>
      [...listings.values()].find((one) => one.reference === reference) ?? null,
    problems: (listing: Listing) => publishingProblems(listing, rules),
    isProfile: (email: string) => rules.profiles === null || rules.profiles.includes(email),
    knowsPlace: (name: string) => !rules.unknownPlaces.includes(name),
    knowsPermit: (permit: string) => !rules.unknownPermits.includes(permit),
  }
}
export type Book = ReturnType<typeof createBook>

function newId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 24).toUpperCase()
}

/** The same number for the same name, whenever it is asked for. */
export function numberOf(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) % 1_000_000
}

const REQUIRED = [
  'category',
  'type',
  'furnishingType',
  'price',
  'location',
  'uaeEmirate',
  'reference',
  'size',
] as const

/** The table "Required fields" of the contract. */
function publishingProblems(listing: Listing, rules: StandInRules): string[] {
  const at = (path: string) =>
    path
      .split('.')
      .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), listing)
  const missing: string[] = REQUIRED.filter((field) => at(field) == null)
  for (const path of ['title.en', 'description.en']) if (!at(path)) missing.push(path)
  const hasPermit = listing['uaeEmirate'] === 'northern_emirates'
  if (!hasPermit && !at('compliance.listingAdvertisementNumber'))
    missing.push('compliance.listingAdvertisementNumber')
  const images = at('media.images')
  if (rules.wantsPhotos && !(Array.isArray(images) && images.length > 0))
    missing.push('media.images')
  const type = String(at('price.type'))
  if (at(`price.amounts.${type}`) == null) missing.push(`price.amounts.${type}`)
  if (type === 'sale' && at('price.downpayment') == null) missing.push('price.downpayment')
  const noRooms = ['land', 'farm'].includes(String(listing['type']))
  if (!noRooms && listing['bathrooms'] == null) missing.push('bathrooms')
  return missing
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
