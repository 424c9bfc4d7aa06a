import { toAsciiDigits } from './plain-text.ts'

/**
 * Words and numbers of a text, in order. `joined`: since the token before only pauses came, separators and what people
 * say between the digits of one number ("uh", "dash"). `pause`: of what lists things, a comma. `plus`: a plus sign stands
 * before it.
 */
export type Token = Place & { joined: boolean; pause: boolean; plus: boolean } & (
    | { kind: 'digits'; digits: string }
    | { kind: 'word'; word: string }
  )
type Place = { start: number; end: number }

/** Marks that stand behind no letter, as in a keycap, are part of a gap. */
const LEXEME = /\p{L}[\p{L}\p{M}]*|[\p{Nd}\p{No}]+/gu
/** What ends a number where it stands: a sign of money or of a new number, a mask. */
const BREAK = /[+%@▒\p{Sc}]/u
const PAUSE = /[,،;.!?]/u
const FILLERS = new Set(
  'uh uhm um umm er erm em eh ah hm hmm mm mmm dash hyphen slash space dot point يعني'.split(' '),
)
const TIMES: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['dubble', 2],
  ['دبل', 2],
  ['triple', 3],
  ['treble', 3],
])
const UNITS = digitWords([
  'zero nought صفر',
  'one واحد واحده',
  'two اثنين اثنان اتنين تنين',
  'three ثلاثه ثلاث تلاته',
  'four اربعه اربع',
  'five خمسه خمس',
  'six سته ست',
  'seven سبعه سبع',
  'eight ثمانيه ثماني ثمان تمانيه',
  'nine تسعه تسع',
])
const TEENS = new Map(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, index) => [word, String(10 + index)]),
)
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, String(20 + 10 * index)]),
)

/** Digits of every script, and as words of English and Arabic; one pass over the text. */
export function spokenTokens(text: string): Token[] {
  const tokens: Token[] = []
  let times: (Place & { by: number }) | null = null
  let end = 0
  let joined = true
  let pause = false
  for (const match of text.matchAll(LEXEME)) {
    const place = { start: match.index, end: match.index + match[0].length }
    const gap = text.slice(end, place.start)
    if (BREAK.test(gap)) joined = false
    pause ||= PAUSE.test(gap)
    const plus = gap.trimEnd().endsWith('+')
    end = place.end
    const word = plainWord(match[0])
    const by = TIMES.get(word)
    if (by) times = { ...place, by }
    else if (FILLERS.has(word)) times = null
    else {
      const start = times?.start ?? place.start
      const lexeme = read(word, times?.by ?? 1, joined && tokens.at(-1)?.kind === 'digits')
      const last = tokens.at(-1)
      if (lexeme.kind === 'digits' && isUnitAfterTens(last, text, { word, start, joined })) {
        last.digits = last.digits.slice(0, 1) + lexeme.digits
        last.end = place.end
      } else tokens.push({ ...lexeme, start, end: place.end, joined, pause, plus })
      times = null
      joined = true
      pause = false
    }
  }
  return tokens
}

/** Letters as they are compared: of one width and case, without vowel signs and the variants of Arabic letters. */
function plainWord(lexeme: string): string {
  return lexeme
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
}

function read(
  word: string,
  times: number,
  isAfterDigits: boolean,
): { kind: 'digits'; digits: string } | { kind: 'word'; word: string } {
  const digits = digitsOf(word, isAfterDigits)
  if (digits === null) return { kind: 'word', word }
  return { kind: 'digits', digits: digits.length === 1 ? digits.repeat(times) : digits }
}

/** "oh" is a zero only within a number. */
function digitsOf(word: string, isAfterDigits: boolean): string | null {
  if (/^\p{Nd}+$/u.test(word)) return toAsciiDigits(word)
  if (word === 'o' || word === 'oh') return isAfterDigits ? '0' : null
  return UNITS.get(word) ?? TEENS.get(word) ?? TENS.get(word) ?? null
}

/** "eighty four" is one number of two digits; "eighty, four" is two. */
function isUnitAfterTens(
  last: Token | undefined,
  text: string,
  { word, start, joined }: { word: string; start: number; joined: boolean },
): last is Token & { kind: 'digits' } {
  if (!joined || last?.kind !== 'digits' || !UNITS.has(word) || start - last.end > 1) return false
  return /^\d0$/.test(last.digits) && TENS.has(plainWord(text.slice(last.start, last.end)))
}

function digitWords(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    words.flatMap((row, digit) => row.split(' ').map((word) => [word, String(digit)] as const)),
  )
}

/** How Arabic calls Latin letters; A and E are often called the same. */
const ARABIC_LETTERS: ReadonlyMap<string, string> = new Map(
  'ايه=a اي=e بي=b سي=c دي=d اف=f جي=g اتش=h اش=h جيه=j كي=k ال=l ام=m ان=n او=o كيو=q ار=r اس=s تي=t يو=u في=v اكس=x واي=y زد=z زي=z'
    .split(' ')
    .map((row): [string, string] => [row.slice(0, -2), row.slice(-1)]),
)

export function arabicLetter(word: string): string | undefined {
  return ARABIC_LETTERS.get(word)
}
