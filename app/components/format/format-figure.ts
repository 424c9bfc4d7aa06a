import { perLanguage } from '#words/catalogue/per-language.ts'
import { formatShare } from './format-share.ts'

const tenths = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }))

/** What was counted or measured: whole where it is, with its tenths where it is not; an average of 0.4 is not nothing. */
export function formatFigure(value: number, unit?: string): string {
  return unit === 'percent' ? formatShare(value) : tenths().format(value)
}
