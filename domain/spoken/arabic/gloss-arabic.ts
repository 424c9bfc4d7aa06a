import { type ArabicNumber, isCounting, readArabicNumber, scaleWord } from './arabic-numbers.ts'
import { foldWord, LATIN_WORDS, LONGEST_PHRASE, PHRASES, VERBS } from './arabic-words.ts'
import { GlossWriter } from './gloss-writer.ts'

export type Range = { start: number; end: number }
/** Words that mean something of their own, whatever they look like: a place by its name. */
export type Named = { range: Range; name: string }
/** `joined`: what stands together with a number before it, in English. */
type Word = Range & { plain: string; and: boolean; joined: string; named: Named | null }

export type Gloss = {
  text: string
  /** Where the words stand that a stretch of the gloss came from. */
  toSource: (range: Range) => Range
}

const ARABIC = /[\u0600-\u06ff]/
const LATIN = new RegExp(String.raw`\b(?:${LATIN_WORDS.join('|')})\b`, 'i')
const WORD = /[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ff]+|[a-zà-ÿ]+|\d+/gi
/** What is written together with the word behind it; "the" says nothing here. */
const LEADS: [letters: string, english: string][] = [
  ['وال', 'and '],
  ['بال', 'in '],
  ['هال', 'this '],
  ['عال', 'on '],
  ['لل', 'to '],
  ['ال', ''],
  ['و', 'and '],
  ['ب', 'in '],
  ['ل', 'to '],
  ['ف', 'so '],
  ['ه', 'will '],
  ['ح', 'will '],
  ['س', 'will '],
]
/** Whom or what a verb is about, written together with it. */
const OBJECTS: [letters: string, english: string][] = [
  ['ها', ' it'],
  ['هم', ' them'],
  ['ه', ' it'],
  ['لي', ' me'],
  ['لك', ' you'],
]
/** "For a hundred and sixty", "to two hundred". */
const NUMBER_LEADS: readonly [letter: string, english: string][] = [
  ['ب', 'for '],
  ['ل', 'to '],
]
/** No number has more words. */
const LONGEST_NUMBER = 9
const HOUR_PARTS: Readonly<Record<string, string>> = {
  نص: 'half past',
  نصف: 'half past',
  ربع: 'quarter past',
  ثلث: 'twenty past',
}
/**
 * What Arabic words say, in the English that the finders read, with the places that it came from. Names and whatever is
 * not in the vocabulary stay as they are. One pass; text without Arabic is given back as it is.
 */
export function glossArabic(text: string, named: readonly Named[] = []): Gloss {
  if (!ARABIC.test(text) && !LATIN.test(text)) return { text, toSource: (range) => range }
  const writer = new GlossWriter(text)
  const words = wordsOf(text, named)
  for (let at = 0; at < words.length;) at += readFrom(words, at, writer)
  return writer.done()
}

/** Writes what the next words say; how many they are. */
function readFrom(words: readonly Word[], at: number, writer: GlossWriter): number {
  const word = words[at]
  if (!word) return 1
  if (word.named) return putName(words, at, word.named, writer)
  if (/^\d/.test(word.plain)) return putFigure(words, at, writer)
  if (isLeadOfNumber(words, at)) {
    writer.put({ start: word.start, end: word.end }, 'for ')
    return 1
  }
  const number = isOtherWord(words, at)
    ? null
    : readArabicNumber(words.slice(at, at + LONGEST_NUMBER))
  if (number) return putNumber(words, at, number, writer)
  const phrase = phraseAt(words, at)
  if (phrase) {
    writer.put({ start: word.start, end: phrase.end }, phrase.english)
    return phrase.words
  }
  return 1
}

/** "متين" is two hundred, and "when" in Khartoum: a number where one goes on with it. */
const OTHER_WORDS = new Set(['متين'].map(foldWord))

function isOtherWord(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !OTHER_WORDS.has(word.plain)) return false
  return !next?.and && scaleWord(next?.plain ?? '') === null
}

const LATIN_NUMBER =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,6}teen|[a-z]{3,5}ty|\d+)$/

/** "بtwo thirty": for so much. */
function isLeadOfNumber(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  return word?.plain === 'ب' && next?.start === word.end && LATIN_NUMBER.test(next.plain)
}

function phraseAt(
  words: readonly Word[],
  at: number,
): { english: string; words: number; end: number } | null {
  for (let count = Math.min(LONGEST_PHRASE, words.length - at); count > 0; count -= 1) {
    const run = words.slice(at, at + count)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last || run.some(({ named }) => named !== null)) continue
    for (const { lead, form } of formsOf(first)) {
      if (run.some(({ joined }) => joined !== '')) break
      const rest = run.slice(1).map(({ plain, and }) => (and ? `و${plain}` : plain))
      const english =
        PHRASES.get([form, ...rest].join(' ')) ?? (count === 1 ? withObject(form) : undefined)
      if (english !== undefined) return { english: lead + english, words: count, end: last.end }
    }
  }
  return null
}

function withObject(form: string): string | undefined {
  for (const [letters, english] of OBJECTS) {
    const verb = form.endsWith(letters) ? form.slice(0, -letters.length) : ''
    const said = verb.length > 2 && VERBS.has(verb) ? PHRASES.get(verb) : undefined
    if (said !== undefined) return said + english
  }
  return undefined
}

/** A word as it stands, and without what is written together with it. */
function formsOf({ plain, and }: Pick<Word, 'plain' | 'and'>): { lead: string; form: string }[] {
  const whole = and ? `و${plain}` : plain
  const bare = LEADS.flatMap(([letters, lead]) =>
    whole.startsWith(letters) && whole.length > letters.length + 1
      ? [
          { lead, form: whole.slice(letters.length) },
          ...(letters.endsWith('ال') ? [{ lead, form: `ال${whole.slice(letters.length)}` }] : []),
        ]
      : [],
  )
  return [{ lead: '', form: whole }, ...bare]
}

/** A number with what is joined to it: halves of an hour, and "and" before it. */
function putNumber(
  words: readonly Word[],
  at: number,
  { value, words: count, isScaled }: ArabicNumber,
  writer: GlossWriter,
): number {
  const [first, last] = [words[at], words[at + count - 1]]
  if (!first || !last) return 1
  const lead = (first.and ? 'and ' : '') + first.joined
  const hour = isScaled || value > 12 || value < 1 ? null : hourAt(words, at + count, value)
  if (hour) {
    writer.put({ start: first.start, end: hour.end }, lead + hour.english)
    return count + hour.words
  }
  writer.put({ start: first.start, end: last.end }, lead + written(value, isScaled))
  return count
}

function hourAt(
  words: readonly Word[],
  at: number,
  hour: number,
): { english: string; words: number; end: number } | null {
  const [next, after] = [words[at], words[at + 1]]
  if (next?.and && Object.hasOwn(HOUR_PARTS, next.plain))
    return { english: `${HOUR_PARTS[next.plain]} ${hour}`, words: 1, end: next.end }
  if (next?.plain !== 'الا' || !after) return null
  const part = after.plain === 'ربع' ? 'quarter' : after.plain === 'ثلث' ? 'twenty' : null
  return part ? { english: `${part} to ${hour}`, words: 2, end: after.end } : null
}

function written(value: number, isScaled: boolean): string {
  // A year, or the number of a flat: nobody rounds it, and no scale is meant.
  if (!isScaled || (value < 10_000 && value % 100 !== 0)) return String(value)
  return value >= 1e6 ? `${value / 1e6} million` : `${value / 1e3} thousand`
}

/** A place by its own name, and apart from it what is written together with it. */
function putName(
  words: readonly Word[],
  at: number,
  { range, name }: Named,
  writer: GlossWriter,
): number {
  const start = words[at]?.start ?? range.start
  if (start < range.start) {
    const lead = writer.source.slice(start, range.start)
    const english = LEADS.find(([letters]) => letters === lead)?.[1] ?? 'in '
    writer.put({ start, end: range.start }, english)
  }
  writer.put(range, name)
  return Math.max(1, words.findLastIndex((one) => one.start < range.end) - at + 1)
}

/** Figures stay, but for the hour that they are with what is joined to them, and the scale behind them. */
function putFigure(words: readonly Word[], at: number, writer: GlossWriter): number {
  const [figure, next] = [words[at], words[at + 1]]
  if (!figure || !next) return 1
  const value = Number(figure.plain)
  const hour = value >= 1 && value <= 12 ? hourAt(words, at + 1, value) : null
  if (hour) writer.put({ start: figure.start, end: hour.end }, hour.english)
  const scale = hour || next.and ? null : scaleWord(next.plain)
  if (!scale) return 1 + (hour?.words ?? 0)
  const half = words[at + 2]
  const isHalf = half?.and === true && /^نصف?$/.test(half.plain)
  writer.put(
    { start: next.start, end: (isHalf ? half : next).end },
    scale + (isHalf ? ' and a half' : ''),
  )
  return isHalf ? 3 : 2
}

function wordsOf(text: string, named: readonly Named[]): Word[] {
  let next = 0
  return [...text.matchAll(WORD)].map(({ index, 0: letters }): Word => {
    const range = { start: index, end: index + letters.length }
    while (next < named.length && (named[next]?.range.end ?? 0) <= range.start) next += 1
    const name = named[next]
    const isNamed = name !== undefined && name.range.start < range.end
    const plain = foldWord(letters)
    // "And" before a number or a part of an hour joins it; elsewhere it is a form of its word.
    const joined = plain.startsWith('و') ? plain.slice(1) : ''
    const isJoined = isCounting(joined) || (/^[بل]/.test(joined) && isCounting(joined.slice(1)))
    const and = joined.length > 1 && (isJoined || Object.hasOwn(HOUR_PARTS, joined))
    const counted = and ? joined : plain
    const lead = NUMBER_LEADS.find(
      ([letter]) => counted.startsWith(letter) && isCounting(counted.slice(1)),
    )
    const isNumber = !isCounting(counted) && lead !== undefined
    return {
      ...range,
      plain: isNumber ? counted.slice(1) : counted,
      and,
      joined: isNumber ? lead[1] : '',
      named: isNamed ? name : null,
    }
  })
}
