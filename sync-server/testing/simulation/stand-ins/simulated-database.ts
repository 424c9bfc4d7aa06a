import { drizzle } from 'drizzle-orm/postgres-js'
import type { PaceDb, PaceSchema } from '#db/pace/client.ts'
import type { Append, AppendOutcome } from '#db/pace/documents/commit.ts'
import type {
  LoggedUpdate,
  MoveOutcome,
  NewDocument,
  NewSnapshot,
  StoredDocument,
} from '#db/pace/documents/documents.ts'

type StoredRow = Omit<StoredDocument, 'tail'> & { fence: number; log: LoggedUpdate[] }
export type LogPosition = { name: string; seq: number; generation: number }
export type Committed = (document: string, updates: readonly LoggedUpdate[]) => void

/** What `documents` and `document_updates` hold, and what the statements of `db/pace` do to them: each at once or not at all. */
export class SimulatedDatabase {
  readonly #rows = new Map<string, StoredRow>()
  readonly #locks = new Map<string, Promise<void>>()
  readonly #effects = new Map<PaceDb, (() => void)[]>()
  readonly #held = new Map<PaceDb, (() => void)[]>()
  readonly #committed: Committed

  constructor(committed: Committed = () => undefined) {
    this.#committed = committed
  }

  /** Row locks, taken in name order; the caller gives them back. */
  async lock(names: readonly string[]): Promise<() => void> {
    const releases: (() => void)[] = []
    for (const name of [...new Set(names)].sort()) releases.push(await this.#lockOne(name))
    return () => {
      for (const release of releases) release()
    }
  }

  load(name: string): StoredDocument | null {
    const row = this.#rows.get(name)
    if (!row) return null
    const { log, fence: _fence, ...stored } = row
    return {
      ...stored,
      tail: log.filter(({ seq }) => seq > row.snapshotSeq).map(({ update }) => update),
    }
  }

  /** A note begins empty; of records with rows there are none here. */
  make(name: string): boolean {
    if (!name.startsWith('note:')) return false
    if (!this.#rows.has(name)) this.#rows.set(name, emptyRow(name))
    return true
  }

  judge({ document, generation, seq, fence = -1 }: Append): AppendOutcome {
    const row = this.#rows.get(document)
    if (!row || row.deleted) return 'gone'
    if (row.generation !== generation) return 'regenerated'
    if (fence >= 0 && row.fence > fence) return 'fenced'
    return row.seq === seq ? 'committed' : 'moved'
  }

  append(append: Append): AppendOutcome {
    const outcome = this.judge(append)
    const row = this.#rows.get(append.document)
    if (outcome !== 'committed' || !row) return outcome
    const logged = append.updates.map((one, index) => ({ ...one, seq: append.seq + 1 + index }))
    row.log.push(...logged)
    row.seq += logged.length
    row.fence = Math.max(row.fence, append.fence ?? -1)
    this.#committed(append.document, logged)
    return outcome
  }

  create({ name, update, actor }: NewDocument): boolean {
    const row = this.#rows.get(name)
    if (row && (row.seq > 0 || row.deleted || !update)) return false
    if (!row) this.#rows.set(name, emptyRow(name))
    if (update)
      this.append({
        document: name,
        generation: this.#rows.get(name)?.generation ?? 1,
        seq: 0,
        updates: [{ update, actor }],
      })
    return true
  }

  canCreate({ name, update }: NewDocument): boolean {
    const row = this.#rows.get(name)
    return !row || (row.seq === 0 && !row.deleted && update !== undefined)
  }

  updatesAfter({ name, seq, generation }: LogPosition): LoggedUpdate[] {
    const row = this.#rows.get(name)
    if (!row || row.deleted || row.generation !== generation) return []
    return row.log.filter((entry) => entry.seq > seq)
  }

  moveOf({ name, seq, generation }: LogPosition): MoveOutcome | null {
    const row = this.#rows.get(name)
    if (!row || row.deleted) return 'gone'
    if (row.generation !== generation) return 'regenerated'
    return row.seq === seq ? null : 'moved'
  }

  storeSnapshot({ name, generation, snapshotSeq, snapshot, vector }: NewSnapshot): boolean {
    const row = this.#rows.get(name)
    if (!row || row.generation !== generation || row.deleted) return false
    if (snapshotSeq <= row.snapshotSeq || snapshotSeq > row.seq) return false
    Object.assign(row, { snapshot, snapshotSeq, snapshotVector: vector })
    return true
  }

  /** A transaction's handle. It runs no SQL: what belongs to the transaction is told to `stage`. */
  begin(): PaceDb {
    const tx = drizzle.mock<PaceSchema>()
    this.#effects.set(tx, [])
    return tx
  }

  stage(tx: PaceDb, effect: () => void): void {
    this.#effects.get(tx)?.push(effect)
  }

  /** A row lock that a transaction takes on its way, and gives back with its end. */
  async lockIn(tx: PaceDb, name: string): Promise<void> {
    const release = await this.lock([name])
    this.#held.set(tx, [...(this.#held.get(tx) ?? []), release])
  }

  commit(tx: PaceDb): void {
    for (const effect of this.#effects.get(tx) ?? []) effect()
    this.#effects.delete(tx)
  }

  /** The end of every transaction; one that is committed has nothing left to lose. */
  rollback(tx: PaceDb): void {
    this.#effects.delete(tx)
    for (const release of this.#held.get(tx) ?? []) release()
    this.#held.delete(tx)
  }

  /** The document is another one now: its copies are void. It waits for the row as every writer does. */
  async regenerate(name: string): Promise<void> {
    const release = await this.lock([name])
    const row = this.#rows.get(name)
    if (row) row.generation += 1
    release()
  }

  async remove(name: string): Promise<void> {
    const release = await this.lock([name])
    const row = this.#rows.get(name)
    if (row) row.deleted = true
    release()
  }

  /** What no database may do: the newest commits of a document are gone again. */
  loseTail(count: number): void {
    for (const row of this.#rows.values()) {
      row.log.splice(Math.max(row.snapshotSeq, row.log.length - count))
      row.seq = row.log.length
    }
  }

  async #lockOne(name: string): Promise<() => void> {
    const before = this.#locks.get(name) ?? Promise.resolve()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    this.#locks.set(
      name,
      before.then(() => held),
    )
    await before
    return release
  }
}

function emptyRow(name: string): StoredRow {
  return {
    name,
    generation: 1,
    seq: 0,
    snapshot: null,
    snapshotSeq: 0,
    snapshotVector: null,
    deleted: false,
    fence: 0,
    log: [],
  }
}
