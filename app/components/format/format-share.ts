import { perLanguage } from '#words/catalogue/per-language.ts'

const per100 = perLanguage(
  (locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }),
)

/** A part of a whole that is written in per cent: `33.33%`. */
export function formatShare(percent: number): string {
  return per100().format(percent / 100)
}
