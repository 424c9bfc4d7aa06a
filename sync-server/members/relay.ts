import { frameContent, frameMessages, frameUpdates } from '../protocol/frame.ts'
import { step2Message } from '../protocol/protocol.ts'
import type { DocumentLog } from '../updates/document-log.ts'
import type { Member } from './member.ts'

/** `update` is null where there was nothing to commit and only the sender waits for a word. */
type Delivery = { update: Uint8Array | null; from?: Member; number?: number }

/** Sends what is committed to the members of one room: one buffer per commit, the same bytes to all. */
export class Relay {
  readonly #members = new Set<Member>()
  readonly #log: DocumentLog
  /** Members with too much unsent: up to where they have been sent the log, and what follows once they have it all. */
  readonly #behind = new Map<Member, { position: number; actions: (() => void)[] }>()
  /** The sequence up to which everything has gone out. */
  #sentSeq: number

  constructor(log: DocumentLog) {
    this.#log = log
    this.#sentSeq = log.seq
  }

  get members(): ReadonlySet<Member> {
    return this.#members
  }

  get seq(): number {
    return this.#sentSeq
  }

  join(member: Member): void {
    this.#members.add(member)
  }

  leave(member: Member): void {
    this.#members.delete(member)
    this.#behind.delete(member)
  }

  /** The content after `since` (all of it for -1), then "synced". */
  greet(member: Member, since: number): void {
    const content = frameContent(this.#log.greeting(since))
    this.#write(member, [...content, frameMessages([step2Message()])], this.#log.seq)
  }

  /** Runs `action` once all that went out before it has really gone out; returns how many wait for that. */
  afterSent(member: Member, action: () => void): number {
    const slow = this.#behind.get(member)
    if (slow) return slow.actions.push(action)
    action()
    return 0
  }

  deliver(deliveries: readonly Delivery[]): void {
    const { seq } = this.#log
    this.#send(deliveries, seq)
    this.#sentSeq = seq
    for (const { from, number } of deliveries) if (number !== undefined) from?.acknowledge(number)
  }

  #send(deliveries: readonly Delivery[], seq: number): void {
    const updates = deliveries.flatMap(({ update }) => update ?? [])
    if (updates.length === 0 || this.#members.size === 0) return
    const frames = frameUpdates(updates)
    const [first] = deliveries
    const author = deliveries.every(({ from }) => from === first?.from) ? first?.from : undefined
    for (const member of this.#members) {
      if (member === author || this.#behind.has(member)) continue
      this.#write(member, [frames], seq)
    }
  }

  /**
   * A slow member is not buffered for: it stays at its position and gets the rest when it has drained; also one that asks
   * again meanwhile.
   */
  #write(member: Member, pieces: readonly Uint8Array[], seq: number): void {
    let hasRoom = true
    for (const piece of pieces) hasRoom = member.write(piece)
    if (hasRoom || !this.#members.has(member) || this.#behind.has(member)) return
    this.#behind.set(member, { position: seq, actions: [] })
    member.whenDrained(() => this.#catchUp(member))
  }

  #catchUp(member: Member): void {
    const slow = this.#behind.get(member)
    if (!slow) return
    this.#behind.delete(member)
    const missed = frameContent(this.#log.contentAfter(slow.position))
    if (missed.length > 0) this.#write(member, missed, this.#log.seq)
    for (const action of slow.actions) this.afterSent(member, action)
  }
}
