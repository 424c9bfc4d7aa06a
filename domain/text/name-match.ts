import { foldArabic, toPlain } from './plain-text.ts'

const LONGEST = 120
const MARKS = /\p{M}/gu
const WORDS = /[\s'._-]+/
/** What is one sound and several letters, the longest first; then what vowels leave of a name: nothing. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch/g, 's'],
  [/kh|ck|q|c/g, 'k'],
  [/gh|j/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ph|v/g, 'f'],
  [/p/g, 'b'],
  [/x/g, 'ks'],
  [/[aeiouwy]h$|[aeiouwy]/g, ''],
]
const ARABIC = new Map(
  Object.entries({
    ب: 'b',
    پ: 'b',
    ت: 't',
    ث: 't',
    ط: 't',
    ج: 'g',
    غ: 'g',
    گ: 'g',
    چ: 's',
    ح: 'h',
    ه: 'h',
    خ: 'k',
    ك: 'k',
    ق: 'k',
    د: 'd',
    ذ: 'd',
    ض: 'd',
    ر: 'r',
    ز: 'z',
    ظ: 'z',
    س: 's',
    ش: 's',
    ص: 's',
    ف: 'f',
    ڤ: 'f',
    ل: 'l',
    م: 'm',
    ن: 'n',
  }),
)
const ARABIC_LETTER = /\p{Script=Arabic}/u
const DOUBLED = /(.)\1+/g

/**
 * Whether a name could be meant by what has been typed of it: each word of it begins a word of the name, as it is written or, in the other
 * script, as it sounds. Names are kept in one script, and people write in the one that they have at hand.
 */
export function isNameMeant(name: string, typed: string): boolean {
  const asked = wordsOf(typed)
  const words = wordsOf(name)
  return asked.every((part) => words.some((word) => begins(word, part)))
}

function begins(word: string, part: string): boolean {
  if (word.startsWith(part)) return true
  if (isArabic(word) === isArabic(part)) return false
  const sound = soundOf(part)
  // Vowels alone say little: whatever begins with one.
  return sound === '' ? /^[aeiouwyاويع]/.test(word) : soundOf(word).startsWith(sound)
}

/** The consonants of a word, as both scripts write them. */
function soundOf(word: string): string {
  return (isArabic(word) ? soundOfArabic(word) : soundOfLatin(word)).replaceAll(DOUBLED, '$1')
}

function soundOfArabic(word: string): string {
  const heard = Array.from(word, (letter) => ARABIC.get(letter) ?? '').join('')
  // A last he is the vowel before it, as in `Sarah`.
  return word.endsWith('ه') && heard.length > 1 ? heard.slice(0, -1) : heard
}

function soundOfLatin(word: string): string {
  return LATIN.reduce((sound, [letters, as]) => sound.replaceAll(letters, as), word)
}

function wordsOf(text: string): string[] {
  const plain = toPlain(text, LONGEST) ?? ''
  const bare = foldArabic(plain.normalize('NFD').replaceAll(MARKS, '').normalize('NFC'))
  return bare.replaceAll('ة', 'ه').split(WORDS).filter(Boolean)
}

function isArabic(word: string): boolean {
  return ARABIC_LETTER.test(word)
}
