import type { Period } from '#domain/catalogue.ts'

const SHORT_PERIODS = {
  year: '/yr',
  quarter: '/qtr',
  month: '/mo',
  week: '/wk',
} as const satisfies Record<Period, string>
const whole = new Intl.NumberFormat('en-AE', { maximumFractionDigits: 0 })

export function formatNumber(value: number): string {
  return whole.format(value)
}

/** `AED 1,250,000`; a rent says its period. */
export function formatMoney(amount: number, period?: string | null): string {
  return `AED ${whole.format(amount)}${shortPeriod(period)}`
}

/** `1.25M`, `95k`: for narrow places, whose heading says AED. */
export function formatShortMoney(amount: number, period?: string | null): string {
  return `${short(amount)}${shortPeriod(period)}`
}

/** `AED 90k–120k/yr`, `up to AED 2.1M`, or null when neither end is known. */
export function formatBudget(
  min: number | null,
  max: number | null,
  period?: string | null,
): string | null {
  if (min === null && max === null) return null
  if (min === null || min === 0) return `up to AED ${short(max ?? 0)}${shortPeriod(period)}`
  if (max === null) return `from AED ${short(min)}${shortPeriod(period)}`
  return `AED ${short(min)}–${short(max)}${shortPeriod(period)}`
}

function short(amount: number): string {
  if (amount >= 1_000_000) return `${trim(amount / 1_000_000)}M`
  if (amount >= 1_000) return `${trim(amount / 1_000)}k`
  return whole.format(amount)
}

function trim(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toFixed(2)))
}

function shortPeriod(period: string | null | undefined): string {
  return period && Object.hasOwn(SHORT_PERIODS, period) ? SHORT_PERIODS[period as Period] : ''
}
