import type { Wire, WireEvents } from '../../bus/node-bus.ts'
import type { Owner } from './stand-ins/virtual-time.ts'
import type { World } from './world.ts'

type Ear = { node: Owner; events: WireEvents; documents: Set<string | null> }

/** What the envelopes between nodes travel on: lost, late, out of order and twice, as the weather is. */
export class SimulatedPost {
  /** As with Redis; otherwise, as with Postgres, every node hears everything. */
  readonly byDocument: boolean
  readonly #world: World
  readonly #ears = new Set<Ear>()

  constructor(world: World) {
    this.#world = world
    this.byDocument = world.random.chance(0.5)
  }

  open(node: Owner, events: WireEvents): Wire {
    const ear: Ear = { node, events, documents: new Set([null]) }
    this.#ears.add(ear)
    const { time, random } = this.#world
    time.schedule(node, random.between(0, 20), () => events.up())
    return {
      maxEnvelopeBytes: 8_000,
      awareness: { everyMs: 100, bytes: 32_768 },
      send: async (envelopes) => {
        if (this.#world.weather.isBusDown) throw new Error('the bus is out of reach')
        for (const { document, envelope } of envelopes) this.#carry(document, envelope)
      },
      listen: async (document) => void ear.documents.add(document),
      unlisten: (document) => void ear.documents.delete(document),
      close: async () => void this.#ears.delete(ear),
    }
  }

  /** Of a process that is no more. */
  forget(node: Owner): void {
    for (const ear of this.#ears) if (ear.node === node) this.#ears.delete(ear)
  }

  #carry(document: string | null, envelope: string): void {
    const { time, random, weather } = this.#world
    for (const { node, events, documents } of this.#ears) {
      const copies = random.chance(weather.bellsLost)
        ? 0
        : random.chance(weather.bellsTwice)
          ? 2
          : 1
      for (let copy = 0; copy < copies; copy += 1) {
        time.schedule(
          node,
          random.chance(0.1) ? random.between(5, 900) : random.between(0, 8),
          () => {
            if (documents.has(document)) events.heard(envelope)
          },
        )
      }
    }
  }
}
