/** Words of the trade that several records share. Values are stored; labels are shown. */
export const FURNISHINGS = {
  furnished: 'Furnished',
  partly: 'Partly furnished',
  unfurnished: 'Unfurnished',
} as const

export const PERIODS = {
  year: 'per year',
  quarter: 'per quarter',
  month: 'per month',
  week: 'per week',
} as const

export const PORTALS = {
  bayut: 'Bayut',
  propertyFinder: 'Property Finder',
  website: 'Own website',
} as const

/** How a listing comes to a portal: the portal reads our feed whenever it likes, it is sent each listing, or it is our own and reads us. */
export const PORTAL_WAYS = {
  bayut: 'feed',
  propertyFinder: 'sent',
  website: 'own',
} as const satisfies Record<keyof typeof PORTALS, 'feed' | 'sent' | 'own'>

/** By which ways somebody may be written to or called, or forbids it. */
export const CONSENT_CHANNELS = {
  phone: 'Calls',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  email: 'E-mail',
} as const

export type ConsentChannel = keyof typeof CONSENT_CHANNELS
export type Furnishing = keyof typeof FURNISHINGS
export type Period = keyof typeof PERIODS
export type Portal = keyof typeof PORTALS

/** The keys of a catalogue as a tuple, for `z.enum`. */
export function keysOf<Key extends string>(catalogue: Record<Key, unknown>): [Key, ...Key[]] {
  return Object.keys(catalogue) as [Key, ...Key[]]
}
