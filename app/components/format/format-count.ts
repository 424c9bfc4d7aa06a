import { MOST_COUNTED } from '#domain/counting.ts'
import { formatWords } from '#words/format.ts'
import { formatNumber } from './format-money.ts'

/** `9,876`, and of what was not counted to its end `10,000+`. */
export function formatCount(count: number): string {
  return count > MOST_COUNTED ? `${formatNumber(MOST_COUNTED)}+` : formatNumber(count)
}

/** The same where there is room for words. */
export function formatTotal(count: number): string {
  return count > MOST_COUNTED
    ? formatWords().moreThan(formatNumber(MOST_COUNTED))
    : formatNumber(count)
}
