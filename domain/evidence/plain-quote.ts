import { toPlain } from '../text/plain-text.ts'

/** Evidence is looked for in so much of a quote: as much of a segment as its analysis reads. */
export const LONGEST_QUOTE = 4000

/** A quote in one kind of digit, dash and space, in small letters. */
export function plainQuote(quote: string): string {
  return toPlain(quote.slice(0, LONGEST_QUOTE), LONGEST_QUOTE) ?? ''
}
