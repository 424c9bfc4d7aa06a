import type * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import { readDisposition } from '#domain/call/assistance.ts'
import { readCallMeta } from '#domain/call/call.ts'
import type { Heard } from '../../tasks/findings/heard.ts'
import { awaitsDeed, fateOf } from './fates.ts'
import type { OwnMarks } from './own-marks.ts'

type After = (segmentId: string) => readonly Heard[]

/** What became of Assistcraft's marks on one call, as far as it has been told. */
export class FateBook {
  readonly #doc: Y.Doc
  readonly #marks: OwnMarks
  readonly #fates = new Map<string, string>()
  readonly #deeds = new Map<string, Annotation>()

  constructor(doc: Y.Doc, marks: OwnMarks) {
    this.#doc = doc
    this.#marks = marks
  }

  /** The fates that are others than before, after these segments were touched and perhaps more was heard. */
  follow(
    touched: ReadonlySet<string>,
    { isHeardOn, after }: { isHeardOn: boolean; after: After },
  ): ReadonlyMap<string, string> {
    const marks = [...touched].flatMap((id) => [...this.#marks.on(id).values()])
    for (const mark of marks) {
      if (awaitsDeed(mark)) this.#deeds.set(mark.id, mark)
      else this.#deeds.delete(mark.id)
    }
    const told = this.#ending()
    for (const mark of isHeardOn ? [...marks, ...this.#deeds.values()] : marks) {
      const fate = fateOf(mark, after)
      if (fate !== null) told.set(mark.id, fate)
      if (fate === 'accepted') this.#deeds.delete(mark.id)
    }
    const changed = [...told].filter(([id, fate]) => this.#fates.get(id) !== fate)
    for (const [id, fate] of changed) this.#fates.set(id, fate)
    return new Map(changed)
  }

  /** Whoever wraps the call up says how it ended: as it was foreseen, or otherwise. */
  #ending(): Map<string, string> {
    const { disposition } = readCallMeta(this.#doc)
    if (!disposition) return new Map()
    const standing = [...this.#marks.offers().values()].filter(
      ({ kind, status }) => kind === 'disposition' && status === 'open',
    )
    return new Map(
      standing.map((mark) => [
        mark.id,
        readDisposition(mark) === disposition ? 'accepted' : 'edited',
      ]),
    )
  }
}
