import { Duplex } from 'node:stream'
import { type Frame, FrameReader } from './frames.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Owner, VirtualTime } from './virtual-time.ts'

/** What the client's side of a line hears. */
export type ClientEnd = {
  readonly owner: Owner
  opened(): void
  received(frame: Frame): void
  ended(): void
}
export type LineOptions = {
  time: VirtualTime
  random: SeededRandom
  client: ClientEnd
  node: Owner
  /** Each frame as the server hands it to the network, whether it arrives or not. */
  sent: (frame: Frame) => void
}
type Direction = { arrivesAt: number }

const SERVER_BUFFER = 256

/**
 * A TCP connection between one client and one node: two directions, each in order, each late by as much as it likes.
 * `silent` is half-open: nothing arrives any more, and nobody is told.
 */
export class Line {
  readonly server: Duplex
  state: 'whole' | 'silent' | 'cut' = 'whole'
  /** The client reads so slowly that the server's buffer fills. */
  isSlow = false
  readonly #options: LineOptions
  readonly #reader = new FrameReader()
  readonly #toServer: Direction = { arrivesAt: 0 }
  readonly #toClient: Direction = { arrivesAt: 0 }

  constructor(options: LineOptions) {
    this.#options = options
    this.server = new Duplex({
      highWaterMark: SERVER_BUFFER,
      read: () => undefined,
      write: (chunk: Buffer, _encoding, done) => this.#write(chunk, done),
      final: (done) => {
        this.#end()
        done()
      },
      destroy: (error, done) => {
        this.#end()
        done(error)
      },
    })
    this.server.on('error', () => undefined)
  }

  get client(): ClientEnd {
    return this.#options.client
  }

  get node(): Owner {
    return this.#options.node
  }

  toServer(bytes: Buffer): void {
    this.#send(this.#toServer, this.node, () => {
      if (!this.server.destroyed) this.server.push(bytes)
    })
  }

  /** Breaks between any two messages: what is under way is lost, and both ends are told. */
  cut(): void {
    if (this.state === 'cut') return
    const wasSilent = this.state === 'silent'
    this.state = 'cut'
    const { time, random } = this.#options
    if (wasSilent) return
    time.schedule(this.node, random.between(0, 30), () => this.server.destroy())
    time.schedule(this.client.owner, random.between(0, 30), () => this.client.ended())
  }

  /** The client has gone away without a word; what it sent before is still under way. */
  clientGone(): void {
    if (this.state !== 'whole') return
    this.#send(this.#toServer, this.node, () => {
      this.state = 'cut'
      this.server.destroy()
    })
  }

  #write(chunk: Buffer, done: () => void): void {
    const read = this.#reader.read(chunk)
    const { client, time, sent } = this.#options
    if (read === 'refused') return this.#end()
    if (read === 'upgraded') this.#send(this.#toClient, client.owner, () => client.opened())
    else {
      for (const frame of read) {
        sent(frame)
        this.#send(this.#toClient, client.owner, () => client.received(frame))
      }
    }
    if (!this.isSlow) return done()
    // The bytes leave the server's buffer when the client has taken them.
    time.schedule(this.node, Math.max(0, this.#toClient.arrivesAt - time.now), done)
  }

  #end(): void {
    const { client, time } = this.#options
    this.#send(this.#toClient, client.owner, () => {
      this.state = 'cut'
      client.ended()
      time.schedule(this.node, 1, () => this.server.destroy())
    })
  }

  #send(direction: Direction, to: Owner, arrive: () => void): void {
    if (this.state !== 'whole') return
    const { time, random } = this.#options
    const slow = this.isSlow && direction === this.#toClient
    const ms = slow
      ? random.between(50, 400)
      : random.chance(0.1)
        ? random.between(5, 80)
        : random.between(0, 5)
    direction.arrivesAt = Math.max(direction.arrivesAt, time.now + ms)
    time.schedule(to, direction.arrivesAt - time.now, () => {
      if (this.state === 'whole') arrive()
    })
  }
}
