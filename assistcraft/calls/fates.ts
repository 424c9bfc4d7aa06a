import type { Annotation } from '#domain/annotation.ts'
import type { Heard } from '../tasks/heard.ts'
import { ASSISTCRAFT } from './mark-segment.ts'

/** What must be heard after a suggestion was accepted for it to have been acted on; others need nothing more. */
const ACTED_ON: Record<string, (later: readonly Heard[]) => boolean> = {
  recordingNotice: (later) => heardKind(later, 'compliance', 'recordingNotice'),
  askBudget: (later) => asked(later, 'budget') || heardKind(later, 'entity', 'budget'),
  askMoveDate: (later) => asked(later, 'moveDate') || heardKind(later, 'entity', 'moveDate'),
  fixViewing: (later) =>
    heardKind(later, 'entity', 'viewingDate') || heardKind(later, 'entity', 'viewingTime'),
}

/**
 * What became of Assistcraft's marks: a person's decision, or `acceptedNotActedOn` for a suggestion that was accepted
 * and then left. Marks that nobody decided on have no fate.
 */
export function fatesOf(
  annotations: readonly Annotation[],
  heard: readonly Heard[],
): Map<string, string> {
  const decided = annotations.filter(({ by, status }) => by === ASSISTCRAFT && status !== 'open')
  return new Map(decided.map((mark) => [mark.id, fateOf(mark, heard)]))
}

function fateOf(mark: Annotation, heard: readonly Heard[]): string {
  const actedOn =
    mark.kind === 'suggestion' && mark.status === 'accepted' ? ACTED_ON[mark.type] : undefined
  if (!actedOn) return mark.status
  const index = heard.findIndex(({ segment }) => segment.id === mark.segmentId)
  return actedOn(heard.slice(index + 1)) ? 'accepted' : 'acceptedNotActedOn'
}

function heardKind(heard: readonly Heard[], kind: string, type: string): boolean {
  return heard.some(({ findings }) =>
    findings.some((found) => found.kind === kind && found.type === type),
  )
}

function asked(heard: readonly Heard[], question: Heard['after']['asked'][number]): boolean {
  return heard.some(
    ({ segment, after }) => segment.role === 'agent' && after.asked.includes(question),
  )
}
