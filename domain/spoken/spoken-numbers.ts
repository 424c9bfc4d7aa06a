const UNITS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
]
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
]

/** A count as people say it: 1 to 12, in digits or in words. A source for larger expressions, without a group. */
export const COUNT = `(?:1[0-2]|[1-9]|${UNITS.slice(1, 13).join('|')})`

/** A spelled number below a thousand, such as "a hundred and twenty five". */
export const SPELLED = `(?:(?:(?:a|${UNITS.slice(1, 10).join('|')}) )?hundred(?: and)?(?: (?:${TENS.join('|')})(?:[ -](?:${UNITS.slice(1, 10).join('|')}))?| (?:${UNITS.slice(1).join('|')}))?|(?:${TENS.join('|')})(?:[ -](?:${UNITS.slice(1, 10).join('|')}))?|${UNITS.slice(1).reverse().join('|')})`

/** The value of a spelled or written number; null for anything else. */
export function readSpokenNumber(words: string): number | null {
  const plain = words.toLowerCase().replaceAll(',', '').trim()
  if (/^\d+(?:\.\d+)?$/.test(plain)) return Number(plain)
  const parts = plain.split(/[\s-]+/).filter((part) => part !== 'and')
  if (parts.length === 0) return null
  let total = 0
  for (const part of parts) {
    if (part === 'hundred') total = Math.max(total, 1) * 100
    else {
      const value = readWord(part)
      if (value === null) return null
      total += value
    }
  }
  return total
}

/** The value of "first" to "nineteenth", "twenty-first", "3rd". */
export function readOrdinal(words: string): number | null {
  const plain = words.toLowerCase().trim()
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(plain)
  if (digits) return Number(digits[1])
  const [tens, unit] = plain.split(/[\s-]+/)
  if (unit && tens) return addOrdinal(TENS.indexOf(tens), ORDINALS.indexOf(unit))
  if (plain === 'twentieth') return 20
  if (plain === 'thirtieth') return 30
  const index = ORDINALS.indexOf(plain)
  return index < 0 ? null : index + 1
}

/** A source for ordinals up to the thirty-first, in digits or words. */
export const ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:${ORDINALS.slice(0, 9).join('|')})|twentieth|thirtieth|${[...ORDINALS].reverse().join('|')})`

function readWord(word: string): number | null {
  if (word === 'a' || word === 'an') return 1
  const unit = UNITS.indexOf(word)
  if (unit >= 0) return unit
  const ten = TENS.indexOf(word)
  return ten < 0 ? null : (ten + 2) * 10
}

function addOrdinal(tens: number, unit: number): number | null {
  return tens < 0 || unit < 0 || unit > 8 ? null : (tens + 2) * 10 + unit + 1
}
