import { toStorable } from '../../storable.ts'
import { audiohook } from './audiohook.ts'
import { contactLens, unwrapRecords } from './contact-lens.ts'
import { twilio } from './twilio.ts'
import type { KnownCall, VendorAdapter, VendorEvent } from './vendor-event.ts'

export const VENDORS = ['twilio', 'contactLens', 'audiohook'] as const
export type Vendor = (typeof VENDORS)[number]

const ADAPTERS: Record<Vendor, VendorAdapter> = { twilio, contactLens, audiohook }

/** What a vendor has told of its calls so far, by what their messages have in common. */
export type VendorCalls = Map<string, KnownCall>

/**
 * The events of what a vendor sent, in their order, and each call that it tells of remembered in `calls`. Throws `invalid` for
 * what is none of this vendor's messages.
 */
export function readVendorMessage(
  vendor: Vendor,
  body: unknown,
  { at, calls }: { at: string; calls: VendorCalls },
): VendorEvent[] {
  const { keyOf, read } = ADAPTERS[vendor]
  const messages = vendor === 'contactLens' ? unwrapRecords(body) : [body]
  return messages.flatMap((message) => {
    const key = keyOf(message)
    // One record that is none does not take the others of its batch with it.
    if (key === null && messages.length > 1) return []
    const events = read(message, { at, call: key === null ? null : (calls.get(key) ?? null) })
    const [first] = events
    if (key !== null && first && !calls.has(key)) {
      calls.set(key, { subject: first.subject, begunAt: first.time })
    }
    return events.map(toStorable)
  })
}
