import type { Segment } from '#domain/call/fields.ts'
import type { Analysis } from '../tasks/analyse-segment.ts'
import { BEGINNING, type Dialogue } from '../tasks/dialogue/dialogue.ts'
import type { Said } from '../tasks/findings/finding.ts'
import type { Heard } from '../tasks/findings/heard.ts'

type Surroundings = Pick<Said, 'places' | 'startedAt'>
type Analyse = (said: Said) => Promise<Analysis | null>
/** A segment as it is in the document now, and as it was heard last. */
type Place = { segment: Segment; heard: Heard | null; isAside: boolean }
/** What was heard anew, what could not be read, and whether it all came after what was known. */
export type News = { changed: Heard[]; aside: Segment[]; isAppended: boolean }

/** A call with so many segments that are too much to read is read no further: each costs all other calls its budget. */
const MOST_ASIDE = 3

/**
 * A call's segments in spoken order, as they were heard. A further segment costs itself; a correction in the middle what
 * depends on it: what stands in the same dialogue as before is not read again.
 */
export class Hearing {
  readonly #analyse: Analyse
  readonly #order: Place[] = []
  readonly #byId = new Map<string, Place>()
  #aside = 0
  /** From where on all is to be read anew. */
  #staleFrom = Infinity

  constructor(analyse: Analyse) {
    this.#analyse = analyse
  }

  get size(): number {
    return this.#order.length
  }

  get first(): Segment | null {
    return this.#order[0]?.segment ?? null
  }

  /** How many segments could not be read. */
  get aside(): number {
    return this.#aside
  }

  heard(): Heard[] {
    return this.#order.flatMap(({ heard }) => heard ?? [])
  }

  /** The last segments that were heard. */
  latest(most: number): Heard[] {
    return this.#order.slice(-most).flatMap(({ heard }) => heard ?? [])
  }

  /** What was heard after a segment. */
  after(segmentId: string): Heard[] {
    const index = this.#order.findIndex(({ segment }) => segment.id === segmentId)
    return this.#order.slice(index + 1).flatMap(({ heard }) => heard ?? [])
  }

  /** All is read anew next time: the places are known by now. */
  forget(): void {
    for (const place of this.#order) place.heard = null
    this.#staleFrom = 0
  }

  /** Takes segments as they are now, null for one that is gone, and reads what that changes. */
  async take(
    segments: ReadonlyMap<string, Segment | null>,
    surroundings: Surroundings,
  ): Promise<News> {
    const known = this.#order.length
    let from = known
    for (const [id, segment] of segments) from = Math.min(from, this.#put(id, segment))
    const isAppended = known > 0 && from >= known && this.#staleFrom >= known
    const start = Math.min(from, this.#staleFrom)
    this.#staleFrom = Infinity
    return { ...(await this.#read(start, new Set(segments.keys()), surroundings)), isAppended }
  }

  /** Where it stands now; where it stood, if that was earlier. */
  #put(id: string, segment: Segment | null): number {
    const before = this.#byId.get(id)
    let from = this.#order.length
    if (before) {
      const { beginMs, endMs } = before.segment
      if (segment && segment.beginMs === beginMs && segment.endMs === endMs) {
        before.segment = segment
        return this.#order.lastIndexOf(before)
      }
      from = this.#order.lastIndexOf(before)
      this.#order.splice(from, 1)
      this.#byId.delete(id)
    }
    if (!segment) return from
    let at = this.#order.length
    while (at > 0 && isLater(this.#order[at - 1]?.segment, segment)) at -= 1
    const place = { segment, heard: null, isAside: false }
    this.#order.splice(at, 0, place)
    this.#byId.set(id, place)
    return Math.min(from, at)
  }

  async #read(
    start: number,
    touched: ReadonlySet<string>,
    surroundings: Surroundings,
  ): Promise<Pick<News, 'changed' | 'aside'>> {
    const changed: Heard[] = []
    const aside: Segment[] = []
    let left = touched.size
    let before = this.#order[start - 1]?.heard?.after ?? BEGINNING
    for (let index = start; index < this.#order.length; index += 1) {
      const place = this.#order[index]
      if (!place) break
      if (touched.has(place.segment.id)) left -= 1
      const isSame = place.heard !== null && isHeardSo(place.heard, place.segment, before)
      if (isSame && left <= 0) break
      if (!isSame) {
        const analysis = await this.#readOne(place.segment, before, surroundings)
        this.#aside += Number(analysis === null) - Number(place.isAside)
        place.isAside = analysis === null
        place.heard = hearing(place.segment, before, analysis)
        if (analysis) changed.push(place.heard)
        else aside.push(place.segment)
      }
      before = place.heard?.after ?? before
    }
    return { changed, aside }
  }

  #readOne(
    { role, text }: Segment,
    dialogue: Dialogue,
    surroundings: Surroundings,
  ): Promise<Analysis | null> {
    if (this.#aside >= MOST_ASIDE) return Promise.resolve(null)
    return this.#analyse({ role, text, dialogue, ...surroundings })
  }
}

/** What could not be read says nothing: the call goes on as if it had not been said. */
function hearing(segment: Segment, before: Dialogue, analysis: Analysis | null): Heard {
  if (!analysis) return { segment, before, entities: [], findings: [], denied: [], after: before }
  const { dialogue: after, ...found } = analysis
  return { segment, before, ...found, after }
}

function isHeardSo(heard: Heard, segment: Segment, before: Dialogue): boolean {
  return (
    heard.segment.text === segment.text &&
    heard.segment.role === segment.role &&
    (heard.before === before || JSON.stringify(heard.before) === JSON.stringify(before))
  )
}

function isLater(one: Segment | undefined, other: Segment): boolean {
  if (!one) return false
  return one.beginMs > other.beginMs || (one.beginMs === other.beginMs && one.endMs > other.endMs)
}
