import fc from 'fast-check'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { updateMessage } from '../../protocol/protocol.ts'
import { maskedFrame } from './bare-socket.ts'
import { forgeUpdate } from './forge-update.ts'
import { awareness, marker, STEP1 } from './messages.ts'

/** What a hostile client sends: messages, pings, or bytes that are not even frames. */
export type Attack = { name: string; messages?: Uint8Array[]; pings?: number; bytes?: Uint8Array }

function someUpdate(): Uint8Array {
  const doc = new Y.Doc()
  doc.getText('attack').insert(0, 'some words')
  doc.getText('attack').delete(2, 3)
  doc.getXmlFragment('attacked').insert(0, [new Y.XmlElement('paragraph')])
  return Y.encodeStateAsUpdate(doc)
}

const UPDATE = someUpdate()
const HUGE = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)

const bytes = (maxLength: number) => fc.uint8Array({ minLength: 1, maxLength })
const clock = fc.nat(2 ** 20)
const client = fc.nat(2 ** 31 - 1)

const randomBytes = bytes(400).map((sent): Attack => ({ name: 'random bytes', messages: [sent] }))

const damagedUpdate = fc
  .tuple(fc.nat(UPDATE.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean())
  .map(([at, turn, isCut]): Attack => {
    const damaged = UPDATE.slice(0, isCut ? at : undefined)
    if (!isCut) damaged[at] = (damaged[at] ?? 0) ^ turn
    return {
      name: isCut ? 'a truncated update' : 'a turned bit',
      messages: [updateMessage(damaged)],
    }
  })

const hugeLengths = fc
  .tuple(fc.constantFrom(0, 1, 2, 101, 102), fc.nat(2), fc.nat(20))
  .map(([type, kind, zeros]): Attack => {
    const message = Uint8Array.of(type, kind, ...HUGE, ...new Uint8Array(zeros))
    return { name: 'huge lengths', messages: [message] }
  })

const hugeCounts = fc.constantFrom(0, 1).map((place): Attack => {
  const update = place === 0 ? HUGE : Uint8Array.of(1, ...HUGE)
  return { name: 'huge counts', messages: [updateMessage(update)] }
})

const whatNeverCame = fc.tuple(client, clock, client, clock).map(([a, b, c, d]): Attack => {
  const items = [
    { id: { client: a, clock: b + 1 }, at: { origin: { client: c, clock: d } }, values: ['x'] },
  ]
  return {
    name: 'an update that builds on what never came',
    messages: [updateMessage(forgeUpdate(items))],
  }
})

const awarenessBomb = fc
  .tuple(client, clock, fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 30 }))
  .map(([id, at, length, count]): Attack => {
    const states = Array.from({ length: count }, (_, index) =>
      awareness(id + index, at, { bomb: 'x'.repeat(length) }),
    )
    return { name: 'an awareness bomb', messages: states }
  })

const floods = fc
  .tuple(
    fc.constantFrom('markers', 'step 1', 'queries', 'unknown'),
    fc.integer({ min: 1, max: 3_000 }),
  )
  .map(([what, count]): Attack => {
    const message = {
      markers: marker(1),
      'step 1': STEP1,
      queries: Uint8Array.of(3),
      unknown: Uint8Array.of(77),
    }
    return {
      name: `a flood of ${what}`,
      messages: Array.from({ length: count }, () => message[what]),
    }
  })

const pingFlood = fc
  .integer({ min: 1, max: 3_000 })
  .map((pings): Attack => ({ name: 'a flood of pings', pings }))

const badFrames = fc
  .tuple(fc.integer({ min: 0, max: 15 }), bytes(50), fc.integer({ min: 0, max: 2 ** 40 }))
  .map(([opcode, payload, length]): Attack => ({
    name: 'bad frames',
    bytes: maskedFrame(opcode, payload, length),
  }))

const noFrames = bytes(300).map((sent): Attack => ({ name: 'no frames', bytes: sent }))

/** Every kind of bad input, as fast-check draws it from its seed. */
export const attacks = fc.oneof(
  randomBytes,
  damagedUpdate,
  hugeLengths,
  hugeCounts,
  whatNeverCame,
  awarenessBomb,
  floods,
  pingFlood,
  badFrames,
  noFrames,
)

export function strike(socket: WebSocket, { messages = [], pings = 0 }: Attack): void {
  for (const message of messages) if (socket.readyState === socket.OPEN) socket.send(message)
  for (let count = 0; count < pings; count += 1) {
    if (socket.readyState === socket.OPEN) socket.ping('are you there?')
  }
}
