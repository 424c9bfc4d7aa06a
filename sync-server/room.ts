import { type DocumentKind, parseDocumentName } from '#domain/documents.ts'
import type { LoggedUpdate, StoredDocument } from '#db/pace/documents.ts'
import { ClientIds } from './client-ids.ts'
import { DocumentLog } from './document-log.ts'
import type { Judgement } from './guard.ts'
import type { Member } from './member.ts'
import { Presence } from './presence.ts'
import { Relay } from './relay.ts'
import type { Change, Position } from './rooms.ts'
import { type DecodedUpdate, decodeUpdate } from './update.ts'

export type UpdateEntry = {
  kind: 'update'
  update: DecodedUpdate
  from: Member
  /** Of this connection; its markers wait for it. */
  number: number
  /** The answer to our step 1: it repeats every deletion, most of them known. */
  whole: boolean
  /** What the guard says of it, on the state that it was last tried on. */
  judgement?: Judgement
  heldSince?: number
}
export type ChangeEntry = {
  kind: 'change'
  change: Change
  resolve: (position: Position) => void
  reject: (error: unknown) => void
}
/** Takes in what others have committed, before anything else is. */
export type ReadingEntry = { kind: 'reading'; done: (error?: unknown) => void }
export type Entry = UpdateEntry | ChangeEntry | ReadingEntry

/**
 * What is going on with a room's log. One thing at a time: `committing` is its share of the group commit, `changing` a
 * change of the server's own, `reading` the log as others have left it. `void`: of another generation, or gone; nothing
 * is committed from here any more.
 */
export type RoomState =
  | { kind: 'resting' }
  | { kind: 'committing' }
  | { kind: 'changing' }
  | { kind: 'reading' }
  | { kind: 'void'; code: number; reason: string }

/** What of an update is committed. */
export function agreed({ judgement, update }: UpdateEntry): DecodedUpdate {
  return judgement?.agreed ?? update
}

/** Bytes that wait for their commit in all rooms together. */
export type Backlog = { bytes: number }
export type RoomBounds = { backlog?: Backlog; mostBytes?: number }

/** One open document: its log, its members, and what waits to be committed, in order. */
export class Room {
  readonly name: string
  readonly kind: DocumentKind
  readonly log: DocumentLog
  readonly relay: Relay
  readonly presence: Presence
  readonly clientIds: ClientIds
  readonly queue: Entry[] = []
  /** Updates that build on something that is not there, until when they are kept. */
  readonly held = new Map<UpdateEntry, NodeJS.Timeout>()
  state: RoomState = { kind: 'resting' }
  failures = 0
  pendingBytes = 0
  usedAt = Date.now()
  /** A larger document takes only updates that delete. */
  readonly mostBytes: number
  readonly #backlog: Backlog
  #isClosed = false

  constructor(stored: StoredDocument, { backlog, mostBytes }: RoomBounds = {}) {
    this.#backlog = backlog ?? { bytes: 0 }
    this.mostBytes = mostBytes ?? Infinity
    this.name = stored.name
    this.kind = parseDocumentName(stored.name).kind
    this.log = new DocumentLog(stored)
    this.relay = new Relay(this.log)
    this.presence = new Presence(this.relay.members)
    this.clientIds = new ClientIds({ members: this.relay.members, presence: this.presence })
  }

  get position(): Position {
    return { seq: this.log.seq, generation: this.log.generation }
  }

  get isIdle(): boolean {
    const waiting = this.queue.length + this.held.size
    return this.relay.members.size === 0 && waiting === 0 && this.state.kind === 'resting'
  }

  /** While a change is under way the log's own copy holds what is not committed. */
  get isChanging(): boolean {
    return this.state.kind === 'changing'
  }

  get isVoid(): boolean {
    return this.state.kind === 'void'
  }

  /** Ends what was going on; a room that has become void meanwhile stays so. */
  rest(): void {
    if (!this.isVoid) this.state = { kind: 'resting' }
  }

  join(member: Member): void {
    this.relay.join(member)
    this.presence.welcome(member)
  }

  leave(member: Member): void {
    this.relay.leave(member)
    this.presence.leave(member)
    this.usedAt = Date.now()
  }

  enqueue(entry: Entry): void {
    this.queue.push(entry)
    if (entry.kind === 'update') this.#await(entry.update.bytes.length)
  }

  settle(entries: readonly UpdateEntry[]): void {
    for (const { update } of entries) this.#await(-update.bytes.length)
  }

  /** Tells the senders what of their updates was refused; the rest is committed. */
  tellRefused(entries: readonly UpdateEntry[]): void {
    for (const { from, number, judgement } of entries) {
      if (judgement?.refused) from.refuse(number, judgement.refused)
    }
  }

  /** Forgets what a member that is sent away still has in the queue. */
  dropUpdatesOf(member: Member): void {
    const dropped = [...this.queue, ...this.held.keys()].filter(
      (entry) => entry.kind === 'update' && entry.from === member,
    )
    for (const entry of dropped) this.#drop(entry)
  }

  /**
   * Takes in what somebody else has committed. One of our own that waits is settled by it: the answer to its commit was
   * lost, the commit was not.
   */
  takeIn(rows: readonly LoggedUpdate[]): void {
    const news = rows.filter(({ seq }) => seq > this.log.seq)
    const entries = news.map((row) => ({ ...row, update: decodeUpdate(row.update) }))
    this.log.append(entries)
    this.relay.deliver(
      entries.map(({ update, actor }) => {
        const own = this.#takeOwn(update.bytes, actor)
        return { update: update.bytes, from: own?.from, number: own?.number }
      }),
    )
  }

  close(): void {
    this.presence.close()
    for (const timer of this.held.values()) clearTimeout(timer)
    this.log.discardDoc()
    this.#backlog.bytes -= this.pendingBytes
    this.#isClosed = true
  }

  #await(bytes: number): void {
    this.pendingBytes += bytes
    if (!this.#isClosed) this.#backlog.bytes += bytes
  }

  #takeOwn(bytes: Uint8Array, actor: string): UpdateEntry | undefined {
    const index = this.queue.findIndex(
      (entry) =>
        entry.kind === 'update' &&
        entry.from.actorName === actor &&
        Buffer.compare(agreed(entry).bytes, bytes) === 0,
    )
    const [own] = index < 0 ? [] : this.queue.splice(index, 1)
    if (own?.kind !== 'update') return undefined
    this.settle([own])
    this.tellRefused([own])
    return own
  }

  #drop(entry: Entry): void {
    if (entry.kind !== 'update') return
    const index = this.queue.indexOf(entry)
    if (index >= 0) this.queue.splice(index, 1)
    clearTimeout(this.held.get(entry))
    this.held.delete(entry)
    this.settle([entry])
  }
}
