import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import type { Presented } from '../bus/presence-messages.ts'
import { LimitReached } from '../limits/limits.ts'
import { frameMessages } from '../protocol/frame.ts'
import { awarenessMessage } from '../protocol/protocol.ts'
import type { Member } from './member.ts'

/** A connection of another node, which has checked who it is of. */
type Elsewhere = { node: string; holder: string | null; heardAt: number }
/** A connection here, the server itself under a name, or a connection elsewhere. */
type Owner = Member | string | Elsewhere
/** `by`: whose it is; a connection that has ended no longer says so itself. */
type Shown = { clock: number; state: string; owner: Owner; by: string | null }
type Gone = Omit<Shown, 'state'>
type Entry = { client: number; clock: number; state: string }

/** How often the room hears who is where. In a large one each is a write to everybody, and stock clients send it all back. */
const FLUSH = { ms: 40, ofMany: { members: 20, ms: 100 } }
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
  readonly #changed = new Map<number, Shown>()
  #share: ((entries: Presented[]) => void) | undefined
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
    if (owner === undefined || typeof owner === 'string' || isElsewhere(owner)) return null
    return owner.actorName
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
    this.#removeWhere((owner) => owner === member)
  }

  /** What a newcomer sees at once. */
  welcome(member: Member): void {
    const entries = [...this.#shown].map(([client, { clock, state }]) => ({ client, clock, state }))
    if (entries.length > 0) member.writeEphemeral(frameEntries(entries))
  }

  /** What members of this node and the server itself show is told to the other nodes from now on, tick by tick. */
  share(share: (entries: Presented[]) => void): void {
    this.#share = share
  }

  /** Tells the other nodes all of it, for one that asks. */
  shareAll(): void {
    this.#tellOthers(this.#shown)
  }

  /** What another node says of its own members. Who has come here meanwhile, or from here, is known by the holder. */
  receiveFrom(node: string, entries: readonly Presented[]): void {
    for (const { holder, ...entry } of entries) {
      const owner = { node, holder, heardAt: performance.now() }
      const known = this.#shown.get(entry.client)
      const isOwner = known !== undefined && isFrom(node, known.owner)
      if (isOwner) known.owner = owner
      const isNews = known
        ? isNewer(entry, known, isOwner) && (isOwner || isSuccessor(owner, known.by))
        : entry.state !== NOBODY
      if (isNews) this.#show(owner, entry)
    }
  }

  /** That node is no more, and nobody is there by it. */
  forget(node: string): void {
    this.#removeWhere((owner) => isFrom(node, owner))
  }

  /** Others' presences of which nobody has heard since then: word that they left was lost. */
  forgetSilent(before: number): void {
    this.#removeWhere((owner) => isElsewhere(owner) && owner.heardAt < before)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #removeWhere(matches: (owner: Owner) => boolean): void {
    for (const [client, { owner, clock }] of this.#shown) {
      if (matches(owner)) this.#show(owner, { client, clock, state: NOBODY })
    }
  }

  #tellOthers(shown: ReadonlyMap<number, Shown>): void {
    const entries = [...shown].flatMap(([client, { clock, state, owner, by }]) =>
      isElsewhere(owner) ? [] : [{ client, clock, state, holder: by }],
    )
    if (entries.length > 0) this.#share?.(entries)
  }

  #isNews(member: Member, { client, clock, state }: Entry): boolean {
    const known = this.#shown.get(client)
    if (!known) return state !== NOBODY && this.#mayAppear(member, { client, clock })
    const isOwner = known.owner === member
    return isNewer({ clock, state }, known, isOwner) && (isOwner || isSuccessor(member, known.by))
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

  #show(owner: Owner, { client, clock, state }: Entry): void {
    const last = { clock, owner, by: holderOf(owner) }
    if (state === NOBODY) this.#remove(client, last)
    else this.#shown.set(client, { ...last, state })
    this.#changed.set(client, { ...last, state })
    const isLarge = this.#members.size > FLUSH.ofMany.members
    this.#timer ??= setTimeout(() => this.#flush(), isLarge ? FLUSH.ofMany.ms : FLUSH.ms)
  }

  #remove(client: number, last: Gone): void {
    this.#shown.delete(client)
    this.#gone.set(client, last)
    const [oldest] = this.#gone.keys()
    if (this.#gone.size > MAX_GONE && oldest !== undefined) this.#gone.delete(oldest)
  }

  #flush(): void {
    this.#timer = undefined
    const entries = [...this.#changed].map(([client, { clock, state }]) => ({
      client,
      clock,
      state,
    }))
    const frames = frameEntries(entries)
    this.#tellOthers(this.#changed)
    this.#changed.clear()
    for (const member of this.#members) member.writeEphemeral(frames)
  }
}

/** Leaving has the clock of the last state, and only the owner leaves. */
function isNewer(
  { clock, state }: Pick<Entry, 'clock' | 'state'>,
  known: Shown,
  isOwner: boolean,
): boolean {
  return clock > known.clock || (clock === known.clock && isOwner && state === NOBODY)
}

/** The same person's next connection, while the one before it has not been noticed to be gone. */
function isSuccessor(next: Owner, by: string | null): boolean {
  return by !== null && holderOf(next) === by
}

function holderOf(owner: Owner): string | null {
  if (typeof owner === 'string') return null
  return isElsewhere(owner) ? owner.holder : `${owner.actorName} ${owner.sessionId}`
}

function isElsewhere(owner: Owner): owner is Elsewhere {
  return typeof owner === 'object' && 'node' in owner
}

function isFrom(node: string, owner: Owner): boolean {
  return isElsewhere(owner) && owner.node === node
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
