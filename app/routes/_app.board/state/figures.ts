import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { LeadCard } from '#domain/views/cards.ts'
import { formatShortPrice } from '../../../components/format/format-money.ts'

/** What leads may spend: prices of those who buy or sell, rents for a year of those who rent or let. */
export type Budgets = { price: number; rent: number }
/** Of one column. Budgets are said only where no card hides its own: a part would look like the whole. */
export type Figures = Budgets & { count: number; hidden: number }
/** Of the whole board, except what is due: that changes with the clock. */
export type Totals = { open: number; hidden: number; unowned: number; won: number }

export const NO_FIGURES: Figures = { count: 0, hidden: 0, price: 0, rent: 0 }
export const NO_TOTALS: Totals = { open: 0, hidden: 0, unowned: 0, won: 0 }

const TIMES_A_YEAR: Record<string, number> = { year: 1, quarter: 4, month: 12, week: 52 }
const RENTING: readonly (string | null)[] = ['rent', 'let']

/** The figures with this card among them, or with `by` -1 without it. */
export function countIn(figures: Figures, card: LeadCard, by: 1 | -1): Figures {
  const { price, rent } = budgetsOf(card)
  return {
    count: figures.count + by,
    hidden: figures.hidden + (isHidden(card) ? by : 0),
    price: figures.price + by * price,
    rent: figures.rent + by * rent,
  }
}

export function totalIn(totals: Totals, card: LeadCard, by: 1 | -1): Totals {
  if (!isOpen(card)) return card.stage === 'won' ? { ...totals, won: totals.won + by } : totals
  return {
    ...totals,
    open: totals.open + by,
    hidden: totals.hidden + (isHidden(card) ? by : 0),
    unowned: totals.unowned + (card.ownerId === null ? by : 0),
  }
}

export function isOpen({ stage }: LeadCard): boolean {
  return !ENDED_STAGES.some((ended) => ended === stage)
}

/** Sale prices and rents do not add up. Null where there is nothing to say. */
export function budgetWords({ price, rent, hidden }: Figures): string | null {
  if (hidden > 0) return null
  const parts = [price > 0 && formatShortPrice(price), rent > 0 && formatShortPrice(rent, 'year')]
  return parts.filter(Boolean).join(' + ') || null
}

function budgetsOf({ intent, budgetMax, budgetPeriod }: LeadCard): Budgets {
  const isRent = RENTING.includes(intent) || (intent === null && Boolean(budgetPeriod))
  if (!isRent) return { price: budgetMax ?? 0, rent: 0 }
  return { price: 0, rent: (budgetMax ?? 0) * (TIMES_A_YEAR[budgetPeriod ?? 'year'] ?? 1) }
}

function isHidden({ sight }: LeadCard): boolean {
  return sight !== 'whole'
}
