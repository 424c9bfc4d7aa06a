import type { z } from 'zod'
import type { FeedEventSchema } from '../feed-event.ts'

type Told = z.input<typeof FeedEventSchema>
type Data<Type extends Told['type']> = Extract<Told, { type: Type }>['data']

let count = 0

function example<Type extends Told['type']>(type: Type, data: Data<Type>) {
  count += 1
  return {
    specversion: '1.0' as const,
    id: `call-7-${count}`,
    source: 'urn:centre:dubai',
    subject: 'call-7',
    time: `2026-03-02T08:00:${String(count * 5).padStart(2, '0')}.000Z`,
    datacontenttype: 'application/json' as const,
    sequence: String(count).padStart(10, '0'),
    type,
    data,
  }
}

const words = {
  segmentId: 's1',
  party: 'caller',
  role: 'customer' as const,
  channel: 0,
  beginMs: 7_000,
  language: 'en',
}

/** A call from its first ring to its wrap-up: at least one example of each type. */
export const FEED_EXAMPLES = [
  example('pace.call.started.v1', {
    direction: 'inbound',
    from: '+971501234567',
    to: '+97144000000',
    callerName: 'Omar',
  }),
  example('pace.call.answered.v1', { agent: 'sara@example.com' }),
  example('pace.call.recording.v1', { on: true }),
  example('pace.transcript.segment.v1', {
    ...words,
    revision: 0,
    final: false,
    endMs: 8_000,
    text: 'I am looking for',
    confidence: 0.6,
  }),
  example('pace.transcript.segment.v1', {
    ...words,
    revision: 1,
    final: true,
    endMs: 9_400,
    text: 'I am looking for two bedrooms in the Marina.',
    confidence: 0.95,
  }),
  example('pace.call.held.v1', {}),
  example('pace.call.resumed.v1', {}),
  example('pace.call.transferred.v1', { agent: 'omar@example.com' }),
  example('pace.call.ended.v1', { reason: 'completed' }),
  example('pace.call.wrapup.v1', { disposition: 'viewingBooked' }),
]
