import DataLoader from 'dataloader'
import type { MoveOutcome } from '#db/pace/documents.ts'
import type { Committer } from '../commit.ts'
import type { Room } from '../room.ts'
import type { Commit } from '../rooms.ts'
import type { DocumentStore } from '../store.ts'
import type { Bus } from './bus.ts'
import { ASK_WORDS, presentWords, readWords } from './node-words.ts'

type Options = {
  bus?: Bus
  store: Pick<DocumentStore, 'findMoved'>
  committer: Pick<Committer, 'catchUp' | 'moved'>
  rooms: () => Iterable<Room>
  pollMs?: number
}

const POLL_MS = 1_000
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
  readonly #standings: DataLoader<Room, MoveOutcome | null>
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: Options) {
    this.#options = options
    this.#standings = new DataLoader((rooms) => this.#judge(rooms), { cache: false })
    this.#schedule()
  }

  opened(room: Room): void {
    const { bus } = this.#options
    if (!bus) return
    const document = room.name
    room.presence.share((entries) => {
      if (!bus.hasOthers()) return
      for (const bytes of presentWords(entries)) bus.show({ document, bytes })
    })
    const leave = bus.subscribe(document, {
      bell: (seq) => this.#rung(room, seq),
      awareness: (bytes, node) => this.#told(room, bytes, node),
      missed: () => {
        bus.show({ document, bytes: ASK_WORDS })
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

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
    for (const leave of this.#leave.values()) leave()
    this.#leave.clear()
  }

  #rung(room: Room, seq: number): void {
    const isAsked = room.queue.some(({ kind }) => kind === 'reading')
    if (seq > room.log.seq && !isAsked) this.#attempt(this.#options.committer.catchUp(room))
  }

  #told(room: Room, bytes: Uint8Array, node: string): void {
    const words = readWords(bytes)
    if (words?.kind === 'ask') room.presence.shareAll()
    else if (words) room.presence.receiveFrom(node, words.entries)
  }

  /** A room that is committing hears from its commit where the log stands. */
  async #check(room: Room): Promise<void> {
    const { seq } = room.log
    const outcome = await this.#standings.load(room).catch(() => null)
    if (!outcome || room.state.kind !== 'resting' || room.log.seq !== seq) return
    await this.#attempt(this.#options.committer.moved(room, outcome))
  }

  async #judge(rooms: readonly Room[]): Promise<(MoveOutcome | null)[]> {
    const standings = rooms.map(({ name, position }) => ({ name, ...position }))
    const moved = await this.#options.store.findMoved(standings)
    return rooms.map(({ name }) => moved.get(name) ?? null)
  }

  #schedule(): void {
    if (this.#isStopped) return
    const { pollMs = POLL_MS } = this.#options
    this.#timer = setTimeout(() => void this.#poll().finally(() => this.#schedule()), pollMs)
    this.#timer.unref()
  }

  async #poll(): Promise<void> {
    const rooms = [...this.#options.rooms()]
    for (const { presence } of rooms) presence.forgetSilent(PRESENCE_MS)
    await Promise.all(rooms.map((room) => this.#check(room)))
  }

  /** What fails is asked again: by the next bell, or without one. */
  #attempt(catchingUp: Promise<void>): Promise<void> {
    return catchingUp.catch(() => undefined)
  }
}
