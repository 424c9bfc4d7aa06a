import { z } from 'zod'
import { DomainError } from '../../errors.ts'
import { begun, readAs, SUBJECT, taken, type VendorEvent } from '../vendors/vendor-event.ts'

const ID = /^[\w.-]{1,64}$/
const named = z.string().max(200).optional().catch(undefined)
/** What whoever sets up the stream may tell of the call beside it. */
const OwnSchema = z
  .object({
    from: named,
    to: named,
    callerName: named,
    agent: z.email().optional().catch(undefined),
  })
  .catch({ from: undefined, to: undefined, callerName: undefined, agent: undefined })

export const CallIdSchema = z.string().regex(SUBJECT, 'is no id of a call')
export const StreamIdSchema = z.string().regex(ID, 'is no id of a stream')
export const PayloadSchema = z.object({ payload: z.string().max(400_000), track: named })

/** A text frame as JSON with an event. Throws `invalid`. */
export function readFrame<Schema extends z.ZodType>(
  schema: Schema,
  frame: string | Uint8Array,
): z.output<Schema> {
  if (typeof frame !== 'string') throw new DomainError('invalid', 'Its frames are text.')
  try {
    return readAs(schema, JSON.parse(frame), 'The frame')
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('invalid', 'The frame is not JSON.')
  }
}

/** A stream begins when somebody talks: the call, as far as the stream tells of it, and that it was taken. */
export function callBegun(
  subject: string,
  at: string,
  told: { from?: string | undefined; to?: string | undefined; own?: unknown },
): VendorEvent[] {
  const own = OwnSchema.parse(told.own ?? {})
  const from = told.from ?? own.from ?? null
  const to = told.to ?? own.to ?? null
  const { agent, callerName } = own
  const answered = taken(subject, at)
  const started: VendorEvent = {
    id: `${subject}:stream`,
    subject,
    time: at,
    type: 'pace.call.started.v1',
    data: { direction: 'inbound', from, to, ...(callerName ? { callerName } : {}) },
  }
  return [
    from || to ? started : begun(subject, at),
    agent && answered.type === 'pace.call.answered.v1'
      ? { ...answered, data: { agent } }
      : answered,
  ]
}

export function callOver(subject: string, at: string): VendorEvent {
  return { id: `${subject}:ended`, subject, time: at, type: 'pace.call.ended.v1', data: {} }
}
