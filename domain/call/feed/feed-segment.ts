import type * as Y from 'yjs'
import { spokenIn } from '../../documents/shared-types.ts'
import { diffWords, type Hunk, hunksMeet, rebaseHunks } from '../../text/text-diff.ts'
import type { SensitiveType } from '../annotation.ts'
import {
  anchorAt,
  appendSegment,
  FED_TEXT,
  findSegment,
  putAnnotation,
  type SegmentMap,
  segmentText,
  WORD_TIMES,
} from '../call.ts'
import { NOTHING_HEARD } from '../masking/conversation.ts'
import type { Earlier, Words } from '../masking/hear.ts'
import { placeWords } from '../playback/word-times.ts'
import { hear, type Heard, type SensitiveSpan } from '../masking/sensitive.ts'
import type { SegmentData } from './feed-event.ts'

/** Who signs what the feed itself puts on a call. */
export const FEED_ACTOR = 'service:feed'

export type Secret = {
  key: string
  segmentId: string
  type: SensitiveType
  text: string
  at: string
}

/** What a segment holds that must not stand in the call; it goes into `sensitive:<call>` before the call is committed. */
export function secretsIn(
  segment: SegmentData,
  at: string,
  { spans }: Pick<Heard, 'spans'> = hearAlone(segment),
): Secret[] {
  const { segmentId, revision } = segment
  return spans.map(({ type, spoken: text }, index) => {
    return { key: `${segmentId}:${revision}:${index}`, segmentId, type, text, at }
  })
}

/** What later words have shown to be secret in segments that stand in the call already. */
export function secretsBefore(earlier: readonly Earlier[], at: string): Secret[] {
  return earlier.map(({ segmentId, place, type, spoken: text }) => {
    return { key: `${segmentId}:0:${place}`, segmentId, type, text, at }
  })
}

export function wordsOf({ segmentId, party, role, text }: SegmentData): Words {
  return { segmentId, party, role, text }
}

function hearAlone(segment: SegmentData): Heard {
  return hear(NOTHING_HEARD, wordsOf(segment))
}

export function recordSecrets(doc: Y.Doc, secrets: readonly Secret[]): void {
  const spoken = spokenIn(doc)
  doc.transact(() => {
    for (const { key, ...secret } of secrets) if (!spoken.has(key)) spoken.set(key, secret)
  })
}

/**
 * Writes a final segment, masked. One that is there already changes only by a correction with a higher revision, and
 * only where no person has changed the text; else the correction becomes a suggestion.
 */
export function applySegment(
  doc: Y.Doc,
  segment: SegmentData,
  at: string,
  { text, spans }: Heard = hearAlone(segment),
): void {
  const existing = findSegment(doc, segment.segmentId)
  if (!existing) {
    append(doc, segment, text)
    keepTimes(findSegment(doc, segment.segmentId), segment, spans)
    markSensitive(doc, segment, { spans, at })
    return
  }
  const isNewer = segment.revision > Number(existing.get('revision') ?? 0)
  if (!segment.correction || !isNewer) return
  existing.set('revision', segment.revision)
  if (correctText(existing, text)) {
    keepTimes(existing, segment, spans)
    markSensitive(doc, segment, { spans, at })
  } else suggestCorrection(doc, { segment, existing, text, at })
}

function append(doc: Y.Doc, segment: SegmentData, text: string): void {
  const { segmentId: id, party, role, beginMs, endMs, language, confidence, revision } = segment
  appendSegment(doc, { id, party, role, beginMs, endMs, text, language, confidence, revision })
  findSegment(doc, id)?.set(FED_TEXT, text)
}

/** Of the words as they were fed: what came without times has none, also after one that had. */
function keepTimes(
  map: SegmentMap | undefined,
  { text, words = [] }: SegmentData,
  spans: readonly SensitiveSpan[],
): void {
  const times = placeWords(text, words, spans)
  if (times) map?.set(WORD_TIMES, times)
  else if (map?.has(WORD_TIMES)) map.delete(WORD_TIMES)
}

/** False where the correction would touch what a person has changed; then nothing was done. */
function correctText(existing: SegmentMap, corrected: string): boolean {
  const shared = segmentText(existing)
  const fed = existing.get(FED_TEXT)
  if (!shared || typeof fed !== 'string') return false
  const current = shared.toString()
  if (current === corrected) return true
  const byPerson = diffWords(fed, current)
  const byFeed = diffWords(fed, corrected)
  if (hunksMeet(byPerson, byFeed)) return false
  applyHunks(shared, rebaseHunks(byFeed, byPerson))
  existing.set(FED_TEXT, corrected)
  return true
}

/** From the end, so that earlier places stay where they are. */
function applyHunks(shared: Y.Text, hunks: Hunk[]): void {
  for (const { start, end, text } of hunks.toReversed()) {
    if (end > start) shared.delete(start, end - start)
    if (text) shared.insert(start, text)
  }
}

function suggestCorrection(
  doc: Y.Doc,
  {
    segment,
    existing,
    text,
    at,
  }: { segment: SegmentData; existing: SegmentMap; text: string; at: string },
): void {
  const shared = segmentText(existing)
  putAnnotation(doc, {
    id: annotationId('correction', segment.revision, segment.segmentId),
    kind: 'suggestion',
    type: 'correction',
    segmentId: segment.segmentId,
    anchor: shared && shared.length > 0 ? anchorAt(shared, 0, shared.length) : null,
    value: { text },
    confidence: segment.confidence,
    by: FEED_ACTOR,
    status: 'open',
    at,
  })
}

function markSensitive(
  doc: Y.Doc,
  segment: SegmentData,
  { spans, at }: { spans: SensitiveSpan[]; at: string },
): void {
  const map = findSegment(doc, segment.segmentId)
  const text = map && segmentText(map)
  if (!text) return
  for (const [index, { type, start, end }] of spans.entries()) {
    putAnnotation(doc, {
      id: annotationId('sensitive', index, segment.segmentId),
      kind: 'sensitive',
      type,
      segmentId: segment.segmentId,
      anchor: text.toString().slice(start, end).length > 0 ? anchorAt(text, start, end) : null,
      value: null,
      confidence: 1,
      by: FEED_ACTOR,
      status: 'open',
      at,
    })
  }
}

/** Of a long id its end tells segments apart. */
export function annotationId(kind: string, number: number, segmentId: string): string {
  const begin = `${kind}-${number}-`
  return begin + segmentId.slice(-(LONGEST_MARK_ID - begin.length))
}

const LONGEST_MARK_ID = 64
