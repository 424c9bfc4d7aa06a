import { setTimeout as delay } from 'node:timers/promises'
import type { CallState } from '#domain/call/fields.ts'
import { readCallMeta } from '#domain/call/call.ts'
import type { Logger } from '#service/log.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { dubaiDate, toIsoDate } from '../tasks/dates/civil-date.ts'
import { summarise } from '../tasks/summary/summarise.ts'
import { summaryTask } from '../tasks/summary/summary-task.ts'
import { isEmpty, writeSummary } from '../tasks/summary/write-summary.ts'
import type { Turn } from '../tasks/turn/turn-task.ts'
import { turnTask } from '../tasks/turn/turn-task.ts'
import { areaKeys, type Gazetteer } from '../tasks/entities/gazetteer.ts'
import type { CallNotes } from './call-notes.ts'
import { CallWorker } from './call-worker.ts'
import type { JoinedCall } from './join.ts'
import { OWN } from './mark-segment.ts'
import type { Places } from './places.ts'
import { readTurn } from './read-turn.ts'
import type { Records } from './records.ts'

export type SessionOptions = {
  callId: string
  joined: JoinedCall
  notes: CallNotes
  places: Places
  records: Records
  models: ModelRunner
  log: Pick<Logger, 'info' | 'warn'>
  clock: () => string
  /** How long the last words may lag behind the end of the call. */
  settleMs: number
  onAnalysed?: (timing: { segments: number; ms: number }) => void
  /** The call is over and its summary written. */
  onOver: (state: CallState) => void
}

/** A model is not asked more often than this on one call: bounded in money. */
const MOST_TURNS = 60
const RECORDS_AGE_MS = 15_000
const FIRST_LOOK_MS = 1000
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
  #work: Promise<unknown> = Promise.resolve()

  constructor(options: SessionOptions) {
    this.#options = options
    const { callId, joined, notes, places, clock, onAnalysed } = options
    this.#worker = new CallWorker({
      callId,
      doc: joined.doc,
      notes,
      ready: joined.whenSynced.then(() => this.#firstLook()),
      places: () => places.current(),
      clock,
      onTurn: () => this.#do(this.#askModel()),
      onState: (state) => this.#follow(state),
      ...(onAnalysed ? { onAnalysed } : {}),
    })
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
    await this.#options.notes.settled()
    this.#options.joined.leave()
  }

  /**
   * The names of areas change what is read, so they are waited for where they are not known yet: once in a process's
   * life, and not for long.
   */
  #firstLook(): Promise<unknown> {
    const look = this.#lookUp()
    this.#do(look)
    return Promise.race([
      look.catch(() => undefined),
      delay(FIRST_LOOK_MS, undefined, { ref: false }),
    ])
  }

  #follow(state: CallState | null): void {
    if (!OVER.includes(state)) this.#do(this.#lookUp())
    if (!OVER.includes(state) || state === null || this.#over === state) return
    // Each further word puts the end off: the feed may tell of it before the last segment.
    if (this.#ending) clearTimeout(this.#ending)
    this.#ending = setTimeout(() => this.#do(this.#end(state)), this.#options.settleMs)
  }

  /** Work behind the marks: its failure is logged and costs the call nothing. */
  #do(work: Promise<unknown>): void {
    const settled = work.catch((error: unknown) => {
      this.#options.log.warn(
        { err: error, call: this.#options.callId },
        'assistance behind the marks failed',
      )
    })
    this.#work = Promise.all([this.#work, settled])
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
    await places.learn(() => records.listAreas(callId))
    const { leadId } = readCallMeta(joined.doc)
    const lead = leadId ? await records.readLead(callId, leadId) : null
    if (lead) this.#worker.know({ lead })
    const wanted = searchFor(this.#worker)
    const matches = wanted ? await records.searchListings(callId, wanted) : null
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
    if (this.#isAsking || this.#turns >= MOST_TURNS) return
    this.#isAsking = true
    this.#turns += 1
    const heard = this.#worker.heard()
    try {
      const input = {
        transcript: heard.map(({ segment: { id, role, text } }) => ({ id, role, text })),
        date: toIsoDate(dubaiDate(readCallMeta(joined.doc).startedAt ?? clock())),
        lead: this.#worker.lead,
        areas: models.isRemote ? areasOf(places.current()) : [],
        hints: hintsOf(this.#worker),
      }
      const { answer, from } = await models.run(turnTask, input, {
        callId,
        signal: this.#aborted.signal,
      })
      if (from === 'model')
        this.#worker.takeTurn(readTurn(answer, { heard, areaKeys: areaKeys(places.current()) }))
    } finally {
      this.#isAsking = false
    }
  }

  async #end(state: CallState): Promise<void> {
    const first = this.#over === null
    this.#over = state
    if (first) await this.#summarise()
    await this.#options.notes.settled()
    this.#options.onOver(state)
  }

  async #summarise(): Promise<void> {
    const { callId, joined, models, places } = this.#options
    const heard = this.#worker.heard()
    const { callerName, startedAt } = readCallMeta(joined.doc)
    if (heard.length === 0 || !isEmpty(joined.doc.getXmlFragment('summary'))) return
    const names = new Map(places.current().places.map(({ key, name }) => [key, name]))
    const draft = summarise({
      heard,
      wishes: this.#worker.wishes(),
      callerName,
      areaName: (key) => names.get(key) ?? key,
    })
    const { answer } = await models.run(
      summaryTask,
      {
        transcript: heard.map(({ segment: { role, text } }) => ({ role, text })),
        date: toIsoDate(dubaiDate(startedAt ?? this.#options.clock())),
        draft,
      },
      { callId, signal: this.#aborted.signal },
    )
    joined.doc.transact(() => writeSummary(joined.doc, answer), OWN)
  }
}

function areasOf({ places }: Gazetteer): { key: string; name: string }[] {
  return places.filter(({ kind }) => kind === 'area').map(({ key, name }) => ({ key, name }))
}

function hintsOf(worker: CallWorker): Turn {
  const texts = new Map(worker.heard().map(({ segment }) => [segment.id, segment.text]))
  const suggestion = worker.suggestion()
  return {
    proposals: worker.proposals().map(({ field, value, segmentId, range, confidence }) => ({
      field,
      value,
      segmentId,
      quote: (texts.get(segmentId) ?? '').slice(range.start, range.end),
      confidence,
    })),
    suggestion: suggestion && {
      type: suggestion.type,
      text: suggestion.text,
      detail: suggestion.detail,
      confidence: suggestion.confidence,
    },
  }
}

/** What a search for listings needs at the least: an area and a size. */
function searchFor(worker: CallWorker): Record<string, unknown> | null {
  const wishes = new Map(worker.wishes().map(({ field, value }) => [field, value]))
  const areas = wishes.get('areas')
  const bedrooms = wishes.get('bedrooms')
  if (!Array.isArray(areas) || typeof bedrooms !== 'number') return null
  const intent = wishes.get('intent')
  const budgetMax = wishes.get('budgetMax')
  return {
    area: areas[0],
    status: 'available',
    bedrooms,
    ...(intent === 'buy' || intent === 'rent'
      ? { purpose: intent === 'buy' ? 'sale' : 'rent' }
      : {}),
    ...(typeof budgetMax === 'number' ? { maxPrice: budgetMax } : {}),
    limit: 3,
  }
}
