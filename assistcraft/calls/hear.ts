import type { Segment } from '#domain/call/fields.ts'
import { analyseSegment } from '../tasks/analyse-segment.ts'
import { BEGINNING, type Dialogue } from '../tasks/dialogue/dialogue.ts'
import type { Gazetteer } from '../tasks/entities/gazetteer.ts'
import type { Heard } from '../tasks/heard.ts'

type Hearing = { places: Gazetteer; startedAt: string }

/**
 * Analyses a call's segments in spoken order. What was analysed before and stands in the same dialogue is taken over,
 * so that a correction in the middle costs only what depends on it. The result's items are new where they changed.
 */
export function hear(
  segments: readonly Segment[],
  earlier: ReadonlyMap<string, Heard>,
  { places, startedAt }: Hearing,
): Heard[] {
  let before: Dialogue = BEGINNING
  return segments.map((segment) => {
    const known = earlier.get(segment.id)
    const heard =
      known && isSame(known, segment, before)
        ? known
        : analyse(segment, before, { places, startedAt })
    before = heard.after
    return heard
  })
}

function analyse(segment: Segment, before: Dialogue, { places, startedAt }: Hearing): Heard {
  const { role, text } = segment
  const { entities, findings, dialogue } = analyseSegment({
    role,
    text,
    dialogue: before,
    places,
    startedAt,
  })
  return { segment, before, entities, findings, after: dialogue }
}

function isSame(known: Heard, segment: Segment, before: Dialogue): boolean {
  return (
    known.segment.text === segment.text &&
    known.segment.role === segment.role &&
    (known.before === before || JSON.stringify(known.before) === JSON.stringify(before))
  )
}
