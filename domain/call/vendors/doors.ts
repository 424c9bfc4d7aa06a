/** Twilio sends what it heard by HTTP, and sound by a socket; Contact Lens words alone, Exotel and Genesys AudioHook sound alone. */
export const VENDOR_DOORS = ['twilio', 'contactLens', 'exotel', 'audiohook'] as const
export type VendorDoor = (typeof VENDOR_DOORS)[number]

/** What is written letter by letter where a vendor is connected: no language has other words for it. */
export const DOOR_CODES = {
  doors: 'FEED_DOORS',
  transcriber: 'TRANSCRIBER_KEY',
  status: 'statusCallback',
  transcription: 'statusCallbackUrl',
  noun: '<Transcription>',
  partial: 'partialResults',
  stream: '<Stream url>',
  tracks: 'track="both_tracks"',
  description: '/api/feed/asyncapi.json',
} as const
