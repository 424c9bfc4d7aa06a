import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'

const AckSchema = z.object({ kind: z.literal('ack'), lastSequence: z.string() })
const TIME = '2026-03-02T08:00:00.000Z'
const WORDS = [
  'I am looking for a two bedroom flat in the marina with a view of the water',
  'for about a hundred and fifty thousand a year, and it should have parking',
]

/** A call centre's socket: it sends events and knows which are acknowledged. */
export class FeedLine {
  readonly source = `urn:bench:${randomUUID().slice(0, 8)}`
  readonly #socket: WebSocket
  #sequence = 0
  #acked = 0
  #waiting: { sequence: number; resolve: () => void }[] = []

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => {
      const ack = AckSchema.safeParse(JSON.parse(data.toString('utf8')))
      if (!ack.success) return
      this.#acked = Number(ack.data.lastSequence)
      for (const { sequence, resolve } of this.#waiting) if (sequence <= this.#acked) resolve()
      this.#waiting = this.#waiting.filter(({ sequence }) => sequence > this.#acked)
    })
  }

  static async open(port: number, token: string): Promise<FeedLine> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/feed`, 'cloudevents.json', {
      headers: { authorization: `Bearer ${token}` },
    })
    await once(socket, 'open')
    return new FeedLine(socket)
  }

  start(call: string): void {
    const data = { direction: 'inbound', from: '+971501234567', to: '+97144000000' }
    this.#send(call, 'pace.call.started.v1', data)
  }

  /** A final segment, the next of its call. */
  say(call: string, number: number): void {
    const at = { beginMs: number * 1_000, endMs: number * 1_000 + 900 }
    const [party, role] = number % 2 === 0 ? ['caller', 'customer'] : ['agent', 'agent']
    const speech = { party, role, confidence: 0.95, language: 'en', text: WORDS[number % 2] }
    const segment = { segmentId: `s${number}`, revision: 1, final: true, ...at, ...speech }
    this.#send(call, 'pace.transcript.segment.v1', segment)
  }

  /** Until all that was sent is acknowledged. */
  acknowledged(): Promise<void> {
    const sequence = this.#sequence
    if (this.#acked >= sequence) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ sequence, resolve }))
  }

  close(): void {
    this.#socket.close()
  }

  #send(subject: string, type: string, data: object): void {
    this.#sequence += 1
    const sequence = String(this.#sequence).padStart(12, '0')
    const envelope = { specversion: '1.0', id: sequence, source: this.source, subject, time: TIME }
    this.#socket.send(JSON.stringify({ ...envelope, sequence, type, data }))
  }
}
