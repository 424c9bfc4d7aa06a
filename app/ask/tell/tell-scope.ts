import type { Scope } from '#domain/metrics/scope.ts'
import { answersWords } from '#words/answers.ts'
import type { Names } from './say-values.ts'

/** Why a question cannot be answered for whoever asks. */
export function tellRefusal(
  { subject, dimension, key }: Extract<Scope, { kind: 'refused' }>,
  names: Names,
): string {
  const { hidden, compared } = answersWords().scope
  const name = key && names.get(key)
  return name ? hidden(subject, name) : compared[dimension](subject)
}

/** Over what an answer was counted; null where it is the whole. */
export function tellScope(scope: Scope): string | null {
  if (scope.kind !== 'narrowed') return null
  const words = answersWords().scope
  return words.narrowed(
    scope.subject,
    scope.seen.map((part) => words.parts[part]),
  )
}
