import { type Gloss, glossArabic } from '#domain/spoken/arabic/gloss-arabic.ts'
import { rangeOf, type Range } from '../findings/range.ts'
import type { Heard } from '../findings/heard.ts'
import { wordsOf } from '../findings/words.ts'

type Purpose = 'buy' | 'rent' | 'sell' | 'let'
type Financing = 'cash' | 'mortgage'
export type Said<Value> = { value: Value; range: Range }

const PURPOSES: [Purpose, RegExp][] = [
  [
    'sell',
    /\b(?:sell(?:ing)? (?:it|my|our)|put (?:it|my \w+) on the market|thinking about selling)\b/i,
  ],
  [
    'let',
    /\b(?:(?:rent|let|lease)(?:ing)? (?:it |my \w+ |our \w+ )?out|find (?:me )?a tenant|looking for a tenant)\b/i,
  ],
  ['buy', /\b(?:to buy|buy(?:ing)?|purchas(?:e|ing)|invest(?:ing|ment)? in|to own)\b/i],
  ['rent', /\b(?:to rent|for rent|renting|rental|rent (?:a|an|it|for|one)|(?<=^|yes,? )rent)\b/i],
]
const ANSWERS: [Purpose, RegExp][] = [
  ['rent', /^(?:rent|lease|tenanc)/],
  ['buy', /^(?:buy|purchase|sale)/],
]
/** "Cash or mortgage?" – "Mortgage, the bank already approved me." */
const FINANCING_ANSWERS: [Financing, RegExp][] = [
  ['cash', /\bcash\b/i],
  ['mortgage', /\bmortgage\b|\bloan\b/i],
]
const LONGEST = 4000
/** What may stand before the answer to "to rent or to buy?". */
const BEFORE_ANSWER = new Set("yes just only for to we i we'd i'd would like want".split(' '))
const FINANCING: [Financing, RegExp][] = [
  [
    'cash',
    /\b(?:pay(?:ing)? (?:in )?cash|cash buyer|(?:,|in|with|by|all) cash|^cash|no mortgage)\b/i,
  ],
  [
    'mortgage',
    /\b(?:with a mortgage|(?:a|my|our) mortgage|pre-?approv\w+|bank (?:loan|finance)|financ(?:e|ing) (?:it )?(?:with|through))\b/i,
  ],
]

/** What the segment says, in English, and where its words stand. */
function glossOf({ segment }: Heard): Gloss {
  return glossArabic(segment.text.slice(0, LONGEST))
}

/** Whether the customer wants to buy, rent, sell or let, where this segment says so. */
export function purposeOf(heard: Heard): Said<Purpose> | null {
  const { text, toSource } = glossOf(heard)
  const isAnswer = heard.before.asked.includes('purpose')
  const said = first(PURPOSES, text) ?? (isAnswer ? answer(text) : null)
  return said && { ...said, range: toSource(said.range) }
}

/** "Yes, we would like to rent": the first word that is not a way to begin. */
function answer(text: string): Said<Purpose> | null {
  const word = wordsOf(text).find((one) => !BEFORE_ANSWER.has(one.text))
  const purpose = word && ANSWERS.find(([, pattern]) => pattern.test(word.text))
  return word && purpose ? { value: purpose[0], range: { start: word.start, end: word.end } } : null
}

export function financingOf(heard: Heard): Said<Financing> | null {
  const { text, toSource } = glossOf(heard)
  const isAnswer = heard.before.asked.includes('financing')
  const said = first(FINANCING, text) ?? (isAnswer ? first(FINANCING_ANSWERS, text) : null)
  return said && { ...said, range: toSource(said.range) }
}

function first<Value>(patterns: [Value, RegExp][], text: string): Said<Value> | null {
  for (const [value, pattern] of patterns) {
    const match = pattern.exec(text)
    if (match) return { value, range: rangeOf(match) }
  }
  return null
}
