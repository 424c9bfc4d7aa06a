import type { Annotation, AnnotationKind, EntityType } from '#domain/call/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import type { Range } from './range.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Dialogue } from '../dialogue/dialogue.ts'

/** Something that an analyser noticed in one segment. Without a range it is said of the segment as a whole. */
export type Finding = {
  kind: AnnotationKind
  type: string
  range: Range | null
  value: Annotation['value']
  confidence: number
  /** Why it is a guess, for whoever decides on it; without it the words are clear. */
  doubt?: string
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

/** The same as a guess: never surer than this, and with the reason. */
export function doubted<Found extends Finding>(
  found: Found,
  doubt: string,
  confidence = 0.6,
): Found {
  return { ...found, doubt, confidence: Math.min(found.confidence, confidence) }
}
