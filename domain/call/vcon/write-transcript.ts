import { withoutUnstorable } from '../../storable.ts'
import type { TranscriptMark, TranscriptSegment } from '../transcript.ts'
import type { SpeakersOf } from './parties.ts'
import type { Wtf } from './vcon.ts'
import type { VconSource } from './vcon-source.ts'

/** The shortest that is said: the format wants an end after the begin. */
const LEAST_SECONDS = 0.001

/** What was said, as the World Transcription Format holds it. Of marks only those of known things, none of secrets. */
export function writeTranscript({ call, segments }: VconSource, { placeOf }: SpeakersOf): Wtf {
  const said = segments.map((segment, id) => ({ segment, ...lineOf(segment, id, placeOf) }))
  const duration = said.reduce((longest, { line }) => Math.max(longest, line.end), 0)
  const summary = withoutUnstorable(call.summary).trim()
  return {
    transcript: {
      text: said.map(({ line }) => line.text).join('\n'),
      language: commonest(segments.map(({ language }) => tagOf(language))) ?? UNKNOWN,
      duration,
      confidence: mean(segments.map(({ confidence }) => clamp(confidence))),
    },
    segments: said.map(({ line }) => line),
    metadata: {
      created_at: call.startedAt ?? call.createdAt,
      processed_at: call.updatedAt,
      provider: 'pace',
      model: 'call-feed',
      audio: { duration },
    },
    enrichments: {
      entities: said.flatMap(({ segment, line }) => entitiesOf(segment, line)),
      ...(summary ? { summary } : {}),
    },
    extensions: { pace: { segments: segments.map(identityOf) } },
  }
}

const UNKNOWN = 'und'
const TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/

/** Call centres say the language in their own ways; the format wants BCP 47. */
function tagOf(language: string): string {
  const tag = language.replaceAll('_', '-')
  return TAG.test(tag) ? tag : UNKNOWN
}

type Line = Wtf['segments'][number]

function lineOf(
  segment: TranscriptSegment,
  id: number,
  placeOf: SpeakersOf['placeOf'],
): { line: Line } {
  const start = Math.max(0, segment.beginMs) / 1000
  const end = Math.max(segment.endMs / 1000, start + LEAST_SECONDS)
  const text = withoutUnstorable(segment.text).trim()
  const confidence = clamp(segment.confidence)
  return { line: { id, start, end, text, confidence, speaker: placeOf(segment) } }
}

function entitiesOf(segment: TranscriptSegment, { start, end }: Line) {
  return segment.annotations.filter(isTold).map(({ text, type }) => {
    return { text: withoutUnstorable(text), type, start, end }
  })
}

function isTold(mark: TranscriptMark): mark is TranscriptMark & { text: string } {
  return mark.kind === 'entity' && mark.status !== 'dismissed' && mark.text !== null
}

function identityOf({ segmentId: id, party, role, language, revision }: TranscriptSegment) {
  return { id, party, role, language, revision: Math.max(0, Math.trunc(revision)) }
}

function commonest(words: readonly string[]): string | undefined {
  const counts = Map.groupBy(words, (word) => word)
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0
  return clamp(values.reduce((sum, value) => sum + value, 0) / values.length)
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
