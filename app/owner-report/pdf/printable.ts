/** What the fonts of the paper have: Latin with its marks, Arabic, and the signs between them. */
const HAS_LETTER =
  /[\u0020-\u024f\u0600-\u06ff\u0750-\u077f\u2010-\u2026\u2030\u20ac\ufb50-\ufdfb\ufe70-\ufefc]/u
/**
 * Orders of direction have no shape; what they say is said by each line's own direction. Vowel signs are read without, and stand beside their
 * letter where they are drawn.
 */
const MARKS =
  /[\u0600-\u0605\u061c\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u
/** Longer words are parted: a line ends before they do. */
const LONGEST_WORD = 24

/** A text as the paper can show it: what has no letter in its fonts is left out, rather than another one in its place. */
export function printable(text: string): string {
  let kept = ''
  let length = 0
  for (const letter of text.normalize('NFC')) {
    if (MARKS.test(letter)) continue
    const isSpace = /\s/u.test(letter)
    if (!isSpace && !HAS_LETTER.test(letter)) continue
    length = isSpace ? 0 : length + 1
    if (length > LONGEST_WORD) {
      kept += ' '
      length = 1
    }
    kept += isSpace ? ' ' : letter
  }
  return kept.trim()
}
