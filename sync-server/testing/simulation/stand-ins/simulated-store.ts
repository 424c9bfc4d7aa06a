import type { PaceDb } from '#db/pace/client.ts'
import type { Append, AppendOutcome } from '#db/pace/documents/commit.ts'
import type { MoveOutcome } from '#db/pace/documents/documents.ts'
import type { DocumentStore, InTransaction } from '../../../store/store.ts'
import type { SimulatedDatabase } from './simulated-database.ts'

/** When things happen; in a run the virtual clock, in the contract's tests Node's own. */
export type Schedule = (whose: 'database' | 'node', then: () => void) => void
/** What becomes of one statement. */
export type Fate =
  | { kind: 'done' }
  /** It never arrived. */
  | { kind: 'lost' }
  /** It was carried out, and nobody hears of it. */
  | { kind: 'unheard' }
  | { kind: 'failed'; code: string }
export type Judged = { writes: boolean; documents: readonly string[] }

const OUT_OF_REACH = 'CONNECTION_CLOSED'
type Pending = { reject: (error: Error) => void; lost: () => void }

/** One node's way to the database: statements travel there, wait for row locks, are carried out, and answers travel back. */
export class SimulatedStore implements DocumentStore {
  readonly #database: SimulatedDatabase
  readonly #schedule: Schedule
  readonly #fateOf: (asked: Judged) => Fate
  readonly #pending = new Set<Pending>()
  #isDead = false

  constructor(
    database: SimulatedDatabase,
    {
      schedule,
      fateOf = () => ({ kind: 'done' }),
    }: { schedule: Schedule; fateOf?: (asked: Judged) => Fate },
  ) {
    this.#database = database
    this.#schedule = schedule
    this.#fateOf = fateOf
  }

  /**
   * The line breaks: transactions that are open are rolled back, statements that have arrived are carried out, and nobody
   * hears of it. A node that still lives sees its line break.
   */
  breakOff({ isAlive }: { isAlive: boolean }): void {
    for (const { reject, lost } of this.#pending) {
      lost()
      if (isAlive) reject(outOfReach())
    }
    this.#pending.clear()
    this.#isDead ||= !isAlive
  }

  load = (name: string) => this.#read([name], () => this.#database.load(name))

  make = (name: string) => this.#write([name], () => this.#database.make(name))

  append = (appends: readonly Append[]) =>
    this.#write(
      appends.map(({ document }) => document),
      () =>
        new Map(
          appends.map((append): [string, AppendOutcome] => [
            append.document,
            this.#database.append(append),
          ]),
        ),
    )

  appendWith = (append: Append, work: InTransaction) =>
    this.#transact([append.document], {
      enter: () => this.#database.judge(append),
      isIn: (outcome) => outcome === 'committed',
      work,
      leave: () => void this.#database.append(append),
    })

  appendIn: DocumentStore['appendIn'] = async (tx, appends) => {
    const outcomes = new Map<string, AppendOutcome>()
    for (const append of appends) outcomes.set(append.document, await this.#appendOneIn(tx, append))
    return outcomes
  }

  async #appendOneIn(tx: PaceDb, append: Append): Promise<AppendOutcome> {
    await this.#pass('database')
    await this.#database.lockIn(tx, append.document)
    const outcome = this.#database.judge(append)
    if (outcome === 'committed') this.#database.stage(tx, () => void this.#database.append(append))
    await this.#pass('node')
    return outcome
  }

  transact = async (work: InTransaction) => {
    await this.#transact([], { enter: () => true, isIn: () => true, work, leave: () => undefined })
  }

  create: DocumentStore['create'] = (document, work) =>
    this.#transact([document.name], {
      enter: () => this.#database.canCreate(document),
      isIn: (isNew) => isNew,
      work,
      leave: () => void this.#database.create(document),
    })

  updatesAfter: DocumentStore['updatesAfter'] = (position) =>
    this.#read([position.name], () => this.#database.updatesAfter(position))

  findMoved: DocumentStore['findMoved'] = (positions) =>
    this.#read(
      positions.map(({ name }) => name),
      () =>
        new Map(
          positions.flatMap((position): [string, MoveOutcome][] => {
            const outcome = this.#database.moveOf(position)
            return outcome ? [[position.name, outcome]] : []
          }),
        ),
    )

  storeSnapshot: DocumentStore['storeSnapshot'] = (made) =>
    this.#write([made.name], () => this.#database.storeSnapshot(made))

  #read<T>(documents: string[], work: () => T): Promise<T> {
    return this.#ask({ writes: false, documents }, async () => work())
  }

  #write<T>(documents: string[], work: () => T): Promise<T> {
    return this.#ask({ writes: true, documents }, async () => {
      const release = await this.#database.lock(documents)
      await this.#pass('database')
      try {
        return work()
      } finally {
        release()
      }
    })
  }

  /** Several statements with the node's own work between them; left without a trace when the line breaks meanwhile. */
  #transact<T>(
    documents: string[],
    steps: {
      enter: () => T
      isIn: (entered: T) => boolean
      work: InTransaction
      leave: () => void
    },
  ): Promise<T> {
    return this.#ask({ writes: true, documents }, async (broken) => {
      const release = await this.#database.lock(documents)
      const tx = this.#database.begin()
      try {
        const entered = steps.enter()
        if (!steps.isIn(entered)) return entered
        await Promise.race([this.#workAtNode(steps.work, tx), broken])
        await Promise.race([this.#pass('database'), broken])
        steps.leave()
        this.#database.commit(tx)
        return entered
      } finally {
        this.#database.rollback(tx)
        release()
      }
    })
  }

  async #workAtNode(work: InTransaction, tx: PaceDb): Promise<void> {
    await this.#pass('node')
    await work(tx)
    await this.#pass('node')
  }

  #ask<T>(asked: Judged, carryOut: (broken: Promise<never>) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // What a process that is no more had still begun asks nothing.
      if (this.#isDead) return
      let lost: () => void = () => undefined
      const broken = new Promise<never>((_, breakOff) => (lost = () => breakOff(outOfReach())))
      broken.catch(() => undefined)
      const pending = { reject, lost }
      this.#pending.add(pending)
      const answer = (settle: () => void) =>
        this.#schedule('node', () => {
          if (this.#pending.delete(pending)) settle()
        })
      this.#schedule('database', () => {
        const fate = this.#fateOf(asked)
        if (fate.kind === 'lost') return answer(() => reject(outOfReach()))
        if (fate.kind === 'failed') return answer(() => reject(databaseError(fate.code)))
        void carryOut(broken).then(
          (result) =>
            answer(() => (fate.kind === 'unheard' ? reject(outOfReach()) : resolve(result))),
          (error: unknown) => answer(() => reject(error)),
        )
      })
    })
  }

  #pass(whose: 'database' | 'node'): Promise<void> {
    return new Promise((resolve) => this.#schedule(whose, resolve))
  }
}

function outOfReach(): Error {
  return databaseError(OUT_OF_REACH)
}

function databaseError(code: string): Error {
  return Object.assign(new Error(`the database answered ${code}`), { code })
}
