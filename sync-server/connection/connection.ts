import { CLOSE } from '#domain/documents/close-codes.ts'
import type { Admission, Identity } from '../access/identity.ts'
import type { Accounts } from '../limits/accounts.ts'
import { type LimitName, LimitReached, type Limits, LIMITS, reasonOf } from '../limits/limits.ts'
import { Spending } from '../limits/spending.ts'
import type { Member } from '../members/member.ts'
import type { SyncMetrics } from '../metrics/metrics.ts'
import { frameMessages } from '../protocol/frame.ts'
import {
  type ClientMessage,
  keepAliveMessage,
  markerMessage,
  readMessage,
  refusalMessage,
  renewalMessage,
  step1Message,
} from '../protocol/protocol.ts'
import type { Room } from '../rooms/room.ts'
import type { RoomRegistry } from '../rooms/registry/rooms.ts'
import { decodeUpdate, isEmpty } from '../updates/update.ts'
import { AcknowledgementTracker } from './acknowledgement-tracker.ts'
import type { FairScheduler } from './fair-scheduler.ts'
import { Inbox, type Recipient } from './inbox.ts'
import type { SocketWriter } from './socket-writer.ts'

export type Resume = { since: number; generation: number | null }
/** What all connections share. */
export type ConnectionDeps = {
  rooms: RoomRegistry
  limits: Limits
  metrics: SyncMetrics
  accounts: Accounts
  scheduler: FairScheduler
  /** Reads a fresh ticket or token that a client shows while connected (message type 102). */
  renew: (connection: Connection, token: string) => Promise<Identity>
}
/**
 * Entering: what comes is kept in order until the room is there. Closed: what was sent before is still committed, in the
 * name of whoever sent it.
 */
type State =
  | { kind: 'entering' }
  | { kind: 'open'; room: Room; admission: Admission; greeted: boolean }
  | { kind: 'closed'; admission: Admission | null }

/** It is looked up in the database. */
const RENEWAL_COSTS_BYTES = 100_000

/** One socket: speaks the protocol on one side, is a member of one room on the other. */
export class Connection implements Member, Recipient {
  readonly #deps: ConnectionDeps
  readonly #writer: SocketWriter
  readonly #resume: Resume
  readonly #inbox: Inbox
  readonly #spending: Spending
  #acknowledgements: AcknowledgementTracker | null = null
  #state: State = { kind: 'entering' }
  /** The update that is timed, if one is. */
  #timed: { number: number; at: number } | null = null

  constructor(writer: SocketWriter, resume: Resume, deps: ConnectionDeps) {
    this.#deps = deps
    this.#resume = resume
    this.#writer = writer
    this.#inbox = new Inbox(this, deps.scheduler, deps.limits.inboxBytes)
    this.#spending = new Spending(deps.limits, performance.now())
  }

  get identity(): Identity {
    return this.admission.identity
  }

  get admission(): Admission {
    const admission = this.#state.kind === 'entering' ? null : this.#state.admission
    if (!admission) throw new Error('Nobody has entered by this connection.')
    return admission
  }

  get actor() {
    return this.identity.actor
  }

  get actorName(): string {
    return this.identity.actorName
  }

  get sessionId(): string | undefined {
    return this.identity.sessionId
  }

  get canWrite(): boolean {
    return this.admission.access === 'write'
  }

  get isOpen(): boolean {
    return this.#state.kind === 'open'
  }

  get isSlow(): boolean {
    return this.#writer.isSlow
  }

  /** Joins the room and handles what came in the meantime. Writers are asked for what the server lacks. */
  open(admission: Admission, room: Room): void {
    if (this.#state.kind !== 'entering') return
    const account = this.#deps.accounts.of(admission.identity.actorName)
    const { limits } = this.#deps
    if (account.connections >= limits[account.connectionLimit]) {
      return this.exceed(account.connectionLimit)
    }
    if (room.members.size >= limits.connectionsPerRoom) {
      return this.exceed('connectionsPerRoom')
    }
    const { generation } = this.#resume
    if (generation !== null && generation !== room.log.generation) {
      return this.close(CLOSE.regenerated, 'the document was rebuilt')
    }
    this.#spending.chargeTo(account)
    this.#state = { kind: 'open', room, admission, greeted: false }
    room.join(this)
    this.askForMissing()
    this.#inbox.begin()
  }

  write(frames: Uint8Array): boolean {
    return this.#state.kind === 'closed' || this.#writer.write(frames)
  }

  writeEphemeral(frames: Uint8Array): void {
    if (this.#writer.hasRoom) this.write(frames)
  }

  whenDrained(drained: () => void): void {
    this.#writer.whenDrained(drained)
  }

  acknowledge(number: number): void {
    this.#acknowledgements?.acknowledge(number)
    if (this.#timed?.number !== number) return
    this.#deps.metrics.relayed(this.#timed.at)
    this.#timed = null
  }

  askForMissing(): void {
    if (this.#state.kind !== 'open' || !this.canWrite) return
    this.#send(step1Message(this.#state.room.log.vector))
  }

  refuse(number: number, reason: string): void {
    this.#trackAcknowledgements().refused(number)
    if (this.#state.kind !== 'open') return
    this.#afterSent(this.#state.room, () => this.#send(refusalMessage(reason)))
  }

  expel(reason: string): void {
    this.#send(refusalMessage(reason))
    this.close(CLOSE.forbidden, reason)
  }

  exceed(limit: LimitName, told?: string): void {
    const { answer } = LIMITS[limit]
    this.#deps.metrics.refused(limit)
    if (told) this.#send(refusalMessage(told))
    this.close(
      typeof answer === 'number' ? answer : CLOSE.overloaded,
      reasonOf(limit, this.#deps.limits),
    )
  }

  close(code: number, reason: string): void {
    if (this.#state.kind === 'closed') return
    this.leave({ discard: code !== CLOSE.restarting })
    this.#writer.close(code, reason)
  }

  /** The socket is gone. What it has sent is still committed. */
  leave({ discard = false } = {}): void {
    if (!discard) this.#inbox.finish()
    if (this.#state.kind === 'closed') return
    const entered = this.#state.kind === 'open' ? this.#state : null
    entered?.room.leave(this)
    this.#state = { kind: 'closed', admission: entered?.admission ?? null }
    this.#spending.end()
    this.#inbox.clear()
  }

  /** Called at times: keeps a silent client from closing itself, and finds a socket that is only half there. */
  beat(silentMs: number): void {
    const found = this.#writer.check({ silentMs, isRead: this.#inbox.isReading })
    if (found === 'silent') this.#send(keepAliveMessage())
    else if (found === 'slow') this.exceed('slowReaderSeconds')
    if (found === 'slow' || found === 'gone') this.#writer.terminate()
  }

  receive(message: Uint8Array): void {
    if (this.#state.kind === 'closed') return
    if (message.length > this.#deps.limits.messageBytes) return this.exceed('messageBytes')
    this.#inbox.receive(message)
  }

  ping(data: Buffer): void {
    const now = performance.now()
    this.#spend(data.length, now)
    this.#writer.pong(data)
    this.#inbox.holdIfSpent(now)
  }

  pong(): void {
    this.#writer.heard()
  }

  setReading(isReading: boolean): void {
    this.#writer.setReading(isReading)
  }

  slowed(limit: LimitName): void {
    this.#deps.metrics.tally.pauses += 1
    this.#deps.metrics.refused(limit)
  }

  exceeded(now: number): LimitName | null {
    const limit = this.#spending.exceeded(now)
    const unstored = this.#acknowledgements?.bytes ?? 0
    if (limit || unstored === 0 || this.#state.kind !== 'open') return limit
    const { limits, rooms } = this.#deps
    if (unstored > limits.unstoredBytes) return 'unstoredBytes'
    if (this.#state.room.unstoredBytes > limits.roomUnstoredBytes) return 'roomUnstoredBytes'
    return rooms.unstoredBytes > limits.allUnstoredBytes ? 'allUnstoredBytes' : null
  }

  /** Malformed bytes cost their sender the socket and nobody else anything. */
  handle(bytes: Uint8Array, now: number): void {
    if (this.#state.kind !== 'open') return
    this.#spend(bytes.length, now)
    try {
      this.#handle(this.#state, readMessage(bytes), now)
    } catch (error) {
      if (error instanceof LimitReached) this.exceed(error.limit)
      else this.close(CLOSE.undecodable, 'a message could not be decoded')
    }
  }

  #handle(state: State & { kind: 'open' }, message: ClientMessage, now: number): void {
    const { room } = state
    switch (message.type) {
      case 'step1':
        return this.#greet(state)
      case 'update':
        return this.#update(room, message, now)
      case 'awareness':
        return this.#showPresence(room, message.update, now)
      case 'queryAwareness':
        return room.presence.welcome(this)
      case 'marker':
        return this.#mark(message.number)
      case 'renewal':
        return this.#renew(message.token, now)
      case 'unknown':
    }
  }

  #greet(state: State & { kind: 'open' }): void {
    const { relay, log } = state.room
    const since = state.greeted ? log.seq : this.#resume.since
    state.greeted = true
    this.#afterSent(state.room, () => relay.greet(this, since))
  }

  #update(
    room: Room,
    { update: bytes, whole }: { update: Uint8Array; whole: boolean },
    now: number,
  ): void {
    const update = decodeUpdate(bytes)
    if (isEmpty(update)) return
    this.#deps.metrics.tally.updatesIn += 1
    const tracker = this.#trackAcknowledgements()
    const number = tracker.expect(bytes.length)
    if (this.canWrite) {
      if (this.#deps.metrics.isTimely()) this.#timed ??= { number, at: now }
      this.#deps.rooms.submit(room, { kind: 'update', update, from: this, number, whole })
      return
    }
    this.refuse(number, 'You may read this document, not change it.')
    tracker.acknowledge(number)
  }

  #showPresence(room: Room, update: Uint8Array, now: number): void {
    const bytes = room.presence.receive(this, update, this.#deps.limits.presenceBytes)
    if (bytes > 0) this.#spending.spendPresence(bytes, now)
  }

  #mark(number: number): void {
    const tracker = this.#trackAcknowledgements()
    tracker.mark(number)
    if (tracker.waiting > this.#deps.limits.waitingMarkers) this.exceed('waitingMarkers')
  }

  #trackAcknowledgements(): AcknowledgementTracker {
    this.#acknowledgements ??= new AcknowledgementTracker((marker) => this.#answer(marker))
    return this.#acknowledgements
  }

  #answer(number: number): void {
    if (this.#state.kind !== 'open') return
    const { room } = this.#state
    this.#afterSent(room, () => {
      const { generation } = room.log
      this.#send(markerMessage(number, { seq: room.relay.seq, generation }))
    })
  }

  /** Who does not read what it is sent may not ask for more without end. */
  #afterSent(room: Room, action: () => void): void {
    const waiting = room.relay.afterSent(this, action)
    if (waiting > this.#deps.limits.waitingMarkers) this.exceed('waitingMarkers')
  }

  #renew(token: string, now: number): void {
    this.#spending.spend(RENEWAL_COSTS_BYTES, now)
    this.#deps.renew(this, token).then(
      (identity) => this.#renewed(identity),
      () => this.close(CLOSE.comeBack, 'the renewal is not valid'),
    )
  }

  #renewed(identity: Identity): void {
    if (this.#state.kind !== 'open') return
    this.#state.admission = { ...this.#state.admission, identity }
    this.#send(renewalMessage(identity.expiresAt ?? 0))
  }

  #spend(bytes: number, now: number): void {
    const { tally } = this.#deps.metrics
    tally.messagesIn += 1
    tally.bytesIn += bytes
    this.#spending.spend(bytes, now)
  }

  #send(message: Uint8Array): void {
    this.write(frameMessages([message]))
  }
}
