import { OPCODE } from './stand-ins/frames.ts'
import { Ledger, Violation } from './ledger.ts'
import { Line } from './stand-ins/line.ts'
import type { ClientEnd } from './stand-ins/line.ts'
import { SeededRandom } from './stand-ins/seeded-random.ts'
import { SimulatedDatabase } from './stand-ins/simulated-database.ts'
import { SimulatedNode } from './simulated-node.ts'
import type { Fate, Judged } from './stand-ins/simulated-store.ts'
import { SimulatedPost } from './simulated-wire.ts'
import { VirtualTime } from './stand-ins/virtual-time.ts'
import { relayedUpdate } from './stand-ins/wire-messages.ts'

export const DOCUMENT = 'note:simulated'
export type Weather = {
  /** Each is how likely it is, of a statement, while it lasts. */
  lost: number
  unheard: number
  isDatabaseDown: boolean
  isDiskFull: boolean
  isDocumentRefused: boolean
  isSlow: boolean
  bellsLost: number
  bellsTwice: number
  isBusDown: boolean
}
export type WorldOptions = { seed: number; losesTail?: boolean }

const MOST_NODES = 3

const FAIR: Weather = {
  lost: 0,
  unheard: 0,
  isDatabaseDown: false,
  isDiskFull: false,
  isDocumentRefused: false,
  isSlow: false,
  bellsLost: 0,
  bellsTwice: 0,
  isBusDown: false,
}
const LOST_TAIL = 3

/** One clock, one database, some nodes, a network between them and clients; all that happens follows from the seed. */
export class World {
  readonly time = new VirtualTime()
  /** What happens and when; the processes' own randomness is drawn from another sequence. */
  readonly random: SeededRandom
  readonly ledger = new Ledger()
  readonly database: SimulatedDatabase
  readonly post: SimulatedPost
  readonly nodes: (SimulatedNode | null)[]
  readonly lines = new Set<Line>()
  readonly trace: string[] = []
  /** Words that somebody saw who had not written them. */
  readonly seen = new Set<string>()
  weather: Weather = { ...FAIR }
  /** The first promise that was broken. */
  violation: Error | null = null
  /** How often the document became another generation. */
  rebuilds = 0
  /** How many statements have reached the database. */
  statements = 0
  #incarnations = 0
  readonly #losesTail: boolean

  constructor({ seed, losesTail = false }: WorldOptions) {
    this.random = new SeededRandom(seed)
    this.database = new SimulatedDatabase((_document, updates) => {
      this.note(`commit ${updates.map(({ seq }) => seq).join(' ')}`)
      this.check(() => this.ledger.add(updates))
    })
    this.post = new SimulatedPost(this)
    this.nodes = Array.from({ length: this.random.between(1, MOST_NODES) }, () => null)
    this.#losesTail = losesTail
  }

  note(text: string): void {
    this.trace.push(`${String(this.time.ms).padStart(6)} ${text}`)
  }

  /** Keeps the first violation; what comes of it is not looked at. */
  check(rule: () => void): void {
    try {
      rule()
    } catch (error) {
      this.violation ??= error instanceof Error ? error : new Error(String(error))
    }
  }

  startNode(index: number): void {
    if (this.nodes[index]) return
    this.#incarnations += 1
    const name = `node${index}.${this.#incarnations}`
    this.note(`${name} starts`)
    this.nodes[index] = this.time.as(name, () => new SimulatedNode(this, name))
  }

  killNode(index: number): void {
    const node = this.nodes[index]
    if (!node) return
    this.note(`${node.name} is killed`)
    this.nodes[index] = null
    this.#end(node)
    if (this.#losesTail) this.database.loseTail(LOST_TAIL)
  }

  /** Stops it as an operator does; another takes its place. */
  drainNode(index: number): void {
    const node = this.nodes[index]
    if (!node) return
    this.note(`${node.name} is drained`)
    this.nodes[index] = null
    void this.time.as(node.name, () => node.drain()).then(() => this.#end(node))
    this.startNode(index)
  }

  /** As a tool does it, beside all nodes; what is in the document stays. */
  rebuildDocument(): void {
    this.note('the document is rebuilt')
    this.rebuilds += 1
    void this.time.as('database', () => this.database.regenerate(DOCUMENT))
  }

  clearUp(): void {
    this.note('all faults end')
    this.weather = { ...FAIR }
    for (const line of this.lines) {
      line.isSlow = false
      if (line.state === 'silent') this.note(`the line of ${line.client.owner} stays half-open`)
    }
    for (const index of this.nodes.keys()) this.startNode(index)
  }

  /** A new connection goes to any node that lives. */
  dial(client: ClientEnd, url: string): Line | null {
    const node = this.random.pick(this.nodes.filter((one) => one !== null))
    if (!node) return null
    const line = new Line({
      time: this.time,
      random: this.random,
      client,
      node: node.name,
      sent: ({ opcode, payload }) => {
        if (opcode === OPCODE.binary) this.check(() => this.#requireCommitted(payload))
      },
    })
    this.lines.add(line)
    line.server.once('close', () => this.lines.delete(line))
    this.time.schedule(node.name, this.random.between(1, 10), () => node.accept(line.server, url))
    return line
  }

  fateOf({ writes }: Judged): Fate {
    this.statements += 1
    const { isDatabaseDown, isDiskFull, isDocumentRefused, lost, unheard } = this.weather
    if (isDatabaseDown) return { kind: 'lost' }
    if (writes && isDiskFull) return { kind: 'failed', code: '53100' }
    if (writes && isDocumentRefused) return { kind: 'failed', code: '23514' }
    if (this.random.chance(lost)) return { kind: 'lost' }
    return this.random.chance(unheard) ? { kind: 'unheard' } : { kind: 'done' }
  }

  latency(): number {
    if (this.weather.isSlow) return this.random.between(20, 600)
    return this.random.chance(0.05) ? this.random.between(5, 60) : this.random.between(0, 4)
  }

  /** The process is no more, and the system closes what it had open. */
  #end(node: SimulatedNode): void {
    this.time.end(node.name)
    node.store.breakOff({ isAlive: false })
    this.post.forget(node.name)
    for (const line of this.lines) if (line.node === node.name) line.cut()
  }

  /** [S120] What the server hands to the network is in the log. */
  #requireCommitted(message: Uint8Array): void {
    const update = relayedUpdate(message)
    if (update && !this.ledger.covers(update))
      throw new Violation('[S120] something was sent that is not committed')
  }
}
