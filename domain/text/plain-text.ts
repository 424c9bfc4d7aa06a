/** Marks that steer direction, join or hide: pasted along with a number, never part of it. */
const INVISIBLE =
  /[\p{Cf}\p{Cc}\p{Cs}\p{Variation_Selector}\u034f\u20e3\u115f\u1160\u3164\uffa0\ufffd]/gu
const SPACES = /[\p{Z}\t-\r]+/gu
const DASHES = /[\p{Pd}\u2212\u02d7]/gu
const DIGITS = /\p{Nd}/gu
const APOSTROPHES = /[\u2019\u2018\u02bc\u00b4`\u2032]/g
const ARABIC_DECIMAL = /\u066b/g
const ARABIC_COMMAS = /[\u066c\u060c]/g
/** Alif with its marks, Persian and Urdu forms of kaf and yeh, teh marbuta's neighbours: one letter each. */
const ARABIC_LETTERS = new Map(
  Object.entries({
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ې: 'ي',
    ک: 'ك',
    ہ: 'ه',
    ھ: 'ه',
  }),
)
const ARABIC_VARIANTS = /[أإآٱىیېکہھ]/g
const TATWEEL_AND_VOWELS = /[\u0640\u064b-\u0655\u0670]/g

/**
 * Outside text as a reader of numbers wants it: one kind of space, dash and digit, small letters, nothing invisible. Looks
 * at no more than `longest` characters; null for what is longer, as no value is.
 */
export function toPlain(text: string, longest: number): string | null {
  // What nobody sees may be as long as all that is seen, and no longer.
  if (text.length > longest * 4) return null
  const plain = toAsciiDigits(text.normalize('NFKC'))
    .replaceAll(SPACES, ' ')
    .replaceAll(INVISIBLE, '')
    // What stood around something invisible.
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(DASHES, '-')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(ARABIC_DECIMAL, '.')
    .replaceAll(ARABIC_COMMAS, ',')
    .trim()
    .toLowerCase()
  return plain.length > longest ? null : plain
}

/** One spelling for words of Arabic, Persian and Urdu that number and currency names are made of. */
export function foldArabic(text: string): string {
  return text
    .replaceAll(TATWEEL_AND_VOWELS, '')
    .replaceAll(ARABIC_VARIANTS, (letter) => ARABIC_LETTERS.get(letter) ?? letter)
}

/** Every script's decimal digits as 0 to 9; lengths and places stay as they are, astral digits aside. */
export function toAsciiDigits(text: string): string {
  return text.replaceAll(DIGITS, (digit) => String(digitValue(digit)))
}

/** Unicode lays every script's ten digits side by side, zero first; a few scripts have several such rows without a gap. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  if (code < 0x80) return code - 0x30
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return (code - zero) % 10
}
