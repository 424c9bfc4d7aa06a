import { formatWords } from '#words/format.ts'
import { perLanguage } from '#words/catalogue/per-language.ts'
import { currentHouse } from '../../house/current-house.ts'

const whole = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))

export function formatNumber(value: number): string {
  return whole().format(value)
}

/** An amount in the house's currency; a rent says its period. */
export function formatMoney(amount: number, period?: string | null): string {
  return `${inCurrency(whole().format(amount))}${shortPeriod(period)}`
}

/** `1.25M`, `95k`: for narrow places, whose heading says the currency. */
export function formatShortMoney(amount: number, period?: string | null): string {
  return `${short(amount)}${shortPeriod(period)}`
}

/** The same where nothing else says the currency. */
export function formatShortPrice(amount: number, period?: string | null): string {
  return `${inCurrency(short(amount))}${shortPeriod(period)}`
}

/** `90k–120k/yr`, `up to 2.1M`, in the house's currency, or null when neither end is known. */
export function formatBudget(
  min: number | null,
  max: number | null,
  period?: string | null,
): string | null {
  if (min === null && max === null) return null
  const words = formatWords()
  const per = shortPeriod(period)
  if (min === null || min === 0) return words.upTo(inCurrency(short(max ?? 0))) + per
  if (max === null) return words.from(inCurrency(short(min))) + per
  return inCurrency(words.range(short(min), short(max))) + per
}

function short(amount: number): string {
  if (amount >= 1_000_000) return formatWords().millions(trim(amount / 1_000_000))
  if (amount >= 1_000) return formatWords().thousands(trim(amount / 1_000))
  return whole().format(amount)
}

function trim(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)))
}

function inCurrency(amount: string): string {
  return formatWords().money(currentHouse().currency, amount)
}

function shortPeriod(period: string | null | undefined): string {
  const { per } = formatWords()
  return period && Object.hasOwn(per, period) ? per[period as keyof typeof per] : ''
}
