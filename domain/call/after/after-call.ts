import type * as Y from 'yjs'
import { checklistIn } from '../../documents/shared-types.ts'
import { annotationRange, readAnnotations, readCallMeta, readSegments } from '../call.ts'
import { type CheckResult, type Corrections, readCorrections } from '../checklist.ts'
import { isOver } from '../fields.ts'
import { type Offer, fatesOf } from './fates.ts'
import { FOUND_ITEMS } from './rules.ts'
import type { PlacedMark } from './heard.ts'
import { scoreCall } from './scorecard.ts'
import { measureTalk, type Talk } from './talk.ts'

/** One item as it counts: what was found, and what a person says of it instead. */
export type Check = {
  item: string
  result: CheckResult
  found: CheckResult | null
  correctedBy: string | null
  correctedAt: string | null
}
/** What a call has come to once it is over. */
export type AfterCall = { talk: Talk | null; checks: Check[]; offers: Offer[] }

/** Null while the call goes on. Linear in its length. */
export function readAfterCall(doc: Y.Doc): AfterCall | null {
  const { state, disposition } = readCallMeta(doc)
  if (!isOver(state)) return null
  const segments = readSegments(doc)
  const marks = placedMarks(doc)
  const corrections = readCorrections(checklistIn(doc))
  return {
    talk: measureTalk(segments),
    checks: checksOf({ segments, marks, isOver: true }, corrections),
    offers: fatesOf({ segments, marks, disposition }),
  }
}

export function placedMarks(doc: Y.Doc): PlacedMark[] {
  return readAnnotations(doc).map((mark) => ({ ...mark, range: annotationRange(doc, mark) }))
}

/** All that can be found, and all that people have judged: which of it the house asks for, it says when it is read. */
function checksOf(call: Parameters<typeof scoreCall>[1], corrections: Corrections): Check[] {
  const items = new Set([...FOUND_ITEMS, ...Object.keys(corrections)])
  return scoreCall([...items], call, corrections).flatMap(({ item, result, found, corrected }) =>
    result === null
      ? []
      : [
          {
            item,
            result,
            found: found?.result ?? null,
            correctedBy: corrected?.by ?? null,
            correctedAt: corrected?.at ?? null,
          },
        ],
  )
}
