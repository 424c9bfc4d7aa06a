import { setTimeout as delay } from 'node:timers/promises'
import { readCallMeta } from '#domain/call/call.ts'
import type { CallState } from '#domain/call/fields.ts'
import type { Logger } from '#service/log.ts'
import type { ModelRunner } from '../models/run-task.ts'
import type { Analyser } from './analyser.ts'
import type { CallNotes } from './call-notes.ts'
import { CallWorker } from './call-worker.ts'
import type { JoinedCall } from './follow/join.ts'
import { ModelPasses } from './model-passes.ts'
import type { Places } from './places.ts'
import type { Records } from './records.ts'
import { searchFor } from './turn-input.ts'

export type SessionOptions = {
  callId: string
  joined: JoinedCall
  notes: CallNotes
  places: Places
  records: Records
  models: ModelRunner
  analyser: Pick<Analyser, 'analyse'>
  log: Pick<Logger, 'info' | 'warn'>
  clock: () => string
  /** How long the last words may lag behind the end of the call. */
  lagMs: number
  onAnalysed?: (timing: { segments: number; ms: number }) => void
  /** The call is over, its summary written, and all of it stored by the sync server. */
  onOver: (state: CallState) => void
  /** The end could not be carried through. */
  onFailed: () => void
}

const RECORDS_AGE_MS = 15_000
const FIRST_LOOK_MS = 1000
/** Nobody waits for the marks of a call that is over: rather whole than soon. */
const PATIENT_LOOK_MS = 20_000
const FIRST_PAUSE_MS = 100
const OVER: readonly (CallState | null)[] = ['wrapup', 'ended', 'missed']

/** Assistcraft on one call, from joining it to its summary: marks at once, look-ups and the model behind them. */
export class CallSession {
  readonly #options: SessionOptions
  readonly #aborted = new AbortController()
  readonly #worker: CallWorker
  readonly #passes: ModelPasses
  #lookedUpAt = 0
  #isLookingUp = false
  #pauseMs = FIRST_PAUSE_MS
  #retry: NodeJS.Timeout | null = null
  #ending: NodeJS.Timeout | null = null
  #over: CallState | null = null
  #isJoined = false
  #isEnded = false
  #work: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.#options = options
    const { callId, joined, notes, places, analyser, clock, onAnalysed } = options
    this.#worker = new CallWorker({
      callId,
      doc: joined.doc,
      notes,
      ready: joined.whenSynced.then(() => {
        this.#isJoined = true
        return this.#firstLook()
      }),
      places: () => places.current(),
      analyser,
      clock,
      onError: (error) => this.#warn(error, 'a call could not be marked'),
      onTurn: () => this.#do(this.#passes.readTurn()),
      onRevised: () => this.#passes.renewBrief(),
      onState: (state) => this.#follow(state),
      ...(onAnalysed ? { onAnalysed } : {}),
    })
    this.#passes = new ModelPasses({
      ...options,
      worker: this.#worker,
      signal: this.#aborted.signal,
    })
  }

  get isJoined(): boolean {
    return this.#isJoined
  }

  /** All is done but what people decide after the call. */
  get isOver(): boolean {
    return this.#isEnded
  }

  /** How many segments were too much to read. */
  get aside(): number {
    return this.#worker.aside
  }

  refresh(): void {
    this.#worker.refresh()
  }

  /** Stops marking and waits for what is on its way. */
  async stop(): Promise<void> {
    this.#worker.stop()
    this.#aborted.abort()
    if (this.#ending) clearTimeout(this.#ending)
    if (this.#retry) clearTimeout(this.#retry)
    await this.#work
    await this.#options.notes.allDone()
    this.#options.joined.leave()
  }

  /**
   * The names of areas change what is read, so they are waited for where they are not known yet: once in a process's
   * life, and not for long.
   */
  #firstLook(): Promise<unknown> {
    const isOver = OVER.includes(readCallMeta(this.#options.joined.doc).state)
    const look = this.#lookUp()
    this.#do(look)
    return Promise.race([
      look.catch(() => undefined),
      delay(isOver ? PATIENT_LOOK_MS : FIRST_LOOK_MS, undefined, { ref: false }),
    ])
  }

  #follow(state: CallState | null): void {
    if (!OVER.includes(state)) this.#do(this.#lookUp())
    if (!OVER.includes(state) || state === null || this.#over === state) return
    // Each further word puts the end off: the feed may tell of it before the last segment.
    if (this.#ending) clearTimeout(this.#ending)
    this.#ending = setTimeout(() => this.#do(this.#end(state)), this.#options.lagMs)
  }

  /** Work behind the marks: its failure is logged and costs the call nothing. */
  #do(work: Promise<unknown>): void {
    const done = work.catch((error: unknown) =>
      this.#warn(error, 'assistance behind the marks failed'),
    )
    this.#work = Promise.all([this.#work, done])
  }

  #warn(error: unknown, what: string): void {
    this.#options.log.warn({ err: error, call: this.#options.callId }, what)
  }

  async #lookUp(): Promise<void> {
    const isFresh = Date.now() - this.#lookedUpAt < RECORDS_AGE_MS
    if (!readCallMeta(this.#options.joined.doc).agentId || isFresh || this.#isLookingUp) return
    this.#isLookingUp = true
    this.#lookedUpAt = Date.now()
    let isGranted = false
    try {
      isGranted = await this.#readRecords()
    } finally {
      this.#isLookingUp = false
      this.#lookAgain(isGranted)
    }
  }

  /** False where nothing was granted: a call that has only just got its agent, or has none. */
  async #readRecords(): Promise<boolean> {
    const { callId, joined, records, places } = this.#options
    await places.learn(() => learn(records, callId))
    const { leadId } = readCallMeta(joined.doc)
    const lead = leadId ? await records.readLead(callId, leadId) : null
    if (lead) this.#worker.know({ lead })
    const wanted = searchFor(this.#worker)
    const matches = wanted
      ? await records.searchListings(callId, wanted, places.current().house.currency)
      : null
    if (matches) this.#worker.know({ matches })
    return places.current().places.length > 0 && (!leadId || lead !== null)
  }

  /** The agent stands on the call before he stands in its row, which the delegation goes by: soon it is granted. */
  #lookAgain(isGranted: boolean): void {
    this.#pauseMs = isGranted ? FIRST_PAUSE_MS : Math.min(RECORDS_AGE_MS, this.#pauseMs * 2)
    if (isGranted || this.#over !== null || this.#aborted.signal.aborted) return
    this.#retry = setTimeout(() => {
      this.#lookedUpAt = 0
      this.#do(this.#lookUp())
    }, this.#pauseMs)
  }

  async #end(state: CallState): Promise<void> {
    const { notes, joined, onOver, onFailed } = this.#options
    const first = this.#over === null
    this.#over = state
    try {
      await this.#worker.allDone()
      if (first) await this.#passes.summarise()
      await notes.allDone()
      await joined.whenSaved(this.#aborted.signal)
    } catch (error) {
      onFailed()
      throw error
    }
    if (this.#aborted.signal.aborted) return
    this.#isEnded = state !== 'wrapup'
    onOver(state)
  }
}

/** Areas and house together: with one alone a call would be read in part. */
async function learn(records: Records, callId: string) {
  const [areas, house] = await Promise.all([records.listAreas(callId), records.readHouse(callId)])
  return areas && house && { places: areas, house }
}
