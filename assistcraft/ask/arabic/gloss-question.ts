import { isCounting, readArabicNumber, scaleWord } from '#domain/spoken/arabic/arabic-numbers.ts'
import { phraseOf } from '../words/names.ts'
import { isArabic, type Word } from '../words/words.ts'
import { CAME_ABOUT, QUESTION_WORDS, SIDES, STRETCHES, WHAT_OR_NOT } from './question-words.ts'

const LONGEST = 6
const FORMS = formsOf(QUESTION_WORDS)
/** Written together with a word: "and" says something, the others lead on. */
const PREFIXES = ['و', 'وب', 'ول', 'وال', 'ب', 'ل', 'ف', 'ك']

/** Whether words belong together by themselves, as names of places and values of the house's lists do: those stay as they are. */
type IsKnown = (phrase: string) => boolean
type Taken = { length: number; english: string; and?: boolean }

/**
 * The words of a question with what is Arabic in it as the English that says the same; each keeps what was said. What nobody knows
 * stays, and is asked about by name.
 */
export function glossQuestion(said: readonly Word[], isKnown: IsKnown): Word[] {
  if (!said.some(({ norm }) => isArabic(norm) || ENGLISH_WAYS.has(norm))) return [...said]
  const words: Word[] = []
  for (let at = 0; at < said.length;) {
    const taken = take(said, at, isKnown)
    const length = taken?.length ?? 1
    const part = said.slice(at, at + length)
    words.push(...(taken ? write(part, taken) : part))
    at += length
  }
  return words
}

/** The longest of what begins here; of two alike what the question itself says before what something is called. */
function take(said: readonly Word[], at: number, isKnown: IsKnown): Taken | null {
  const norm = said[at]?.norm ?? ''
  let best = longest(said, at, norm, isKnown)
  if (!isArabic(norm)) return best
  // "Who", where a question begins: what it asks for stands behind it.
  if (at === 0 && best?.english === 'from') return { ...best, english: 'pls' }
  const asked = whatOrNot(said, at, best?.length ?? 0, isKnown)
  if (asked !== null) return asked === 'open' ? null : asked
  for (const prefix of PREFIXES) {
    if (!norm.startsWith(prefix) || norm.length < prefix.length + 2) continue
    const stem = norm.slice(prefix.length)
    // "للبيع" is "for the sale": its article has lost a letter.
    for (const rest of stem.startsWith('ل') ? [stem, `ا${stem}`, stem.slice(1)] : [stem]) {
      const taken = longest(said, at, rest, isKnown)
      if (taken && taken.length > (best?.length ?? 0))
        best = { ...taken, and: prefix.startsWith('و') }
    }
  }
  return best
}

/**
 * "What" where a question begins, "not" behind that; `open` where nobody can tell, which is asked about by name. Null where a longer
 * form begins here ("ما عدا"), or none of these.
 */
function whatOrNot(
  said: readonly Word[],
  at: number,
  known: number,
  isKnown: IsKnown,
): Taken | 'open' | null {
  const norm = said[at]?.norm ?? ''
  const and = /^[وف](?=ما)/u.test(norm)
  const first = and ? norm.slice(1) : norm
  const two = `${first} ${said[at + 1]?.norm ?? ''}`
  const length = WHAT_OR_NOT.includes(two) ? 2 : WHAT_OR_NOT.includes(first) ? 1 : 0
  if (length === 0 || known > length) return ATTACHED.has(norm) ? 'open' : null
  if (and && (longest(said, at, first, isKnown)?.length ?? 0) > length) return null
  if (at > 0) return { length, english: 'not', and }
  const next = take(said, length, isKnown)
  const isPast = length === 1 && next !== null && CAME_ABOUT.includes(next.english)
  return isPast ? 'open' : { length, english: 'pls', and }
}

/** "With what", "as", "when": no prefix is taken off these. */
const ATTACHED: ReadonlySet<string> = new Set(['بما', 'كما', 'لما'])

function longest(said: readonly Word[], at: number, first: string, isKnown: IsKnown): Taken | null {
  const stretch = stretchAt(said, at, first) ?? numberAt(said, at, first)
  // "وحدة" alone is a home, and only behind a room the number one.
  if (stretch && !(stretch.length === 1 && FORMS.has(first))) return stretch
  for (let length = Math.min(LONGEST, said.length - at); length > 0; length -= 1) {
    const norms = [first, ...said.slice(at + 1, at + length).map(({ norm }) => norm)]
    const english = FORMS.get(norms.join(' ')) ?? FORMS.get(norms.map(bare).join(' '))
    if (english !== undefined) return { length, english }
    const named = [norms.join(' '), norms.map(bare).join(' ')].find(isKnown)
    if (named !== undefined) return { length, english: named }
  }
  return null
}

/** "٣٠ يوم القادمة", "آخر 7 أيام": the side stands first in English. */
function stretchAt(said: readonly Word[], at: number, first: string): Taken | null {
  const count = /^\d{1,4}$/.test(first) ? first : null
  const unit = STRETCHES[said[at + 1]?.norm ?? '']
  if (!count || !unit) return null
  const side = SIDES[bare(said[at + 2]?.norm ?? '')]
  return side
    ? { length: 3, english: `${side} ${count} ${unit}` }
    : { length: 2, english: `${count} ${unit}` }
}

/** "ثلاثة ملايين", "مية وخمسين ألف". */
function numberAt(said: readonly Word[], at: number, first: string): Taken | null {
  if (!isCounting(bare(first))) return null
  const words = said.slice(at, at + LONGEST).map(({ norm }, index) => {
    const plain = index === 0 ? bare(first) : norm
    const and = index > 0 && norm.startsWith('و') && isCounting(norm.slice(1))
    return { plain: and ? plain.slice(1) : plain, and }
  })
  if (scaleWord(words[0]?.plain ?? '')) return null
  const number = readArabicNumber(words)
  if (!number) return null
  const { value } = number
  const english =
    value >= 1e6 && number.isScaled
      ? `${value / 1e6} million`
      : value >= 1e3 && number.isScaled
        ? `${value / 1e3} thousand`
        : String(value)
  return { length: number.words, english }
}

/** Whoever shows what was said shows the Arabic, once. */
function write(said: readonly Word[], { english, and }: Taken): Word[] {
  const whole = said
    .map((word, at) => (word.glued || at === 0 ? word.said : ` ${word.said}`))
    .join('')
  const norms = [...(and ? ['and'] : []), ...english.split(' ')]
  return norms.map((norm, at) => ({
    said: at === 0 ? whole : '',
    norm,
    glued: at > 0 || (said[0]?.glued ?? false),
  }))
}

/** Without its article. */
function bare(norm: string): string {
  return norm.startsWith('ال') && norm.length > 3 ? norm.slice(2) : norm
}

function formsOf(table: string): Map<string, string> {
  const forms = new Map<string, string>()
  for (const row of table.trim().split('\n')) {
    const [english = '', ways = ''] = row.split(' = ')
    for (const way of ways.split('، ')) {
      const phrase = phraseOf(way.trim())
      forms.set(phrase, english)
      const plain = phrase.split(' ').map(bare).join(' ')
      if (!forms.has(plain)) forms.set(plain, english)
    }
  }
  return forms
}

/** First words of what is put in other English words. */
const ENGLISH_WAYS = new Set(
  [...FORMS.keys()].filter((form) => !isArabic(form)).map((form) => form.split(' ')[0] ?? ''),
)
