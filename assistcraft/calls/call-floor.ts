import type { CallState } from '#domain/call/fields.ts'
import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import {
  finishConversation,
  listAbandoned,
  releaseLease,
  renewLease,
  takeLease,
} from '#db/assistcraft/conversations.ts'
import type { Logger } from '#service/log.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { LOCAL_ANALYSER } from '../tasks/analyse-segment.ts'
import { createCallNotes } from './call-notes.ts'
import { CallSession } from './call-session.ts'
import type { KnownCall } from './discover.ts'
import type { JoinCall } from './join.ts'
import type { Places } from './places.ts'
import type { Records } from './records.ts'

export type CallFloorOptions = {
  db: AssistcraftDb
  join: JoinCall
  places: Places
  records: Records
  models: ModelRunner
  log: Pick<Logger, 'info' | 'warn'>
  /** This worker's name in leases. */
  holder: string
  clock?: () => string
  leaseSeconds?: number
  settleMs?: number
  /** How long a call that is over stays open for decisions on its marks. */
  lingerMs?: number
  onAnalysed?: (timing: { segments: number; ms: number }) => void
}

type Slot = {
  call: KnownCall
  session: CallSession | null
  isTaking: boolean
  linger: NodeJS.Timeout | null
}

const LEASE_SECONDS = 15
const SETTLE_MS = 1500
const LINGER_MS = 10 * 60_000

/** All calls that are going on, each with at most one worker in the world: the holder of its lease. */
export class CallFloor {
  readonly #options: CallFloorOptions
  readonly #slots = new Map<string, Slot>()
  readonly #forgetPlaces: () => void
  readonly #renewal: NodeJS.Timeout
  readonly #leaseSeconds: number

  constructor(options: CallFloorOptions) {
    this.#options = options
    this.#leaseSeconds = options.leaseSeconds ?? LEASE_SECONDS
    this.#forgetPlaces = options.places.onLearnt(() => {
      for (const { session } of this.#slots.values()) session?.refresh()
    })
    this.#renewal = setInterval(() => void this.#renewAll(), (this.#leaseSeconds * 1000) / 3)
  }

  /** A call was seen or has changed. */
  see(call: KnownCall): void {
    const slot = this.#slots.get(call.id)
    if (slot) slot.call = call
    else if (isOver(call.state)) return
    else this.#slots.set(call.id, { call, session: null, isTaking: false, linger: null })
    void this.#take(call.id)
  }

  /** Takes up again what a worker that died has left. */
  async resume(): Promise<void> {
    for (const { callId, agentId, leadId } of await listAbandoned(this.#options.db)) {
      this.see({ id: callId, state: null, agentId, leadId, teamId: null })
    }
  }

  /** How many calls this worker is on. */
  get size(): number {
    return [...this.#slots.values()].filter(({ session }) => session).length
  }

  async stop(): Promise<void> {
    clearInterval(this.#renewal)
    this.#forgetPlaces()
    await Promise.all([...this.#slots.keys()].map((id) => this.#leave(id, false)))
  }

  async #take(id: string): Promise<void> {
    const { db, holder, log } = this.#options
    const slot = this.#slots.get(id)
    if (!slot || slot.session || slot.isTaking) return
    slot.isTaking = true
    try {
      const { agentId, leadId } = slot.call
      const request = { callId: id, agentId, leadId, holder, seconds: this.#leaseSeconds }
      const lease = await takeLease(db, request)
      if (lease && this.#slots.has(id)) slot.session = this.#openSession(id)
      else if (!lease && isOver(slot.call.state)) this.#slots.delete(id)
    } catch (error) {
      log.warn({ err: error, call: id }, 'the lease of a call could not be had')
    } finally {
      slot.isTaking = false
    }
  }

  #openSession(callId: string): CallSession {
    const { db, join, log, clock = () => new Date().toISOString() } = this.#options
    log.info({ call: callId }, 'joined a call')
    const joined = join(callId)
    joined.onLost((why) => void this.#lose(callId, why))
    const onError = (error: unknown) =>
      log.warn({ err: error, call: callId }, 'notes could not be stored')
    return new CallSession({
      ...this.#options,
      callId,
      clock,
      settleMs: this.#options.settleMs ?? SETTLE_MS,
      joined,
      notes: createCallNotes({ db, callId, analyser: LOCAL_ANALYSER, onError }),
      onOver: (state) => this.#end(callId, state),
    })
  }

  /** A replaced copy is joined again at once; a refused one not before the call is seen again. */
  async #lose(id: string, why: 'replaced' | 'refused'): Promise<void> {
    this.#options.log.warn({ call: id, why }, 'lost the document of a call')
    const slot = this.#slots.get(id)
    const session = slot?.session
    if (!slot || !session) return
    slot.session = null
    if (why === 'refused') this.#slots.delete(id)
    await session.stop()
    if (why === 'replaced') await this.#take(id)
    else await releaseLease(this.#options.db, id, this.#options.holder)
  }

  /** Decisions are made after the call, too: the worker stays for them, then leaves the room. */
  #end(id: string, state: CallState): void {
    const slot = this.#slots.get(id)
    if (!slot || slot.linger || !isOver(state)) return
    const lingerMs = this.#options.lingerMs ?? LINGER_MS
    slot.linger = setTimeout(() => void this.#leave(id, true), lingerMs)
  }

  async #leave(id: string, isFinished: boolean): Promise<void> {
    const { db, holder, log } = this.#options
    const slot = this.#slots.get(id)
    this.#slots.delete(id)
    if (!slot?.session) return
    if (slot.linger) clearTimeout(slot.linger)
    await slot.session.stop()
    const given = isFinished ? finishConversation(db, id) : releaseLease(db, id, holder)
    await given.catch((error: unknown) =>
      log.warn({ err: error, call: id }, 'the lease of a call could not be given back'),
    )
  }

  async #renewAll(): Promise<void> {
    const slots = [...this.#slots]
    await Promise.all(
      slots.map(([id, { session }]) => (session ? this.#renew(id) : this.#take(id))),
    )
  }

  /** A lease that cannot be renewed for want of the database stays; one that somebody else has is given up. */
  async #renew(id: string): Promise<void> {
    const { db, holder, log } = this.#options
    try {
      if (await renewLease(db, id, holder, this.#leaseSeconds)) return
      log.warn({ call: id }, 'the lease of a call went to another worker')
      const slot = this.#slots.get(id)
      const session = slot?.session
      if (slot) slot.session = null
      await session?.stop()
    } catch (error) {
      log.warn({ err: error, call: id }, 'the lease of a call could not be renewed')
    }
  }
}

function isOver(state: CallState | null): boolean {
  return state === 'ended' || state === 'missed'
}
