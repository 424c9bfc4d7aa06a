import { perLanguage } from '#words/catalogue/per-language.ts'

const signed = perLanguage(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }),
)
const plain = perLanguage(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
)

/** By how much something went up or down: `+4.5%`, `-3%`. */
export function formatPercent(change: number): string {
  return signed().format(change / 100)
}

/** A share: `12%`. */
export function formatShare(share: number): string {
  return plain().format(share / 100)
}
