/** Twilio sends what it heard by HTTP, and sound by a socket; Contact Lens words alone, Exotel and Genesys AudioHook sound alone. */
export const VENDOR_DOORS = ['twilio', 'contactLens', 'exotel', 'audiohook'] as const
export type VendorDoor = (typeof VENDOR_DOORS)[number]
