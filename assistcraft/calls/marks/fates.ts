import { deedOf } from '#domain/call/after/fates.ts'
import type { Annotation } from '#domain/call/annotation.ts'
import type { Heard } from '../../tasks/findings/heard.ts'
import { ASSISTCRAFT } from './mark-segment.ts'

/**
 * What became of one of Assistcraft's marks: a person's decision, or `acceptedNotActedOn` for a suggestion that was accepted
 * and then left. A mark that nobody decided on has no fate. `later` is what was heard after the mark's segment.
 */
export function fateOf(
  mark: Annotation,
  later: (segmentId: string) => readonly Heard[],
): string | null {
  if (mark.by !== ASSISTCRAFT || mark.status === 'open') return null
  const deed = awaitsDeed(mark) ? deedOf(mark) : null
  if (!deed) return mark.status
  return isHeard(later(mark.segmentId), deed) ? 'accepted' : 'acceptedNotActedOn'
}

/** An accepted suggestion whose fate what is heard later may still change. */
export function awaitsDeed(mark: Annotation): boolean {
  return mark.status === 'accepted' && deedOf(mark) !== null
}

function isHeard(heard: readonly Heard[], names: readonly string[]): boolean {
  return heard.some(({ findings }) =>
    findings.some(({ kind, type }) => names.includes(`${kind}:${type}`)),
  )
}
