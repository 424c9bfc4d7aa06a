import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import { frameMessages } from './frame.ts'
import { LimitReached } from './limits.ts'
import type { Member } from './member.ts'
import { awarenessMessage } from './protocol.ts'

type Shown = { clock: number; state: string; owner: Member | string }
/** `by`: whose it was; a connection that has ended no longer says so itself. */
type Gone = { clock: number; owner: Member | string; by: string | null }
type Entry = { client: number; clock: number; state: string }

const FLUSH_MS = 40
const MAX_CLIENTS_PER_UPDATE = 1_000
/** A client has one, and another after each conflict of ids. */
const MAX_IDS_PER_MEMBER = 16
const MAX_GONE = 1_000
const NOBODY = 'null'

const StateSchema = z.record(z.string(), z.unknown()).nullable()
const UserSchema = z.record(z.string(), z.unknown())

/**
 * Who is in the room and where: the newest state of each client id, sent to all once per tick and stored nowhere. A
 * client id belongs to the connection that used it first.
 */
export class Presence {
  readonly #members: ReadonlySet<Member>
  readonly #shown = new Map<number, Shown>()
  /** Who left, so that a late echo of theirs does not bring them back. */
  readonly #gone = new Map<number, Gone>()
  readonly #changed = new Map<number, { clock: number; state: string }>()
  #timer: NodeJS.Timeout | undefined

  constructor(members: ReadonlySet<Member>) {
    this.#members = members
  }

  /**
   * Throws on bytes that are no awareness update, and on a state of more than `mostBytes`. Echoes, older clocks and other
   * people's client ids are left out. Returns how much was news.
   */
  receive(member: Member, update: Uint8Array, mostBytes: number): number {
    let news = 0
    for (const entry of readEntries(update, mostBytes)) {
      if (!this.#isNews(member, entry)) continue
      this.#show(member, { ...entry, state: signed(member, entry.state) })
      news += entry.state.length
    }
    return news
  }

  /** The person or machine client who shows itself under this id. */
  ownerOf(client: number): string | null {
    const owner = this.#shown.get(client)?.owner
    return owner === undefined || typeof owner === 'string' ? null : owner.actorName
  }

  get size(): number {
    return this.#shown.size
  }

  /** Shows a state of the server's own. */
  announce(announcer: string, state: Record<string, unknown> | null): void {
    const known = [...this.#shown].find(([, shown]) => shown.owner === announcer)
    const client = known?.[0] ?? Math.floor(Math.random() * 2 ** 32)
    const clock = (known?.[1].clock ?? 0) + 1
    if (known || state) this.#show(announcer, { client, clock, state: JSON.stringify(state) })
  }

  leave(member: Member): void {
    for (const [client, { owner, clock }] of this.#shown) {
      if (owner === member) this.#show(member, { client, clock, state: NOBODY })
    }
  }

  /** What a newcomer sees at once. */
  welcome(member: Member): void {
    const entries = [...this.#shown].map(([client, { clock, state }]) => ({ client, clock, state }))
    if (entries.length > 0) member.writeEphemeral(frameEntries(entries))
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #isNews(member: Member, { client, clock, state }: Entry): boolean {
    const known = this.#shown.get(client)
    if (!known) return state !== NOBODY && this.#mayAppear(member, { client, clock })
    const isOwner = known.owner === member
    if (clock < known.clock || (clock === known.clock && !(isOwner && state === NOBODY)))
      return false
    return isOwner || isSuccessor(member, known.owner)
  }

  /** Throws where one member shows more ids than any client has. */
  #mayAppear(member: Member, { client, clock }: Pick<Entry, 'client' | 'clock'>): boolean {
    const own = [...this.#shown.values()].filter(({ owner }) => owner === member).length
    if (own >= MAX_IDS_PER_MEMBER) throw new Error('too many presences of one client')
    const gone = this.#gone.get(client)
    if (!gone) return true
    if (gone.owner === member) return clock > gone.clock
    return own === 0 && gone.by === holderOf(member)
  }

  #show(owner: Member | string, { client, clock, state }: Entry): void {
    if (state === NOBODY) this.#remove(client, { clock, owner })
    else this.#shown.set(client, { clock, state, owner })
    this.#changed.set(client, { clock, state })
    this.#timer ??= setTimeout(() => this.#flush(), FLUSH_MS)
  }

  #remove(client: number, last: { clock: number; owner: Member | string }): void {
    this.#shown.delete(client)
    this.#gone.set(client, { ...last, by: holderOf(last.owner) })
    const [oldest] = this.#gone.keys()
    if (this.#gone.size > MAX_GONE && oldest !== undefined) this.#gone.delete(oldest)
  }

  #flush(): void {
    this.#timer = undefined
    const frames = frameEntries([...this.#changed].map(([client, entry]) => ({ client, ...entry })))
    this.#changed.clear()
    for (const member of this.#members) member.writeEphemeral(frames)
  }
}

/** The same person's next connection, while the one before it has not been noticed to be gone. */
function isSuccessor(member: Member, owner: Member | string): boolean {
  return holderOf(member) === holderOf(owner)
}

function holderOf(owner: Member | string): string | null {
  return typeof owner === 'string' ? null : `${owner.actorName} ${owner.sessionId}`
}

/** A state says who it is of, and that is the connection's actor. Throws on a state that clients could not parse. */
function signed(member: Member, state: string): string {
  const parsed = StateSchema.parse(JSON.parse(state))
  const user = UserSchema.safeParse(parsed?.user)
  const id = member.actor.kind === 'person' ? member.actor.id : member.actorName
  if (!user.success || user.data.id === id) return state
  return JSON.stringify({ ...parsed, user: { ...user.data, id } })
}

function readEntries(update: Uint8Array, mostBytes: number): Entry[] {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_CLIENTS_PER_UPDATE) throw new Error('too many presences at once')
  return Array.from({ length: count }, () => {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = decoding.readVarString(decoder)
    if (state.length > mostBytes) throw new LimitReached('presenceBytes')
    return { client, clock, state }
  })
}

function frameEntries(entries: readonly Entry[]): Buffer {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return frameMessages([awarenessMessage(update)])
}
