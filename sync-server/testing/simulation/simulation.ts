import { DocumentLog } from '../../updates/document-log.ts'
import { edit } from './edits.ts'
import { isSame, Violation } from './ledger.ts'
import { SeededRandom } from './stand-ins/seeded-random.ts'
import { type ClientKind, SimulatedClient } from './simulated-client.ts'
import type { SimulatedNode } from './simulated-node.ts'
import { createSteps } from './steps.ts'
import { DOCUMENT, World, type WorldOptions } from './world.ts'

const ACTORS = ['anna', 'ben']
/** Half-open lines are found by the stock client after 30 s, then it comes back within 2.5 s; the rest is quicker. */
const PATIENCE_MS = 90_000
const LOOK_EVERY_MS = 250
const RESYNC_MS = 200
/** Where more than eight are in a room, commits wait for a window. */
const CROWDED = 0.04

/** Each stock provider listens for the end of its process; here many share one. */
process.setMaxListeners(100)

export type Result = {
  seed: number
  violation: Error | null
  trace: string[]
  commits: number
  virtualMs: number
}

/** One run: people work, things go wrong, then nothing goes wrong any more and all must end well. */
export class Simulation {
  readonly world: World
  readonly clients: SimulatedClient[] = []
  readonly #random: SeededRandom
  /** Those without an answer, and on which node. */
  readonly #changes = new Map<string, string>()
  /** Changes of the server's own: all, those with their transaction in the database, those that were answered. */
  readonly #asked = new Set<string>()
  readonly #effects = new Set<string>()
  readonly #changed = new Set<string>()
  #words = 0
  #incarnations = 0

  constructor(options: WorldOptions) {
    this.world = new World(options)
    this.#random = this.world.random
  }

  readonly nextWord = (): string => `w${(this.#words += 1)};`

  async run(): Promise<void> {
    const { world } = this
    const random = this.#random
    for (const index of world.nodes.keys()) world.startNode(index)
    const isCrowded = random.chance(CROWDED)
    const count = isCrowded ? random.between(9, 11) : random.between(2, 4)
    while (this.clients.length < count) this.join()
    const nextStep = createSteps(random)
    for (let left = random.between(20, 60); left > 0 && !world.violation; left -= 1) {
      nextStep().step(this, random)
      await world.time.runOn('world')
      await world.time.advance(pause(random))
      this.#reload()
    }
    world.clearUp()
    for (const { name, provider, kind } of this.clients) {
      if (kind === 'stock') world.time.as(name, () => provider.connect())
    }
    await this.#waitUntilLevel()
    world.check(() => this.#checkEnd())
  }

  join(): void {
    this.#incarnations += 1
    const kind: ClientKind = this.#random.chance(0.5) ? 'stock' : 'live'
    const name = `client${this.#incarnations}`
    const actor = this.#random.pick(ACTORS) ?? ''
    const resyncInterval = this.#random.chance(0.3) ? RESYNC_MS : undefined
    this.world.note(`${name} (${kind}, ${actor}) joins`)
    const { world } = this
    const options = { name, kind, actor, resyncInterval }
    this.clients.push(world.time.as(name, () => new SimulatedClient(world, options)))
  }

  /** A client dies with what it has not sent; what others saw of it must live on. */
  crash(random: SeededRandom): void {
    const client = random.pick(this.clients)
    if (!client) return
    this.world.note(`${client.name} crashes`)
    if (random.chance(0.5)) client.line?.cut()
    else client.line?.clientGone()
    this.#replace(client)
  }

  /** Whoever was told that their copy is void loads the page again. */
  #reload(): void {
    for (const client of this.clients.filter(({ isOver }) => isOver)) this.#replace(client)
  }

  #replace(client: SimulatedClient): void {
    this.clients.splice(this.clients.indexOf(client), 1)
    this.world.time.end(client.name)
    client.destroy()
    this.join()
  }

  /** A change of the server's own, with something in its transaction. */
  changeAt({ name, rooms }: SimulatedNode): void {
    const { world } = this
    const word = this.nextWord()
    world.note(`${name} changes the document: ${word}`)
    this.#changes.set(word, name)
    this.#asked.add(word)
    const random = this.#random
    const change = {
      actor: 'service:pace',
      change: (doc: Parameters<typeof edit>[0]) => edit(doc, word, random),
      inTransaction: (tx: Parameters<typeof world.database.stage>[0]) =>
        Promise.resolve(world.database.stage(tx, () => this.#effects.add(word))),
    }
    world.time.as(name, () => {
      rooms.change(DOCUMENT, change).then(
        () => {
          this.#changes.delete(word)
          this.#changed.add(word)
        },
        (error: Error) => {
          world.note(`${name} could not make ${word}: ${error.message}`)
          this.#changes.delete(word)
        },
      )
    })
  }

  end(): void {
    for (const client of this.clients) client.destroy()
    for (const index of this.world.nodes.keys()) this.world.killNode(index)
    this.world.time.uninstall()
  }

  async #waitUntilLevel(): Promise<void> {
    const { time } = this.world
    const until = time.ms + PATIENCE_MS
    while (!this.world.violation && !this.#isLevel()) {
      if (time.ms > until) {
        this.world.check(() => {
          throw new Violation(
            `[S126] no end after ${PATIENCE_MS} ms without faults: ${this.#describe()}`,
          )
        })
      }
      await time.advance(LOOK_EVERY_MS)
      this.#reload()
    }
  }

  #isLevel(): boolean {
    return (
      this.#changes.size === this.#orphans().length &&
      this.clients.every(({ isLevel }) => isLevel) &&
      this.#rooms().every(
        ({ isDone, log }) => isDone && log.seq === this.world.ledger.entries.length,
      )
    )
  }

  /** Changes whose process died. */
  #orphans(): string[] {
    const alive = this.world.nodes.map((node) => node?.name)
    return [...this.#changes].filter(([, node]) => !alive.includes(node)).map(([word]) => word)
  }

  #rooms() {
    return this.world.nodes.flatMap((node) => (node ? [...node.rooms.openRooms()] : []))
  }

  #describe(): string {
    const rooms = this.#rooms().map(
      ({ isResting, isDone, waiting, log }) =>
        `room ${isResting ? 'resting' : 'busy'} at ${log.seq}, ${waiting} queued, ${isDone ? 'nothing' : 'something'} left`,
    )
    const waiting = [...this.#changes].map(([word, node]) => `${word} at ${node}`)
    return [...this.clients.map((client) => client.describe()), ...rooms, ...waiting].join('\n  ')
  }

  #checkEnd(): void {
    const { ledger, database, seen, time } = this.world
    const fail = (text: string) => {
      throw new Violation(text)
    }
    for (const { owner, error } of time.errors) fail(`[S126] ${owner} ended with ${String(error)}`)
    const words = ledger.doc.getMap('words')
    for (const word of seen) if (!words.has(word)) fail(`[S120] ${word} was seen and is lost`)
    for (const word of this.#changed)
      if (!words.has(word)) fail(`[S127] ${word} was answered and is lost`)
    for (const word of this.#asked)
      if (words.has(word) !== this.#effects.has(word)) fail(`[S127] ${word} is there in half`)
    const stored = database.load(DOCUMENT)
    if (stored && !isSame(new DocumentLog(stored).copy(), ledger.doc))
      fail('[S125] a full open differs')
    for (const room of this.#rooms()) {
      if (!isSame(room.log.copy(), ledger.doc)) fail('[S125] a room differs')
      if (room.unstoredBytes !== 0)
        fail(`[S126] ${room.unstoredBytes} bytes are counted as waiting`)
    }
  }
}

export async function simulate(options: WorldOptions): Promise<Result> {
  const process = new SeededRandom(options.seed ^ 0x5eed)
  const simulation = new Simulation(options)
  const { world } = simulation
  process.install()
  world.time.install()
  try {
    await simulation.run()
  } finally {
    simulation.end()
    process.uninstall()
  }
  const { trace, violation, ledger, time } = world
  return {
    seed: options.seed,
    violation,
    trace,
    commits: ledger.entries.length,
    virtualMs: time.ms,
  }
}

/** Mostly in the middle of what is going on, sometimes after it. */
function pause(random: SeededRandom): number {
  const length = random.next()
  if (length < 0.4) return random.between(0, 5)
  if (length < 0.8) return random.between(0, 100)
  return length < 0.96 ? random.between(0, 600) : random.between(1_000, 5_000)
}
