import type { Finding } from '../findings/finding.ts'
import { sentimentOf } from '../tone/sentiment.ts'

/**
 * The findings of all passages as those of their segment: of what is said of a segment as a whole there is one, the
 * feeling in the middle of them and the last intent that the customer turned to.
 */
export function joinFindings(findings: readonly Finding[]): Finding[] {
  const whole = findings.filter(({ range }) => range === null)
  const intents = whole.filter(({ kind }) => kind === 'intent')
  const intent = intents.findLast(({ type }) => type !== 'none' && type !== 'smalltalk')
  const scores = whole.flatMap(({ kind, value }) =>
    kind === 'sentiment' && typeof value === 'number' ? [value] : [],
  )
  return [
    ...findings.filter(({ range }) => range !== null),
    ...[intent ?? intents[0]].filter((one) => one !== undefined),
    ...(scores.length > 0 ? [sentimentOf(mean(scores))] : []),
  ]
}

function mean(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}
