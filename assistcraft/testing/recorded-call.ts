import { readFileSync } from 'node:fs'
import { type SegmentData, SegmentDataSchema } from '#domain/call/feed/feed-event.ts'
import { z } from 'zod'

const LineSchema = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })

/** The final segments of one of the ten recorded calls, in order; of a corrected one the last wording. */
export function readRecordedCall(name: string): SegmentData[] {
  const path = new URL(`../../db/pace/seed/calls/${name}.jsonl`, import.meta.url)
  const finals = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => LineSchema.parse(JSON.parse(line)))
    .filter(({ type, data }) => type === 'pace.transcript.segment.v1' && data.final === true)
    .map(({ data }) => SegmentDataSchema.parse(data))
  return [...new Map(finals.map((segment) => [segment.segmentId, segment])).values()]
}
