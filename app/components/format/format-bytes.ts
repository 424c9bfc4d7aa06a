import { perLanguage } from '#words/catalogue/per-language.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

const formats = perLanguage((locale) => ({
  bytes: UNITS.map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }),
  ),
  share: new Intl.NumberFormat(locale, { style: 'percent' }),
}))

/** `1.4 MB`, in the steps of a thousand in which phones and computers tell sizes. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  return formats().bytes[step]?.format(bytes / 1000 ** step) ?? String(bytes)
}

/** `43%` of a whole; all of it only when it is all. */
export function formatShare(share: number): string {
  return formats().share.format(Math.floor(share * 100) / 100)
}
