import { onTestFinished } from 'vitest'
import WebSocket from 'ws'
import type { FeedReply } from '#domain/call/feed/feed-event.ts'
import { waitFor } from '#tests/support/wait-for.ts'

export type FeedClient = {
  socket: WebSocket
  replies: FeedReply[]
  /** Sends one event of the source's next sequence; returns that sequence. */
  send: (type: string, data?: object, patch?: object) => string
  sendRaw: (frame: string | Buffer) => void
  acked: (sequence: string) => Promise<unknown>
  closed: () => number | null
}

let events = 0

/** A call centre's end of the feed, for one source and one call. */
export async function connectFeed(
  port: number,
  token: string,
  { source = 'urn:centre', call = 'call-1', query = '' } = {},
): Promise<FeedClient> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/feed${query}`, 'cloudevents.json', {
    headers: { authorization: `Bearer ${token}` },
  })
  const replies: FeedReply[] = []
  let code: number | null = null
  socket.on('message', (data: Buffer) => replies.push(JSON.parse(data.toString('utf8'))))
  socket.on('close', (closedWith) => (code = closedWith))
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return {
    socket,
    replies,
    closed: () => code,
    sendRaw: (frame) => socket.send(frame),
    send(type, data = {}, patch = {}) {
      events += 1
      const sequence = String(events).padStart(10, '0')
      const envelope = { specversion: '1.0', id: `e${events}`, source, subject: call, sequence }
      const time = new Date().toISOString()
      socket.send(JSON.stringify({ ...envelope, time, type, data, ...patch }))
      return sequence
    },
    acked: (sequence) =>
      waitFor(
        () => replies.some((reply) => reply.kind === 'ack' && reply.lastSequence >= sequence),
        {
          what: `the acknowledgement of ${sequence} among ${JSON.stringify(replies)}`,
        },
      ),
  }
}

export const CALLER = '+971501112233'

export function started(patch: object = {}): object {
  return { direction: 'inbound', from: CALLER, to: '+97144201100', callerName: 'Ivan', ...patch }
}

export function segment(patch: object = {}): object {
  return {
    segmentId: 's1',
    revision: 1,
    final: true,
    party: 'caller',
    role: 'customer',
    beginMs: 0,
    endMs: 900,
    text: 'Two beds in the arena please',
    confidence: 0.9,
    language: 'en',
    ...patch,
  }
}
