import { z } from 'zod'
import { readVendorMessage, type Vendor } from '#domain/call/vendors/vendors.ts'
import type { RecordedEvent } from '#domain/call/replay/recording.ts'

export const VendorLineSchema = z.object({
  /** Since the first message. */
  atMs: z.number().min(0),
  message: z.unknown(),
})
type VendorLine = z.output<typeof VendorLineSchema>

/** What a vendor sent of a call, through its own adapter; of several calls, the first. Each event once, as the feed keeps it. */
export function readVendorMessages(vendor: Vendor, lines: readonly VendorLine[]): RecordedEvent[] {
  const calls = new Map()
  const begun = Date.now()
  const seen = new Set<string>()
  const events = lines.flatMap(({ atMs, message }) => {
    const at = new Date(begun + atMs).toISOString()
    return readVendorMessage(vendor, message, { at, calls }).map((event) => ({ atMs, ...event }))
  })
  return events
    .filter(({ subject, id }) => subject === events[0]?.subject && !seen.has(id) && seen.add(id))
    .map(({ atMs, type, data }) => ({ atMs, type, data: JsonSchema.parse(data) }))
}

const JsonSchema = z.record(z.string(), z.json())
