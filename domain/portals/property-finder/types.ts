/** Property Finder's words for kinds of property, as its contract lists them for the Emirates, each with the category that it is offered in. */
const RESIDENTIAL = [
  'apartment',
  'bulk-rent-unit',
  'bulk-sale-unit',
  'bungalow',
  'compound',
  'duplex',
  'full-floor',
  'half-floor',
  'hotel-apartment',
  'land',
  'penthouse',
  'townhouse',
  'villa',
  'whole-building',
]
const COMMERCIAL = [
  'business-center',
  'co-working-space',
  'factory',
  'farm',
  'labor-camp',
  'office-space',
  'retail',
  'shop',
  'show-room',
  'staff-accommodation',
  'warehouse',
]

/** Ours that are called otherwise there. A loft is an apartment to it. */
const ALIASES: Record<string, string> = {
  office: 'office-space',
  loft: 'apartment',
  'labour-camp': 'labor-camp',
  showroom: 'show-room',
  'residential-floor': 'full-floor',
  'residential-building': 'whole-building',
  plot: 'land',
}

/** What the Land Department calls a property, and what may be advertised as such. */
const REGISTERED: Record<string, readonly string[]> = {
  unit: ['apartment', 'duplex', 'full-floor', 'half-floor', 'penthouse', 'hotel-apartment'],
  villa: ['villa', 'townhouse', 'bungalow'],
  building: [
    'compound',
    'whole-building',
    'bulk-rent-unit',
    'bulk-sale-unit',
    'labor-camp',
    'office-space',
    'retail',
    'shop',
    'show-room',
    'warehouse',
    'factory',
    'business-center',
    'co-working-space',
    'staff-accommodation',
  ],
  land: ['land', 'farm', 'villa', 'townhouse', 'bungalow', 'whole-building'],
}

export type PropertyFinderType = { type: string; category: 'residential' | 'commercial' }

/** Null for a kind that the portal has no word for. */
export function propertyFinderType(ours: string): PropertyFinderType | null {
  const slug = slugOf(ours)
  const type = Object.hasOwn(ALIASES, slug) ? (ALIASES[slug] ?? slug) : slug
  if (RESIDENTIAL.includes(type)) return { type, category: 'residential' }
  return COMMERCIAL.includes(type) ? { type, category: 'commercial' } : null
}

/** Whether what the Land Department has registered may be advertised so. What it calls otherwise than the contract knows is left to the portal. */
export function isRegisteredAs(listingType: string, type: string): boolean {
  const known = REGISTERED[listingType.trim().toLowerCase()]
  return known === undefined || known.includes(type)
}

/** `hotelApartment` and “Hotel Apartment” are both `hotel-apartment`. */
export function slugOf(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}
