import type { Segment } from '#domain/call/fields.ts'
import { analyseSegment } from '../tasks/analyse-segment.ts'
import { BEGINNING, type Dialogue } from '../tasks/dialogue/dialogue.ts'
import type { Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Heard } from '../tasks/findings/heard.ts'

/** A whole call read at once, without a thread. */
export function hearAll(
  segments: readonly Segment[],
  { places, startedAt }: { places: Gazetteer; startedAt: string },
): Heard[] {
  let before: Dialogue = BEGINNING
  return segments.map((segment) => {
    const { role, text } = segment
    const { dialogue: after, ...analysis } = analyseSegment({
      role,
      text,
      dialogue: before,
      places,
      startedAt,
    })
    const heard = { segment, before, ...analysis, after }
    before = after
    return heard
  })
}
