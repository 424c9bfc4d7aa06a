import { MoneySchema } from '#domain/call/annotation.ts'
import type { PartyRole } from '#domain/call/fields.ts'
import { readAmount, scaledIn } from '#domain/spoken/spoken-amounts.ts'

/** An amount that was named on the call: what it was, and by whom. A price is what a home is sold for. */
export type NamedAmount = { amount: number; as: 'rent' | 'budget' | 'price'; by: PartyRole }

/** As much of what was found as is remembered here. */
export type Found = { type: string; value?: unknown }

/** What people bargain about is named again within so many amounts. */
const MOST_AMOUNTS = 8
/** Less is a fee or a month's rent. */
export const LEAST_AMOUNT = 15_000
/** No home is let for more a year, and few are sold for less. */
export const MOST_RENT = 700_000

/** The amounts that a call remembers after a segment, the latest last. */
export function withAmounts(
  before: readonly NamedAmount[],
  { role, text }: { role: PartyRole; text: string },
  entities: readonly Found[],
): readonly NamedAmount[] {
  const told = entities.flatMap(({ type, value }): NamedAmount[] => {
    const money = type === 'rent' || type === 'budget' ? MoneySchema.safeParse(value) : null
    return money?.success && (type === 'rent' || type === 'budget')
      ? [{ amount: money.data.amount, as: type, by: role }]
      : []
  })
  const others = [...scaledIn(text), ...pricesIn(text)]
    .filter((amount) => amount >= MOST_RENT && !told.some((one) => one.amount === amount))
    .map((amount): NamedAmount => ({ amount, as: 'price', by: role }))
  const named = [...others, ...told].filter(({ amount }) => amount >= LEAST_AMOUNT)
  return named.length === 0 ? before : [...before, ...named].slice(-MOST_AMOUNTS)
}

const DIGIT = '(?:one|two|three|four|five|six|seven|eight|nine)'
/** "They are asking three point nine", "four four": a price in millions, where one is told. */
const PRICE = new RegExp(
  String.raw`\b(?:asking|asks|wants?|price[ds]?|listed|selling|sold|goes?|going|put it|is|it['’]s|yours|start(?:s|ing)?|one)(?: (?:is|at|for|from|around|about|be|now|they['’]re)){0,2} (?:(\d{1,2}\.\d{1,2})|(${DIGIT} point ${DIGIT}(?: ${DIGIT})?)|(${DIGIT}) (${DIGIT}))(?![\w.,-]*\d)(?=[\s]*(?:[.,?!;]|$|as|now|and|for|but|or|in|it))`,
  'gi',
)

function pricesIn(text: string): number[] {
  return [...text.matchAll(PRICE)].map(([, figures, spelled, units, tenths]) =>
    units && tenths
      ? ((readAmount(units) ?? 0) + (readAmount(tenths) ?? 0) / 10) * 1e6
      : (readAmount(figures ?? spelled ?? '', true) ?? 0) * 1e6,
  )
}

/** Whether an amount is like one that the call is about: nobody bargains about less than half of it. */
export function isLikeNamed(named: readonly NamedAmount[], amount: number): boolean {
  return named.some((one) => amount <= 2.2 * one.amount && 2.2 * amount >= one.amount)
}
