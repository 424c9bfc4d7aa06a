import type { Annotation } from '#domain/call/annotation.ts'
import type { Heard } from '../../tasks/findings/heard.ts'
import { ASSISTCRAFT } from './mark-segment.ts'

/** What must be heard after a suggestion was accepted for it to have been acted on; others need nothing more. */
const ACTED_ON: Record<string, (later: readonly Heard[]) => boolean> = {
  recordingNotice: (later) => heardKind(later, 'compliance', 'recordingNotice'),
  askBudget: (later) => asked(later, 'budget') || heardKind(later, 'entity', 'budget'),
  askMoveDate: (later) => asked(later, 'moveDate') || heardKind(later, 'entity', 'moveDate'),
  sayFees: (later) => heardKind(later, 'compliance', 'feesNamed'),
  askConsent: (later) => heardKind(later, 'compliance', 'consentAsked'),
  answerPrice: (later) => asked(later, 'budget') || heardKind(later, 'entity', 'cheques'),
  offerMatches: (later) =>
    heardKind(later, 'entity', 'propertyName') || heardKind(later, 'entity', 'rent'),
  fixViewing: (later) =>
    heardKind(later, 'entity', 'viewingDate') || heardKind(later, 'entity', 'viewingTime'),
}

/**
 * What became of one of Assistcraft's marks: a person's decision, or `acceptedNotActedOn` for a suggestion that was accepted
 * and then left. A mark that nobody decided on has no fate. `later` is what was heard after the mark's segment.
 */
export function fateOf(
  mark: Annotation,
  later: (segmentId: string) => readonly Heard[],
): string | null {
  if (mark.by !== ASSISTCRAFT || mark.status === 'open') return null
  const actedOn = awaitsDeed(mark) ? ACTED_ON[mark.type] : undefined
  if (!actedOn) return mark.status
  return actedOn(later(mark.segmentId)) ? 'accepted' : 'acceptedNotActedOn'
}

/** An accepted suggestion whose fate what is heard later may still change. */
export function awaitsDeed({ kind, status, type }: Annotation): boolean {
  return kind === 'suggestion' && status === 'accepted' && Object.hasOwn(ACTED_ON, type)
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
