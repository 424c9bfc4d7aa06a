import { setTimeout as delay } from 'node:timers/promises'
import type { MoveOutcome } from '#db/pace/documents/documents.ts'
import type { Bus } from '../../bus/bus.ts'
import { ASK_MESSAGE, presenceMessages, readPresenceMessage } from '../../bus/presence-messages.ts'
import { groupReads } from '../../store/group-reads.ts'
import type { DocumentStore } from '../../store/store.ts'
import type { Committer } from '../commit/commit.ts'
import type { Commit } from '../documents-api.ts'
import type { Room } from '../room.ts'

type Options = {
  bus?: Bus
  store: Pick<DocumentStore, 'findMoved'>
  committer: Pick<Committer, 'catchUp' | 'moved'>
  rooms: () => Iterable<Room>
  pollMs?: number
}

const POLL_MS = 1_000
const STOP_MS = 1_000
const MOST_AT_ONCE = 2_000
/** As long as the stock client believes in a presence that says nothing. */
const PRESENCE_MS = 30_000

/**
 * Keeps the rooms of this node level with what others commit. The bus says when; the log says what; and at times the
 * log is asked without a bell, so that a lost one costs time and nothing else.
 */
export class OtherNodes {
  readonly #options: Options
  readonly #leave = new Map<Room, () => void>()
  /** One statement for all rooms that are in doubt in the same moment. */
  readonly #judge: (room: Room) => Promise<MoveOutcome | null>
  #timer: NodeJS.Timeout | undefined
  #polling: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(options: Options) {
    this.#options = options
    this.#judge = groupReads((rooms) => judge(options.store, rooms), { largest: MOST_AT_ONCE })
    this.#schedule()
  }

  opened(room: Room): void {
    const { bus } = this.#options
    if (!bus) return
    const document = room.name
    room.presence.share((entries) => {
      if (!bus.hasOthers()) return
      for (const bytes of presenceMessages(entries)) bus.show({ document, bytes })
    })
    const leave = bus.subscribe(document, {
      bell: (seq) => this.#rung(room, seq),
      awareness: (bytes, node) => this.#told(room, bytes, node),
      missed: () => {
        bus.show({ document, bytes: ASK_MESSAGE })
        void this.#check(room)
      },
      gone: (node) => room.presence.forget(node),
    })
    this.#leave.set(room, leave)
  }

  closed(room: Room): void {
    this.#leave.get(room)?.()
    this.#leave.delete(room)
  }

  committed(commits: readonly Commit[]): void {
    const last = commits.at(-1)
    if (last) this.#options.bus?.ring({ document: last.document, seq: last.seq })
  }

  /** For who comes from another node: they find here at least what they have seen there. */
  async levelled(room: Room): Promise<void> {
    if (this.#options.bus?.hasOthers()) await this.#check(room)
  }

  /** What the database is being asked is waited for, as long as there is one. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    for (const leave of this.#leave.values()) leave()
    this.#leave.clear()
    await Promise.race([this.#polling, delay(STOP_MS, undefined, { ref: false })])
  }

  #rung(room: Room, seq: number): void {
    if (seq > room.log.seq && !room.isAskedToRead)
      void this.#attempt(this.#options.committer.catchUp(room))
  }

  #told(room: Room, bytes: Uint8Array, node: string): void {
    const message = readPresenceMessage(bytes)
    if (message?.kind === 'ask') room.presence.shareAll()
    else if (message) room.presence.receiveFrom(node, message.entries)
  }

  /** A room that is committing hears from its commit where the log stands. */
  async #check(room: Room): Promise<void> {
    const { seq } = room.log
    const outcome = await this.#judge(room).catch(() => null)
    if (!outcome || !room.isResting || room.log.seq !== seq) return
    await this.#attempt(this.#options.committer.moved(room, outcome))
  }

  #schedule(): void {
    if (this.#isStopped) return
    const { pollMs = POLL_MS } = this.#options
    const poll = () => {
      this.#polling = this.#poll().finally(() => this.#schedule())
    }
    this.#timer = setTimeout(poll, pollMs).unref()
  }

  async #poll(): Promise<void> {
    const rooms = [...this.#options.rooms()]
    const before = performance.now() - PRESENCE_MS
    for (const { presence } of rooms) presence.forgetSilent(before)
    await Promise.all(rooms.map((room) => this.#check(room)))
  }

  /** What fails is asked again: by the next bell, or without one. */
  #attempt(catchingUp: Promise<void>): Promise<void> {
    return catchingUp.catch(() => undefined)
  }
}

async function judge(
  store: Options['store'],
  rooms: readonly Room[],
): Promise<(MoveOutcome | null)[]> {
  const positions = rooms.map(({ name, position }) => ({ name, ...position }))
  const moved = await store.findMoved(positions)
  return rooms.map(({ name }) => moved.get(name) ?? null)
}
