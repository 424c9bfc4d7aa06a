import { z } from 'zod'
import { PARTY_ROLES, type PartyRole } from '#domain/call/fields.ts'
import { diffWords } from '#domain/text/text-diff.ts'
import { analyseSegment } from '../../analyse-segment.ts'
import { BEGINNING, type Dialogue } from '../../dialogue/dialogue.ts'
import { areaKeys, type Gazetteer } from '../../findings/gazetteer.ts'
import type { Heard } from '../../findings/heard.ts'
import { overlaps, type Range } from '../../findings/range.ts'
import { proposeFields } from '../../proposals/propose-fields.ts'
import type { Score } from '../calls/score.ts'

const turn = { role: z.enum(PARTY_ROLES), text: z.string() }
const MarkSchema = z.object({
  about: z.literal('mark'),
  ...turn,
  context: z.array(z.object(turn)),
  startedAt: z.string().nullable(),
  kind: z.string(),
  type: z.string(),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  before: z.json(),
  after: z.json(),
  decision: z.enum(['accepted', 'edited', 'dismissed']),
})
type Mark = z.output<typeof MarkSchema>
const TranscriptSchema = z.object({
  about: z.literal('transcript'),
  before: z.string(),
  after: z.string(),
})
const CheckSchema = z.object({
  about: z.literal('check'),
  item: z.string(),
  before: z.string().nullable(),
  after: z.string(),
})
export const CorrectedSchema = z.discriminatedUnion('about', [
  MarkSchema,
  TranscriptSchema,
  CheckSchema,
])
export type CorrectedLine = z.output<typeof CorrectedSchema>

export type CorrectionScores = {
  /** By kind and type: what people accepted or put right and is found, what they sent away and is found, what is not found. */
  marks: Record<string, Score>
  all: Score
  /** What was sent away and is found no more. */
  mended: number
  /** Of the words of corrected segments, how many people changed. */
  words: { changed: number; all: number }
  /** By item, how often the scorecard said what people say, and otherwise. */
  checks: Record<string, { right: number; wrong: number }>
}

/** Reads the corrected words again by the rules as they are now, and counts against what people made of them. */
export function scoreCorrections(
  lines: Iterable<CorrectedLine>,
  places: Gazetteer,
): CorrectionScores {
  const scores: CorrectionScores = {
    marks: {},
    all: { right: 0, wrong: 0, missed: 0 },
    mended: 0,
    words: { changed: 0, all: 0 },
    checks: {},
  }
  for (const line of lines) {
    if (line.about === 'mark') scoreMark(scores, line, places)
    else if (line.about === 'transcript') countWords(scores, line)
    else countCheck(scores, line)
  }
  return scores
}

function scoreMark(scores: CorrectionScores, mark: Mark, places: Gazetteer): void {
  const found = readAgain(mark, places)
  const count = (what: keyof Score) => {
    const score = (scores.marks[`${mark.kind} ${mark.type}`] ??= { right: 0, wrong: 0, missed: 0 })
    score[what] += 1
    scores.all[what] += 1
  }
  if (mark.decision === 'dismissed') {
    if (found.some((value) => isSame(value, mark.before))) count('wrong')
    else scores.mended += 1
    return
  }
  if (found.some((value) => isSame(value, mark.after))) return count('right')
  count('missed')
  if (found.length > 0) count('wrong')
}

/** The values that the rules find now for that kind and type where the mark stood. */
function readAgain(mark: Mark, places: Gazetteer): unknown[] {
  const heard = hear(mark, places)
  const last = heard.at(-1)
  if (!last) return []
  if (mark.kind === 'fieldProposal') {
    const known = { areaKeys: areaKeys(places), currency: places.house.currency, lead: {} }
    return proposeFields(heard, known)
      .filter(({ field, segmentId }) => field === mark.type && segmentId === last.segment.id)
      .map(({ value }) => value)
  }
  const place =
    mark.start === null || mark.end === null ? null : { start: mark.start, end: mark.end }
  return last.findings
    .filter(
      ({ kind, type, range }) => kind === mark.kind && type === mark.type && isAt(range, place),
    )
    .map(({ value }) => value)
}

function isAt(range: Range | null, place: Range | null): boolean {
  return range && place ? overlaps(range, place) : range === place
}

function hear({ context, role, text, startedAt }: Mark, places: Gazetteer): Heard[] {
  let before: Dialogue = BEGINNING
  return [...context, { role, text }].map((said, at) => {
    const { dialogue: after, ...found } = analyseSegment({
      ...said,
      dialogue: before,
      places,
      startedAt: startedAt ?? '1970-01-01T00:00:00.000Z',
    })
    const heard = { segment: segmentOf(said, at), before, ...found, after }
    before = after
    return heard
  })
}

function segmentOf({ role, text }: { role: PartyRole; text: string }, at: number) {
  const timed = { beginMs: at * 1000, endMs: (at + 1) * 1000 }
  return {
    id: `s${at}`,
    party: role,
    role,
    ...timed,
    text,
    language: 'en',
    confidence: 1,
    revision: 0,
  }
}

function countWords(
  { words }: CorrectionScores,
  { before, after }: z.output<typeof TranscriptSchema>,
): void {
  words.all += wordsIn(before)
  words.changed += diffWords(before, after).reduce(
    (sum, { start, end, text }) => sum + Math.max(wordsIn(before.slice(start, end)), wordsIn(text)),
    0,
  )
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

function countCheck(
  { checks }: CorrectionScores,
  { item, before, after }: z.output<typeof CheckSchema>,
): void {
  const count = (checks[item] ??= { right: 0, wrong: 0 })
  if (before === after) count.right += 1
  else count.wrong += 1
}

/** Objects say the same in whatever order their parts stand. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
