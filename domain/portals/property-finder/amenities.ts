import type { PropertyFinderType } from './types.ts'
import { slugOf } from './types.ts'

/** The slugs that the contract allows for the Emirates: one unknown, and the whole listing is refused. */
const RESIDENTIAL = [
  'central-ac',
  'built-in-wardrobes',
  'kitchen-appliances',
  'security',
  'concierge',
  'maid-service',
  'balcony',
  'private-gym',
  'shared-gym',
  'private-jacuzzi',
  'shared-spa',
  'covered-parking',
  'maids-room',
  'study',
  'childrens-play-area',
  'pets-allowed',
  'barbecue-area',
  'shared-pool',
  'childrens-pool',
  'private-garden',
  'private-pool',
  'view-of-water',
  'view-of-landmark',
  'walk-in-closet',
  'lobby-in-building',
  'vastu-compliant',
]
const COMMERCIAL = [
  'shared-gym',
  'covered-parking',
  'networked',
  'shared-pool',
  'dining-in-building',
  'conference-room',
  'lobby-in-building',
  'vastu-compliant',
]
/** Ground has none. */
const BARE = ['land', 'farm']

/** What houses call the same. */
const ALIASES: Record<string, string> = {
  pool: 'shared-pool',
  'swimming-pool': 'shared-pool',
  gym: 'shared-gym',
  spa: 'shared-spa',
  parking: 'covered-parking',
  ac: 'central-ac',
  wardrobes: 'built-in-wardrobes',
  garden: 'private-garden',
  jacuzzi: 'private-jacuzzi',
  pets: 'pets-allowed',
  'maid-room': 'maids-room',
  'maid-s-room': 'maids-room',
  'children-s-pool': 'childrens-pool',
  'kids-pool': 'childrens-pool',
  'children-s-play-area': 'childrens-play-area',
  'play-area': 'childrens-play-area',
  barbecue: 'barbecue-area',
  bbq: 'barbecue-area',
  'sea-view': 'view-of-water',
  'water-view': 'view-of-water',
  'landmark-view': 'view-of-landmark',
  lobby: 'lobby-in-building',
}

/** An amenity of the house by its key and what it is called in English. */
export type NamedAmenity = { key: string; label: string }

/** Those that the portal takes for this kind of property, and those that it has no word for: they are said, not sent. */
export function amenitiesFor(
  kind: PropertyFinderType,
  amenities: readonly NamedAmenity[],
): { slugs: string[]; leftOut: string[] } {
  const allowed = allowedFor(kind)
  const found = amenities.map((amenity) => ({ amenity, slug: slugIn(allowed, amenity) }))
  return {
    slugs: [...new Set(found.flatMap(({ slug }) => slug ?? []))],
    leftOut: found.flatMap(({ amenity, slug }) => (slug === null ? [amenity.label] : [])),
  }
}

function allowedFor({ type, category }: PropertyFinderType): readonly string[] {
  if (BARE.includes(type)) return []
  return category === 'residential' ? RESIDENTIAL : COMMERCIAL
}

function slugIn(allowed: readonly string[], { key, label }: NamedAmenity): string | null {
  for (const own of [slugOf(key), slugOf(label)]) {
    const slug = Object.hasOwn(ALIASES, own) ? (ALIASES[own] ?? own) : own
    if (allowed.includes(slug)) return slug
  }
  return null
}
