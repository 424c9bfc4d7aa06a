import type * as Y from 'yjs'
import { annotationsIn } from '../../documents/shared-types.ts'
import type { Annotation } from '../annotation.ts'
import { callIndex } from '../call-index.ts'
import {
  anchorAt,
  annotationRange,
  FED_TEXT,
  findSegment,
  putAnnotation,
  readAnnotations,
  segmentText,
  WORD_TIMES,
} from '../call.ts'
import type { Earlier } from '../masking/hear.ts'
import { digitRuns } from '../masking/number-runs.ts'
import { MASK } from '../masking/sensitive.ts'
import { spokenTokens } from '../../text/spoken-tokens.ts'
import { annotationId, FEED_ACTOR } from './feed-segment.ts'

type Place = { start: number; end: number }

/**
 * Masks in a segment what later words have shown to be secret, and takes away the marks that tell it. False where
 * nothing of it was left.
 */
export function maskEarlier(doc: Y.Doc, earlier: Earlier, at: string): boolean {
  const map = findSegment(doc, earlier.segmentId)
  const text = map && segmentText(map)
  if (!text) return false
  const places = placesOf(text.toString(), earlier)
  const isTold = dropTelling(doc, earlier, places)
  const fed = map.get(FED_TEXT)
  const asFed = typeof fed === 'string' ? masked(fed, placesOf(fed, earlier)) : fed
  if (asFed !== fed) map.set(FED_TEXT, asFed)
  // They would tell of how many words what is hidden had.
  if (places.length > 0 || asFed !== fed) map.delete(WORD_TIMES)
  for (const { start, end } of places.toReversed()) {
    text.delete(start, end - start)
    text.insert(start, MASK)
  }
  const [first] = places
  if (first)
    putAnnotation(
      doc,
      sensitiveMark(earlier, anchorAt(text, first.start, first.start + MASK.length), at),
    )
  return first !== undefined || isTold || asFed !== fed
}

function sensitiveMark(
  { place, segmentId, type }: Earlier,
  anchor: Annotation['anchor'],
  at: string,
): Annotation {
  const id = annotationId('sensitive', place, segmentId)
  const signed = { by: FEED_ACTOR, status: 'open', at } as const
  return { id, kind: 'sensitive', type, segmentId, anchor, value: null, confidence: 1, ...signed }
}

/** Where it was said; where a person has changed it, all digits that may be of it. */
function placesOf(text: string, { spoken, digits }: Earlier): Place[] {
  const places: Place[] = []
  for (let at = text.indexOf(spoken); at >= 0; at = text.indexOf(spoken, at + spoken.length)) {
    places.push({ start: at, end: at + spoken.length })
  }
  if (places.length > 0) return places
  return digitRuns(spokenTokens(text))
    .filter((run) => run.digits.length >= 3 && sharesDigits(run.digits, digits))
    .map(({ start, end }) => ({ start, end }))
}

function sharesDigits(said: string, secret: string): boolean {
  for (let from = 0; from + 3 <= Math.min(secret.length, 40); from += 1) {
    if (said.includes(secret.slice(from, from + 3))) return true
  }
  return false
}

function masked(text: string, places: readonly Place[]): string {
  return places.reduceRight(
    (now, { start, end }) => now.slice(0, start) + MASK + now.slice(end),
    text,
  )
}

/** A guess that stood on these words, or that holds their digits. */
function dropTelling(
  doc: Y.Doc,
  { segmentId, digits }: Earlier,
  places: readonly Place[],
): boolean {
  const own = new Set(callIndex(doc).marksOn(segmentId))
  const marks = annotationsIn(doc)
  const telling = readAnnotations(doc).filter((mark) => {
    const isOn = own.has(mark.id) && meets(annotationRange(doc, mark), places)
    const isTold = tells(mark.value, digits) || tells(mark.edited, digits)
    return mark.kind !== 'sensitive' && (isOn || isTold)
  })
  for (const { id } of telling) marks.delete(id)
  return telling.length > 0
}

function meets(range: Place | null, places: readonly Place[]): boolean {
  return range !== null && places.some(({ start, end }) => range.start < end && start < range.end)
}

function tells(value: unknown, digits: string): boolean {
  return (
    digits.length >= 4 &&
    JSON.stringify(value ?? '')
      .replaceAll(/\D/g, '')
      .includes(digits)
  )
}
