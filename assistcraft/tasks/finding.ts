import type { Annotation, AnnotationKind, EntityType } from '#domain/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import type { Gazetteer } from './entities/gazetteer.ts'
import type { Dialogue } from './dialogue/dialogue.ts'

/** Characters of a segment's text, in UTF-16 units; the end is exclusive. */
export type Range = { start: number; end: number }

/** Something that an analyser noticed in one segment. Without a range it is said of the segment as a whole. */
export type Finding = {
  kind: AnnotationKind
  type: string
  range: Range | null
  value: Annotation['value']
  confidence: number
}

export type Entity = Finding & { kind: 'entity'; type: EntityType; range: Range }

/** One final segment and all that its reading depends on. The same `Said` gives the same findings. */
export type Said = {
  text: string
  role: PartyRole
  /** What the call has established before this segment. */
  dialogue: Dialogue
  places: Gazetteer
  /** ISO instant of the call's start: relative dates count from it. */
  startedAt: string
}

export function entity(
  type: EntityType,
  range: Range,
  value: Annotation['value'],
  confidence = 0.9,
): Entity {
  return { kind: 'entity', type, range, value, confidence }
}

export function rangeOf(match: { index?: number; 0: string }, group = match[0]): Range {
  const start = (match.index ?? 0) + match[0].lastIndexOf(group)
  return { start, end: start + group.length }
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}
