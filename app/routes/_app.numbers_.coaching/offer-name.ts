import type { OfferKind } from '#domain/call/after/fates.ts'
import { coachingWords } from '#words/coaching.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { fieldLabel } from '#words/fields.ts'
import { dispositionWords } from '../../components/business/call/disposition-words.ts'

/** What was laid before people, by what it is about; what a model words is said to be in its own words. */
export function offerName(kind: OfferKind, type: string): string {
  const words = coachingWords()
  if (kind === 'disposition') return dispositionWords(type)
  if (kind === 'fieldProposal') return fieldLabel(type)
  const names = kind === 'suggestion' ? words.suggestions : words.steps
  return Object.hasOwn(names, type) ? wordOf(names, type) : words.own
}
