import { setTimeout as delay } from 'node:timers/promises'
import { readCallMeta } from '#domain/call/call.ts'
import type { CallState } from '#domain/call/fields.ts'
import { summaryIn } from '#domain/documents/shared-types.ts'
import type { Logger } from '#service/log.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { holdToCall } from '../tasks/summary/check-summary.ts'
import { summarise } from '../tasks/summary/summarise.ts'
import { summaryTask } from '../tasks/summary/summary-task.ts'
import { isEmpty, writeSummary } from '../tasks/summary/write-summary.ts'
import { turnTask } from '../tasks/turn/turn-task.ts'
import type { Analyser } from './analyser.ts'
import type { CallNotes } from './call-notes.ts'
import { CallWorker } from './call-worker.ts'
import type { JoinedCall } from './follow/join.ts'
import { OWN } from './marks/mark-segment.ts'
import type { Places } from './places.ts'
import { readTurn } from './read-turn.ts'
import type { Records } from './records.ts'
import { areasOf, hintsOf, searchFor } from './turn-input.ts'
import { dayOf } from '#domain/zone-time.ts'

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

/** A model is not asked more often than this on one call: bounded in money. */
const MOST_TURNS = 60
/** What a turn is about was said in the last of so many segments; the proposals so far come along as hints. */
const MOST_READ = 120
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
  #turns = 0
  #isAsking = false
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
      onTurn: () => this.#do(this.#askModel()),
      onState: (state) => this.#follow(state),
      ...(onAnalysed ? { onAnalysed } : {}),
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

  async #askModel(): Promise<void> {
    const { callId, models, places, clock, joined } = this.#options
    const { house } = places.current()
    if (this.#isAsking || this.#turns >= MOST_TURNS) return
    this.#isAsking = true
    this.#turns += 1
    const heard = this.#worker.heard()
    try {
      const input = {
        transcript: this.#worker
          .latest(MOST_READ)
          .map(({ segment: { id, role, text } }) => ({ id, role, text })),
        currency: house.currency,
        language: house.language,
        date: dayOf(readCallMeta(joined.doc).startedAt ?? clock(), house.zone),
        lead: this.#worker.lead,
        areas: models.isRemote ? areasOf(places.current()) : [],
        hints: hintsOf(this.#worker),
      }
      const { answer, from } = await models.run(turnTask, input, {
        callId,
        signal: this.#aborted.signal,
      })
      if (from === 'model')
        this.#worker.takeTurn(
          readTurn(answer, {
            heard,
            places: places.current(),
            today: input.date,
            lead: this.#worker.lead,
          }),
        )
    } finally {
      this.#isAsking = false
    }
  }

  async #end(state: CallState): Promise<void> {
    const { notes, joined, onOver, onFailed } = this.#options
    const first = this.#over === null
    this.#over = state
    try {
      await this.#worker.allDone()
      if (first) await this.#summarise()
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

  async #summarise(): Promise<void> {
    const { callId, joined, models, places } = this.#options
    const heard = this.#worker.heard()
    const { callerName, startedAt } = readCallMeta(joined.doc)
    if (heard.length === 0 || !isEmpty(summaryIn(joined.doc))) return
    const { places: known, house } = places.current()
    const names = new Map(
      known.map(({ key, name, nameAr }) => [key, (house.language === 'ar' && nameAr) || name]),
    )
    const draft = summarise({
      heard,
      wishes: this.#worker.wishes(),
      callerName,
      areaName: (key) => names.get(key) ?? key,
      house,
    })
    const { answer, from } = await models.run(
      summaryTask,
      {
        transcript: heard.map(({ segment: { role, text } }) => ({ role, text })),
        currency: house.currency,
        language: house.language,
        date: dayOf(startedAt ?? this.#options.clock(), house.zone),
        draft,
      },
      { callId, signal: this.#aborted.signal },
    )
    const words = heard.map(({ segment }) => segment.text)
    const summary = from === 'model' ? holdToCall(answer, { draft, words }) : answer
    joined.doc.transact(() => writeSummary(joined.doc, summary, house.language), OWN)
  }
}

/** Areas and house together: with one alone a call would be read in part. */
async function learn(records: Records, callId: string) {
  const [areas, house] = await Promise.all([records.listAreas(callId), records.readHouse(callId)])
  return areas && house && { places: areas, house }
}
