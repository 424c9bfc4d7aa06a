import { currentLanguage, directionOf } from '#words/catalogue/language.ts'
import FORMATS from './formats.json' with { type: 'json' }

type Format = readonly [pattern: string, template: string, begins: string]

const E164 = /^\+(\d{7,15})$/
const PUNCTUATION = /[-/.()\s]+/g
const LONGEST_CODE = 3
const formats = new Map(Object.entries(FORMATS as unknown as Record<string, Format[]>))

/** A number as people read it, the right way round in a line of either direction. */
export function formatPhone(phone: string): string {
  const grouped = groupPhone(phone)
  const isTurned = grouped.startsWith('+') && directionOf(currentLanguage()) === 'rtl'
  return isTurned ? `\u2066${grouped}\u2069` : grouped
}

/**
 * `+971 50 111 2233`: as it stands where nothing is around it, as in an input; what is no number stays as it is. Every page shows numbers and few read them:
 * this has libphonenumber's groups for the countries that callers are from, in a tenth of its size.
 */
export function groupPhone(phone: string): string {
  const digits = E164.exec(phone)?.[1]
  if (!digits) return phone
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    const code = digits.slice(0, length)
    const known = formats.get(code)
    if (known) return `+${code} ${group(digits.slice(length), known)}`
  }
  return phone
}

function group(national: string, known: readonly Format[]): string {
  const format = known.find(([pattern, , begins]) => {
    return (
      new RegExp(`^(?:${begins})`).test(national) && new RegExp(`^(?:${pattern})$`).test(national)
    )
  })
  if (!format) return national
  const [pattern, template] = format
  return national.replace(new RegExp(pattern), template).replace(PUNCTUATION, ' ').trim()
}
