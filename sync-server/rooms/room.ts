import type { LoggedUpdate, StoredDocument } from '#db/pace/documents/documents.ts'
import { type DocumentKind, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { ClientIds } from '../members/client-ids.ts'
import type { Member } from '../members/member.ts'
import { Presence } from '../members/presence.ts'
import { Relay } from '../members/relay.ts'
import { DocumentLog } from '../updates/document-log.ts'
import { decodeUpdate } from '../updates/update.ts'
import { Backlog } from './backlog.ts'
import type { Commit, Position } from './documents-api.ts'
import { agreed, type ChangeEntry, type ReadingEntry, type UpdateEntry } from './entries.ts'
import { RoomQueue } from './room-queue.ts'
import { type Batch, selectBatch } from './select-batch.ts'
import type { Reference } from '#domain/reference/reference.ts'

/**
 * What is going on with a room's log. One thing at a time: `committing` is its share of the group commit, `changing` a
 * change of the server's own, `reading` the log as others have left it. `void`: of another generation, or gone; nothing
 * is committed from here any more.
 */
type RoomState = 'resting' | 'committing' | 'changing' | 'reading' | 'void'

export type RoomBounds = {
  backlog?: Backlog
  mostBytes?: number
  /** The house's lists, by which values are judged. */
  reference?: (() => Reference) | undefined
}

/** One open document: its log, its members, and what waits to be committed, in order. */
export class Room {
  readonly name: string
  readonly kind: DocumentKind
  readonly log: DocumentLog
  readonly relay: Relay
  readonly presence: Presence
  readonly #clientIds: ClientIds
  readonly #queue: RoomQueue
  readonly #backlog: Backlog
  /** A larger document takes only updates that delete. */
  readonly #mostBytes: number
  readonly #reference: () => Reference | null
  #state: RoomState = 'resting'
  #failures = 0
  #usedAt = Date.now()

  constructor(stored: StoredDocument, { backlog, mostBytes, reference }: RoomBounds = {}) {
    this.name = stored.name
    this.kind = parseDocumentName(stored.name).kind
    this.log = new DocumentLog(stored)
    this.relay = new Relay(this.log)
    this.presence = new Presence(this.relay.members)
    this.#clientIds = new ClientIds({ members: this.relay.members, presence: this.presence })
    this.#backlog = backlog ?? new Backlog()
    this.#queue = new RoomQueue(this.#backlog)
    this.#mostBytes = mostBytes ?? Infinity
    this.#reference = reference ?? (() => null)
  }

  get position(): Position {
    return { seq: this.log.seq, generation: this.log.generation }
  }

  get members(): ReadonlySet<Member> {
    return this.relay.members
  }

  get isResting(): boolean {
    return this.#state === 'resting'
  }

  /** While a change is under way the log's own copy holds what is not committed. */
  get isChanging(): boolean {
    return this.#state === 'changing'
  }

  get isVoid(): boolean {
    return this.#state === 'void'
  }

  /** What is to be done next, if anything is. */
  get next(): 'update' | 'change' | 'sharedChange' | 'reading' | null {
    const { next } = this.#queue
    if (next?.kind !== 'change') return next?.kind ?? null
    return next.change.together ? 'sharedChange' : 'change'
  }

  /** Whether nothing is going on, waits or is held. */
  get isDone(): boolean {
    return this.isResting && this.#queue.isEmpty
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Of the updates that are not durable yet. */
  get unstoredBytes(): number {
    return this.#queue.bytes
  }

  get isAskedToRead(): boolean {
    return this.#queue.isAskedToRead
  }

  /** How often in a row its commit has failed. */
  get failures(): number {
    return this.#failures
  }

  use(): void {
    this.#usedAt = Date.now()
  }

  /** Whether nobody has been here since then, and nothing is left to do. */
  isIdleSince(time: number): boolean {
    return this.isDone && this.members.size === 0 && this.#usedAt <= time
  }

  join(member: Member): void {
    this.relay.join(member)
    this.presence.welcome(member)
  }

  leave(member: Member): void {
    this.relay.leave(member)
    this.presence.leave(member)
    this.use()
  }

  enqueue(entry: UpdateEntry | ChangeEntry): void {
    this.#queue.add(entry)
    this.#note()
  }

  /** What others have committed is taken in before anything else is done. */
  enqueueReading(entry: ReadingEntry): void {
    this.#queue.addReading(entry)
    this.#note()
  }

  /** Null where nothing of what comes first has to be stored: then it is answered already. */
  takeBatch(): Batch | null {
    const batch = selectBatch({
      kind: this.kind,
      log: this.log,
      clientIds: this.#clientIds,
      queue: this.#queue,
      mostBytes: this.#mostBytes,
      reference: this.#reference,
      drop: (member) => this.#drop(member),
    })
    // What is refused is so on the newest state, or not at all: another node may know better.
    const isRefused = batch.entries.some(({ judgement }) => judgement?.refused)
    if (batch.commits.length > 0 || isRefused) {
      this.#begin('committing')
      return batch
    }
    this.#answer(batch)
    this.#note()
    return null
  }

  /** The batch is in the log: it goes out, and who sent it is told. */
  committed(batch: Batch): Commit[] {
    this.#failures = 0
    this.#rest()
    const first = this.log.seq + 1
    const numbered = batch.commits.map((entry, index) => ({ entry, seq: first + index }))
    this.log.append(numbered.map(({ entry, seq }) => ({ seq, update: agreed(entry) })))
    tellRefused(batch.entries)
    this.#answer(batch)
    this.finish()
    return numbered.map(({ entry, seq }) => ({
      document: this.name,
      seq,
      actor: entry.from.actorName,
    }))
  }

  /** Nothing of the batch is in the log; it is the first to be tried again. */
  putBack(batch: Batch, { failed = false } = {}): void {
    this.#failures = failed ? this.#failures + 1 : 0
    this.#queue.putBack(batch.entries)
    batch.isOpen = false
    this.#rest()
  }

  /** A change of the server's own, if that is next. Null too where something else has begun meanwhile. */
  beginChange(): ChangeEntry | null {
    if (!this.isResting || this.#queue.next?.kind !== 'change') return null
    const entry = this.#queue.take()
    if (entry?.kind !== 'change') return null
    this.#begin('changing')
    return entry
  }

  /** It is in the log, and in the room's own copy, which it was made on. */
  changed(seq: number, bytes: Uint8Array): void {
    this.log.append([{ seq, update: decodeUpdate(bytes) }], { inDoc: true })
    this.relay.deliver([{ update: bytes }])
  }

  beginReading(): ReadingEntry[] {
    const asked = this.#queue.takeReadings()
    this.#begin('reading')
    return asked
  }

  /** Takes in what somebody else has committed. One of our own that waits may be among it. */
  takeIn(rows: readonly LoggedUpdate[]): void {
    const news = rows.filter(({ seq }) => seq > this.log.seq)
    const entries = news.map((row) => ({ ...row, update: decodeUpdate(row.update) }))
    this.log.append(entries)
    this.relay.deliver(
      entries.map(({ update, actor }) => {
        const own = this.#queue.takeCommitted(update.bytes, actor)
        if (own) {
          this.#queue.finish([own])
          tellRefused([own])
        }
        return { update: update.bytes, from: own?.from, number: own?.number }
      }),
    )
  }

  /** What was going on has ended; what was held is tried again. A room that has become void meanwhile stays so. */
  finish(): void {
    this.#queue.release()
    this.#rest()
  }

  /** Every copy of it is void: its members are sent away, and what waits is told. */
  end(code: number, reason: string): void {
    this.#state = 'void'
    for (const entry of this.#queue.close()) {
      if (entry.kind === 'change') entry.reject(new DomainError('gone', `${this.name}: ${reason}.`))
      else if (entry.kind === 'reading') entry.done()
    }
    for (const member of this.members) member.close(code, reason)
    this.#leaveMemory()
  }

  close(): void {
    this.#queue.close()
    this.#leaveMemory()
  }

  #drop(member: Member): void {
    this.#queue.dropOf(member)
    this.#note()
  }

  #leaveMemory(): void {
    this.presence.close()
    this.log.discardDoc()
    this.#note()
  }

  /** Those of the batch that change nothing wait only for a word. */
  #answer(batch: Batch): void {
    const { entries, commits } = batch
    const committed = commits.length === entries.length ? null : new Set(commits)
    this.#queue.finish(entries)
    batch.isOpen = false
    this.relay.deliver(
      entries.map((entry) => ({
        update: !committed || committed.has(entry) ? agreed(entry).bytes : null,
        from: entry.from,
        number: entry.number,
      })),
    )
  }

  #begin(state: RoomState): void {
    if (!this.isVoid) this.#state = state
    this.#note()
  }

  #rest(): void {
    if (!this.isVoid) this.#state = 'resting'
    this.#note()
  }

  #note(): void {
    const isBusy = !this.isVoid && (!this.isResting || this.#queue.length > 0)
    this.#backlog.note(this, isBusy)
  }
}

/** Tells the senders what of their updates was refused; the rest is committed. */
function tellRefused(entries: readonly UpdateEntry[]): void {
  for (const { from, number, judgement } of entries) {
    if (judgement?.refused) from.refuse(number, judgement.refused)
  }
}
