import { readCallMeta } from '#domain/call/call.ts'
import type { Brief } from '#domain/call/assistance.ts'
import { summaryIn } from '#domain/documents/shared-types.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { holdToCall } from '../tasks/summary/check-summary.ts'
import { summarise } from '../tasks/summary/summarise.ts'
import { summaryTask } from '../tasks/summary/summary-task.ts'
import { isEmpty, writeSummary } from '../tasks/summary/write-summary.ts'
import type { Turn } from '../tasks/turn/turn-schema.ts'
import { turnTask } from '../tasks/turn/turn-task.ts'
import type { CallWorker } from './call-worker.ts'
import type { JoinedCall } from './follow/join.ts'
import { OWN } from './marks/mark-segment.ts'
import type { Places } from './places.ts'
import { keptOf, readTurn } from './read-turn.ts'
import { areasOf, hintsOf } from './turn-input.ts'

type Options = {
  callId: string
  joined: Pick<JoinedCall, 'doc'>
  worker: CallWorker
  models: ModelRunner
  places: Places
  clock: () => string
  signal: AbortSignal
}

/** A model is not asked more often than this on one call: bounded in money. */
const MOST_TURNS = 60
/** What a turn is about was said in the last of so many segments; the proposals so far come along as hints. */
const MOST_READ = 120

/** What is read in whole turns and in the whole call, behind the marks: by a model, or by the rules where there is none. */
export class ModelPasses {
  readonly #options: Options
  #turns = 0
  #isAsking = false
  #isDue = false
  #hasBrief = false
  #isOver = false

  constructor(options: Options) {
    this.#options = options
  }

  /** A turn has ended. Those that end while a model thinks about the one before are read together after it. */
  async readTurn(): Promise<void> {
    this.#isDue = true
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      while (this.#isDue && !this.#options.signal.aborted) {
        this.#isDue = false
        await this.#read()
      }
    } finally {
      this.#isAsking = false
    }
  }

  async #read(): Promise<void> {
    const { callId, models, places, worker, signal } = this.#options
    if (this.#turns >= MOST_TURNS) return this.#showLocal()
    this.#turns += 1
    const heard = worker.heard()
    const input = this.#inputOf()
    const { lead } = worker
    const context = { heard, places: places.current(), today: input.date, lead }
    const hold = (parts: Partial<Turn>) => readTurn(parts, { ...context, hints: input.hints })
    const { answer, from, parts } = await models.run(turnTask, input, {
      callId,
      signal,
      // What helps at once is shown while the rest is being written.
      onParts: (parts) => models.isRemote && !signal.aborted && worker.takeTurn(hold(parts)),
      judge: (turn) => keptOf(turn, hold(turn)),
    })
    if (signal.aborted) return
    if (from === 'local') return this.#showLocal()
    // Of an answer that was cut off only its own: the rest would be the rules' words as a model's.
    const read = hold(parts ?? answer)
    worker.takeTurn(read)
    this.#show(read.brief ?? input.hints.brief)
  }

  /** Words were corrected or masked: what was made of them is made anew. */
  renewBrief(): void {
    if (this.#hasBrief) this.#show(this.#sumUp())
  }

  /** Once, at the end: what stands there already stays. */
  async summarise(): Promise<void> {
    const { callId, joined, models, places, worker, signal } = this.#options
    this.#isOver = true
    const heard = worker.heard()
    worker.showBrief(null)
    this.#hasBrief = false
    if (heard.length === 0 || !isEmpty(summaryIn(joined.doc))) return
    const { house } = places.current()
    const draft = this.#sumUp()
    const input = {
      transcript: heard.map(({ segment: { role, text } }) => ({ role, text })),
      currency: house.currency,
      language: house.language,
      date: this.#day(),
      draft,
    }
    const { answer, from } = await models.run(summaryTask, input, { callId, signal })
    const words = heard.map(({ segment }) => segment.text)
    const summary = from === 'model' ? holdToCall(answer, { draft, words }) : answer
    joined.doc.transact(() => writeSummary(joined.doc, summary, house.language), OWN)
  }

  #inputOf() {
    const { models, places, worker } = this.#options
    const { house } = places.current()
    return {
      transcript: worker
        .latest(MOST_READ)
        .map(({ segment: { id, role, text } }) => ({ id, role, text })),
      currency: house.currency,
      language: house.language,
      date: this.#day(),
      lead: worker.lead,
      areas: models.isRemote ? areasOf(places.current()) : [],
      dispositions: house.dispositions,
      hints: hintsOf(worker, this.#sumUp()),
    }
  }

  #showLocal(): void {
    this.#options.worker.takeSilence()
    this.#show(this.#sumUp())
  }

  /** Whatever is answered late: once the call is over, what it came to stands in its summary. */
  #show(brief: Brief): void {
    if (this.#isOver) return
    this.#hasBrief = true
    this.#options.worker.showBrief(brief)
  }

  /** By the rules alone, in the words of the call. */
  #sumUp(): Brief {
    const { joined, places, worker } = this.#options
    const { places: known, house } = places.current()
    const names = new Map(
      known.map(({ key, name, nameAr }) => [key, (house.language === 'ar' && nameAr) || name]),
    )
    return summarise({
      heard: worker.heard(),
      wishes: worker.wishes(),
      callerName: readCallMeta(joined.doc).callerName,
      areaName: (key) => names.get(key) ?? key,
      house,
    })
  }

  #day(): string {
    const { joined, clock, places } = this.#options
    return dayOf(readCallMeta(joined.doc).startedAt ?? clock(), places.current().house.zone)
  }
}
