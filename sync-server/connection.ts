import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { CLOSE } from './close-codes.ts'
import type { Admission, Identity } from './enter.ts'
import { frameMessages } from './frame.ts'
import type { Member } from './member.ts'
import {
  type ClientMessage,
  keepAliveMessage,
  markerMessage,
  readMessage,
  refusalMessage,
  renewalMessage,
  step1Message,
} from './protocol.ts'
import type { Room } from './room.ts'
import type { RoomRegistry } from './rooms.ts'
import { decodeUpdate, isEmpty } from './update.ts'

export type ConnectionLimits = { messageBytes: number; pendingBytes: number; unsentBytes: number }
export type Resume = { since: number; generation: number | null }
export type ConnectionDeps = {
  rooms: RoomRegistry
  limits: ConnectionLimits
  /** Reads a fresh ticket or token that a client shows while connected (message type 102). */
  renew: (connection: Connection, token: string) => Promise<Identity>
}
/**
 * Entering: what comes is kept in order until the room is there. Closed: what was sent before is still committed, in the
 * name of whoever sent it.
 */
type State =
  | { kind: 'entering'; early: Uint8Array[]; bytes: number }
  | { kind: 'open'; room: Room; admission: Admission; greeted: boolean }
  | { kind: 'closed'; admission: Admission | null }

const TERMINATE_AFTER_MS = 5_000
const MAX_REASON_BYTES = 120

/** One socket: speaks the protocol on one side, is a member of one room on the other. */
export class Connection implements Member {
  readonly #socket: WebSocket
  readonly #raw: Duplex
  readonly #deps: ConnectionDeps
  readonly #resume: Resume
  #state: State = { kind: 'entering', early: [], bytes: 0 }
  #updates = 0
  /** Numbers of updates that are not durable yet; those that were refused stay for ever. */
  readonly #outstanding = new Set<number>()
  #markers: { number: number; after: number }[] = []
  #sentAt = Date.now()
  #isAlive = true

  constructor(socket: WebSocket, raw: Duplex, options: ConnectionDeps & { resume: Resume }) {
    this.#socket = socket
    this.#raw = raw
    this.#deps = options
    this.#resume = options.resume
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.#receive(data)
      else this.close(CLOSE.undecodable, 'a message is not binary')
    })
    socket.on('pong', () => void (this.#isAlive = true))
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

  /** Joins the room and handles what came in the meantime. Writers are asked for what the server lacks. */
  open(admission: Admission, room: Room): void {
    if (this.#state.kind !== 'entering') return
    const { generation } = this.#resume
    if (generation !== null && generation !== room.log.generation) {
      this.close(CLOSE.regenerated, 'the document was rebuilt')
      return
    }
    const { early } = this.#state
    this.#state = { kind: 'open', room, admission, greeted: false }
    room.join(this)
    this.askForMissing()
    for (const message of early) this.#receive(message)
  }

  write(frames: Uint8Array): boolean {
    if (this.#state.kind === 'closed') return true
    this.#sentAt = Date.now()
    this.#raw.write(frames)
    return this.#raw.writableLength < this.#deps.limits.unsentBytes
  }

  writeEphemeral(frames: Uint8Array): void {
    if (this.#raw.writableLength < this.#deps.limits.unsentBytes) this.write(frames)
  }

  whenDrained(drained: () => void): void {
    this.#raw.once('drain', drained)
  }

  settled(number: number): void {
    this.#outstanding.delete(number)
    const [oldest = Infinity] = this.#outstanding
    const answered = this.#markers.filter(({ after }) => after < oldest)
    this.#markers = this.#markers.filter(({ after }) => after >= oldest)
    for (const marker of answered) this.#answer(marker.number)
  }

  askForMissing(): void {
    if (this.#state.kind !== 'open' || !this.canWrite) return
    this.#send(step1Message(this.#state.room.log.vector))
  }

  refuse(reason: string): void {
    this.#send(refusalMessage(reason))
    this.close(CLOSE.forbidden, reason)
  }

  close(code: number, reason: string): void {
    if (this.#state.kind === 'closed') return
    this.leave()
    this.#socket.close(code, cutToBytes(reason))
    setTimeout(() => this.#socket.terminate(), TERMINATE_AFTER_MS).unref()
  }

  /** The socket is gone. What it has sent is still committed. */
  leave(): void {
    if (this.#state.kind === 'closed') return
    const entered = this.#state.kind === 'open' ? this.#state : null
    entered?.room.leave(this)
    this.#state = { kind: 'closed', admission: entered?.admission ?? null }
  }

  /** Called at times: keeps a silent client from closing itself, and finds a socket that is only half there. */
  beat(silentMs: number): void {
    if (!this.#isAlive) {
      this.#socket.terminate()
      return
    }
    this.#isAlive = false
    this.#socket.ping()
    if (Date.now() - this.#sentAt >= silentMs) this.#send(keepAliveMessage())
  }

  #receive(bytes: Uint8Array): void {
    if (bytes.length > this.#deps.limits.messageBytes) {
      this.close(CLOSE.tooLarge, `a message may have ${this.#deps.limits.messageBytes} bytes`)
      return
    }
    if (this.#state.kind === 'entering') this.#keep(this.#state, bytes)
    else if (this.#state.kind === 'open') this.#read(this.#state, bytes)
  }

  #keep(state: State & { kind: 'entering' }, bytes: Uint8Array): void {
    state.early.push(bytes)
    state.bytes += bytes.length
    if (state.bytes > this.#deps.limits.messageBytes)
      this.close(CLOSE.overloaded, 'too much before entry')
  }

  /** Malformed bytes cost their sender the socket and nobody else anything. */
  #read(state: State & { kind: 'open' }, bytes: Uint8Array): void {
    try {
      this.#handle(state, readMessage(bytes))
    } catch {
      this.close(CLOSE.undecodable, 'a message could not be decoded')
    }
  }

  #handle(state: State & { kind: 'open' }, message: ClientMessage): void {
    const { room } = state
    switch (message.type) {
      case 'step1':
        room.relay.greet(this, state.greeted ? room.log.seq : this.#resume.since)
        state.greeted = true
        return
      case 'update':
        return this.#update(room, message)
      case 'awareness':
        return room.presence.receive(this, message.update)
      case 'queryAwareness':
        return room.presence.welcome(this)
      case 'marker':
        return this.#mark(message.number)
      case 'renewal':
        return this.#renew(message.token)
      case 'unknown':
    }
  }

  #update(room: Room, { update: bytes, whole }: { update: Uint8Array; whole: boolean }): void {
    const update = decodeUpdate(bytes)
    if (isEmpty(update)) return
    const number = ++this.#updates
    this.#outstanding.add(number)
    if (!this.canWrite) {
      this.#send(refusalMessage('You may read this document, not change it.'))
      return
    }
    if (room.pendingBytes > this.#deps.limits.pendingBytes) {
      this.close(CLOSE.overloaded, 'too much waits to be stored')
      return
    }
    this.#deps.rooms.submit(room, { kind: 'update', update, from: this, number, whole })
  }

  #mark(number: number): void {
    if (this.#outstanding.size === 0) this.#answer(number)
    else this.#markers.push({ number, after: this.#updates })
  }

  #answer(number: number): void {
    const { kind } = this.#state
    if (kind !== 'open') return
    const { room } = this.#state
    room.relay.afterSent(this, () => {
      const { generation } = room.log
      this.#send(markerMessage(number, { seq: room.relay.seq, generation }))
    })
  }

  #renew(token: string): void {
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

  #send(message: Uint8Array): void {
    this.write(frameMessages([message]))
  }
}

/** A close frame has room for 123 bytes. */
function cutToBytes(reason: string): string {
  const bytes = new TextEncoder().encode(reason)
  if (bytes.length <= MAX_REASON_BYTES) return reason
  return new TextDecoder().decode(bytes.subarray(0, MAX_REASON_BYTES)).replace(/\uFFFD+$/, '')
}
