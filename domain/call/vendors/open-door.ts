import { z } from 'zod'
import { VENDOR_DOORS } from './doors.ts'

/** What came by a door: of its messages by HTTP the newest within a day, which are kept where only the sync server reads them. */
export const DoorNewsSchema = z.object({
  heardAt: z.string().nullable(),
  messages: z.number(),
  refused: z.number(),
  waiting: z.number(),
  lastRefusal: z.object({ reason: z.string(), at: z.string() }).nullable(),
})
export type DoorNews = z.output<typeof DoorNewsSchema>

/** A door for a vendor's calls as whoever connects it needs it: never with its secret. */
export const OpenDoorSchema = z.object({
  vendor: z.enum(VENDOR_DOORS),
  name: z.string(),
  /** Words that were heard elsewhere, by HTTP, or sound, by a socket: Twilio sends both. */
  ways: z.array(z.object({ kind: z.enum(['words', 'sound']), address: z.string() })),
  news: DoorNewsSchema,
})
export type OpenDoor = z.output<typeof OpenDoorSchema>

/** Which doors are open, whether sound can be made words of, and what is taken of one message or at once. */
export const OpenDoorsSchema = z.object({
  doors: z.array(OpenDoorSchema),
  hasTranscriber: z.boolean(),
  feedAddress: z.string(),
  most: z.object({
    /** How much one message of words may have, in kilobytes. */
    kilobytes: z.object({ twilio: z.number(), contactLens: z.number() }),
    /** Streams of sound at once, on one node. */
    streams: z.number(),
    /** Events of one socket that may wait to be stored: then its sender waits. */
    waiting: z.number(),
  }),
})
export type OpenDoors = z.output<typeof OpenDoorsSchema>

/** The source of the events that come by a door. */
export function doorSource({ vendor, name }: Pick<OpenDoor, 'vendor' | 'name'>): string {
  return `urn:pace:door:${vendor}:${name}`
}
