import { formatWords } from '#words/format.ts'
import type { LeadCard } from '#domain/views/cards.ts'
import { boardWords } from '#words/board.ts'
import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatShortPrice } from '../../../components/format/format-money.ts'

/** `Rent · 2 bed · Dubai Marina`: what is known of what they want; empty where nothing is. */
export function wantedWords(card: LeadCard, areaName: (key: string) => string): string {
  const { bedrooms, intent } = card
  const words = boardWords()
  const rooms = bedrooms === null ? null : labelWords().bed(bedrooms)
  const whose = card.sight === 'fair' ? words.colleaguesLead : null
  const where = formatWords().list(card.areas.map(areaName))
  return [whose, intent && wordOf(words.wants, intent), rooms, where].filter(Boolean).join(' · ')
}

/** With its period, or null where it is not known or not to be seen. */
export function budgetOf({ budgetMax, budgetPeriod }: LeadCard): string | null {
  return budgetMax === null ? null : formatShortPrice(budgetMax, budgetPeriod)
}
