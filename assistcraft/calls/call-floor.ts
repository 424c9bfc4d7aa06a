import type { CallState } from '#domain/call/fields.ts'
import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import {
  finishWork,
  listWork,
  releaseWork,
  renewWork,
  setWorkAside,
  takeWork,
  updateWork,
  type Work,
} from '#db/assistcraft/work-list.ts'
import type { Logger } from '#service/log.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { LOCAL_ANALYSER } from '../tasks/local-analyser.ts'
import type { Analyser } from './analyser.ts'
import { createCallNotes } from './call-notes.ts'
import { CallSession } from './call-session.ts'
import type { KnownCall } from './follow/discover.ts'
import type { JoinCall } from './follow/join.ts'
import type { Places } from './places.ts'
import type { Records } from './records.ts'

export type CallFloorOptions = {
  db: AssistcraftDb
  join: JoinCall
  places: Places
  records: Records
  models: ModelRunner
  analyser: Pick<Analyser, 'analyse'>
  log: Pick<Logger, 'info' | 'warn'>
  /** This worker's name in leases. */
  holder: string
  clock?: () => string
  leaseSeconds?: number
  lagMs?: number
  /** How long a call that is over stays open for decisions on its marks. */
  lingerMs?: number
  onAnalysed?: (timing: { segments: number; ms: number }) => void
}

type Slot = {
  work: Work
  session: CallSession
  /** It was over when it was taken, and its summary is not written yet. */
  isBehind: boolean
  timer: NodeJS.Timeout | null
}

/** With a look every third of it, what a dead worker had is taken over within eight seconds. */
const LEASE_SECONDS = 6
const LAG_MS = 1500
const LINGER_MS = 10 * 60_000
/** So many that are over at a time: what goes on has the rest of the processor. */
const MOST_BEHIND = 8
const MOST_TAKEN = 200
/** Over, and open for decisions: beyond so many the longest open is left. */
const MOST_LINGERING = 100
/** A call that is over is read in less, or it is set aside. */
const BEHIND_MS = 60_000
const MOST_TRIES = 6
const FIRST_RETRY_SECONDS = 30
const LAST_RETRY_SECONDS = 3600

/**
 * The calls that this worker is on. What is to be analysed stands in a list in the database: announced calls are put
 * there first, what goes on is taken at once, what is over in turn, and each has at most one worker in the world.
 */
export class CallFloor {
  readonly #options: CallFloorOptions
  readonly #slots = new Map<string, Slot>()
  readonly #forgetPlaces: () => void
  readonly #timer: NodeJS.Timeout
  readonly #leaseSeconds: number
  #taking: Promise<void> | null = null
  #isPoked = false
  #isStopped = false

  constructor(options: CallFloorOptions) {
    this.#options = options
    this.#leaseSeconds = options.leaseSeconds ?? LEASE_SECONDS
    this.#forgetPlaces = options.places.onLearnt(() => {
      for (const { session } of this.#slots.values()) session.refresh()
    })
    const every = (this.#leaseSeconds * 1000) / 3
    this.#timer = setInterval(() => void this.#renew().then(() => this.work()), every)
  }

  /** A call was announced or has changed. Resolves when that cannot be lost any more. */
  async see({ id, state, agentId, leadId, endedAt, isDue }: KnownCall): Promise<void> {
    const told = { id, isOver: isOver(state), endedAt, agentId, leadId }
    await (isDue ? listWork(this.#options.db, [told]) : updateWork(this.#options.db, told))
    if (isDue) this.work()
  }

  /** Looks at the list: what is new there, what a worker that died has left, what was set aside until now. */
  work(): void {
    this.#isPoked = true
    if (this.#taking || this.#isStopped) return
    this.#taking = this.#takeAll().finally(() => {
      this.#taking = null
      if (this.#isPoked) this.work()
    })
  }

  /** How many calls this worker is on. */
  get size(): number {
    return this.#slots.size
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    this.#forgetPlaces()
    await this.#taking
    await Promise.all([...this.#slots.keys()].map((id) => this.#leave(id, releaseWork)))
  }

  async #takeAll(): Promise<void> {
    this.#isPoked = false
    try {
      await this.#take(false, MOST_TAKEN)
      const behind = [...this.#slots.values()].filter(({ isBehind }) => isBehind).length
      if (behind < MOST_BEHIND) await this.#take(true, MOST_BEHIND - behind)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'the list of calls could not be read')
    }
  }

  async #take(isOver: boolean, most: number): Promise<void> {
    const { db, holder } = this.#options
    const taken = await takeWork(db, { holder, seconds: this.#leaseSeconds, isOver, most })
    for (const work of taken) if (!this.#slots.has(work.callId)) this.#open(work)
    // As many again may wait; of what is over the next are taken as these end.
    if (!isOver && taken.length === most) this.#isPoked = true
  }

  #open(work: Work): void {
    const { db, join, log, clock = () => new Date().toISOString() } = this.#options
    const { callId, isOver: isBehind } = work
    log.info({ call: callId }, 'joined a call')
    const joined = join(callId)
    const onError = (error: unknown) =>
      log.warn({ err: error, call: callId }, 'notes could not be stored')
    const session = new CallSession({
      ...this.#options,
      callId,
      clock,
      lagMs: this.#options.lagMs ?? LAG_MS,
      joined,
      notes: createCallNotes({ db, callId, analyser: LOCAL_ANALYSER, onError }),
      onOver: (state) => this.#end(slot, state),
      onFailed: () => void this.#setAside(slot, 'its end failed'),
    })
    const slot: Slot = { work, session, isBehind, timer: null }
    if (isBehind) slot.timer = setTimeout(() => void this.#giveUp(slot), BEHIND_MS)
    this.#slots.set(callId, slot)
    joined.onLost((why) => void this.#lose(slot, why))
  }

  /** A replaced copy is joined again at once; a refused one later, and not for ever. */
  async #lose(slot: Slot, why: 'replaced' | 'refused'): Promise<void> {
    const { callId } = slot.work
    this.#options.log.warn({ call: callId, why }, 'lost the document of a call')
    if (why === 'refused') return this.#setAside(slot, 'its document was refused')
    if (this.#slots.get(callId) !== slot) return
    if (slot.timer) clearTimeout(slot.timer)
    await slot.session.stop()
    if (this.#slots.get(callId) === slot && !this.#isStopped) this.#open(slot.work)
  }

  /** Decisions are made after the call, too: the worker stays for them, then leaves the room. */
  #end(slot: Slot, state: CallState): void {
    const { callId } = slot.work
    if (!isOver(state) || this.#slots.get(callId) !== slot) return
    if (slot.session.aside > 0)
      return void this.#setAside(slot, 'words on it took too long to read')
    if (slot.timer) clearTimeout(slot.timer)
    slot.isBehind = false
    const lingerMs = this.#options.lingerMs ?? LINGER_MS
    slot.timer = setTimeout(() => void this.#leave(callId, finishWork), lingerMs)
    // The order of a map is that of joining: set anew, the first of those that linger has done so for longest.
    this.#slots.delete(callId)
    this.#slots.set(callId, slot)
    const lingering = [...this.#slots].filter(([, { session }]) => session.isOver)
    if (lingering.length > MOST_LINGERING) void this.#leave(lingering[0]?.[0] ?? '', finishWork)
    this.work()
  }

  async #giveUp(slot: Slot): Promise<void> {
    // While the sync server is away no call's time runs.
    if (!slot.session.isJoined) return this.#setAside(slot, 'its document did not come', Infinity)
    await this.#setAside(slot, 'it took too long')
  }

  async #setAside(slot: Slot, why: string, mostTries = MOST_TRIES): Promise<void> {
    const { callId, tries } = slot.work
    if (this.#slots.get(callId) !== slot) return
    this.#options.log.warn({ call: callId, why, tries }, 'a call was set aside')
    const seconds = Math.min(LAST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 4 ** Math.min(tries, 5))
    const most = Number.isFinite(mostTries) ? mostTries : 1_000_000
    await this.#leave(callId, (db, id, holder) =>
      setWorkAside(db, id, { holder, why, seconds, mostTries: most }),
    )
    this.work()
  }

  /** Nothing is given back before what is on its way was stored. */
  async #leave(id: string, giveBack: typeof releaseWork): Promise<void> {
    const { db, holder, log } = this.#options
    const slot = this.#slots.get(id)
    if (!slot) return
    this.#slots.delete(id)
    if (slot.timer) clearTimeout(slot.timer)
    await slot.session.stop()
    await giveBack(db, id, holder).catch((error: unknown) =>
      log.warn({ err: error, call: id }, 'a call could not be given back'),
    )
  }

  /** Leases that cannot be renewed for want of the database stay; one that somebody else has is given up. */
  async #renew(): Promise<void> {
    const { db, holder, log } = this.#options
    try {
      const before = [...this.#slots]
      const held = await renewWork(db, holder, this.#leaseSeconds)
      const lost = before.filter(([id, slot]) => !held.has(id) && this.#slots.get(id) === slot)
      for (const [call] of lost) log.warn({ call }, 'the lease of a call went to another worker')
      await Promise.all(lost.map(([id]) => this.#leave(id, async () => undefined)))
    } catch (error) {
      log.warn({ err: error }, 'the leases of calls could not be renewed')
    }
  }
}

function isOver(state: CallState | null): boolean {
  return state === 'ended' || state === 'missed'
}
