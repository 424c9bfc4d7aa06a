import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'
import type { ManyChanges, Part, Position } from '../documents-api.ts'
import { LeftByAnother, translate } from './commit-change.ts'
import type { DocumentStore, InTransaction } from '../../store/store.ts'

export type Joining = Part & {
  actor: string
  inTransaction: (tx: PaceDb, seq: number, generation: number) => Promise<void>
  joins: (commit: InTransaction) => Promise<void>
}
type Positions = Map<string, Position>

/** Another node has written to one of the documents: nothing was kept, and all are to be tried again. */
class MovedMeanwhile extends Error {}

const MAX_ATTEMPTS = 5

/**
 * Changes many documents in one transaction, or none of them. `begin` puts all parts in their documents' queues in one turn: of two
 * such changes one comes first in every queue, so that neither waits for the other for ever.
 */
export async function changeAll(
  store: Pick<DocumentStore, 'transact'>,
  wanted: ManyChanges,
  begin: (parts: readonly Joining[]) => Promise<readonly Promise<unknown>[]>,
): Promise<Positions> {
  for (let attempt = 1; ; attempt += 1) {
    const gathering = new Gathering(store, wanted)
    try {
      return await gathering.run(begin)
    } catch (error) {
      if (!(error instanceof MovedMeanwhile)) throw error
      if (attempt === MAX_ATTEMPTS)
        throw new DomainError('unavailable', 'These are changing too fast; try again.')
    }
  }
}

/** Waits until every document holds still with its change, then commits them all. */
class Gathering {
  readonly #store: Pick<DocumentStore, 'transact'>
  readonly #wanted: ManyChanges
  readonly #commits = new Map<string, InTransaction>()
  readonly #positions: Positions = new Map()
  readonly #done = Promise.withResolvers<void>()
  #failure: unknown

  constructor(store: Pick<DocumentStore, 'transact'>, wanted: ManyChanges) {
    this.#store = store
    this.#wanted = wanted
    // Whoever joins waits for it too; without anybody it is nobody's.
    this.#done.promise.catch(() => undefined)
  }

  async run(
    begin: (parts: readonly Joining[]) => Promise<readonly Promise<unknown>[]>,
  ): Promise<Positions> {
    const changes = await begin(this.#wanted.parts.map((part) => this.#joining(part)))
    await Promise.allSettled(changes.map((change) => change.catch((error) => this.#fail(error))))
    if (this.#failure !== undefined) throw this.#failure
    return this.#positions
  }

  #joining({ document, change }: Part): Joining {
    return {
      document,
      actor: this.#wanted.actor,
      change: (doc, at) => {
        if (this.#failure !== undefined) throw this.#failure
        change(doc, at)
      },
      inTransaction: async (_tx, seq, generation) => {
        this.#positions.set(document, { seq, generation })
      },
      joins: (commit) => this.#join(document, commit),
    }
  }

  async #join(document: string, commit: InTransaction): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    this.#commits.set(document, commit)
    if (this.#commits.size === this.#wanted.parts.length) await this.#commitAll()
    await this.#done.promise
  }

  /** Rows are locked in the order of the names, as in every group commit. */
  async #commitAll(): Promise<void> {
    try {
      await this.#store.transact(async (tx) => {
        for (const document of [...this.#commits.keys()].sort())
          await this.#commits.get(document)?.(tx)
        await this.#wanted.inTransaction?.(tx, this.#positions)
      })
      this.#done.resolve()
    } catch (error) {
      this.#fail(error)
      throw error
    }
  }

  #fail(error: unknown): void {
    this.#failure ??= error instanceof LeftByAnother ? new MovedMeanwhile() : translate(error)
    // The document that has moved knows its own error, and takes in what it lacks.
    this.#done.reject(error)
  }
}
