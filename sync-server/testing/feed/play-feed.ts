import { setTimeout as delay } from 'node:timers/promises'
import WebSocket from 'ws'
import { z } from 'zod'

export type PlayedEvent = { call: string; type: string; data: object }

const ReplySchema = z.object({ kind: z.string(), lastSequence: z.string().nullish() })
const SOURCE = 'urn:centre'
const RETRY_MS = 30

/** Sends events the way a call centre does that has them all in its own log: from the start again until all are acknowledged. */
export async function playUntilStored(
  port: number,
  token: () => Promise<string>,
  events: readonly PlayedEvent[],
): Promise<void> {
  while (!(await playOnce(port, await token(), events))) await delay(RETRY_MS)
}

/** False where the socket ended before the last acknowledgement. */
function playOnce(port: number, token: string, events: readonly PlayedEvent[]): Promise<boolean> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/feed`, 'cloudevents.json', {
    headers: { authorization: `Bearer ${token}` },
  })
  const last = sequenceOf(events.length - 1)
  return new Promise((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(false))
    socket.on('open', () => {
      for (const [index, event] of events.entries()) socket.send(envelope(event, index))
    })
    socket.on('message', (data: Buffer) => {
      const reply = ReplySchema.parse(JSON.parse(data.toString('utf8')))
      if (reply.kind !== 'ack' || reply.lastSequence !== last) return
      resolve(true)
      socket.close()
    })
  })
}

function envelope({ call, type, data }: PlayedEvent, index: number): string {
  const id = `e${index}`
  const time = new Date(Date.UTC(2026, 2, 2) + index * 1000).toISOString()
  const event = { specversion: '1.0', id, source: SOURCE, subject: call, time, type, data }
  return JSON.stringify({ ...event, sequence: sequenceOf(index) })
}

function sequenceOf(index: number): string {
  return String(index).padStart(10, '0')
}
