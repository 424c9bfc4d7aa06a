import type { Gloss } from '#domain/spoken/arabic/gloss-arabic.ts'
import { GlossWriter } from '#domain/spoken/arabic/gloss-writer.ts'

type Mishearing = [heard: RegExp, said: (words: RegExpExecArray) => string]

const ROOM = String.raw`(?:bed ?rooms?|beds?|bhks?|bath ?rooms?|baths?|washrooms?|parkings?|kids|cats|dogs)`
const CHEQUE = String.raw`(?:cheques?|checks?|chqs?|payments|instal?lments)`
const TENS = '(?:ten|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety)'
/**
 * Numbers that a recogniser writes as other words, where only a number can stand: before what is counted, before tens.
 * Each begins at a word of its own and looks a few words ahead.
 */
const MISHEARD: Mishearing[] = [
  [new RegExp(String.raw`\b(?:too|to)(?=[ -]${ROOM}\b)`, 'gi'), () => 'two'],
  [new RegExp(String.raw`\b(?:for|fore)(?=[ -]${CHEQUE}\b)`, 'gi'), () => 'four'],
  [
    new RegExp(
      String.raw`(?<=\b(?:a|an|need|want|have|got|with|say) )(?:for|fore)(?=[ -]${ROOM}\b)`,
      'gi',
    ),
    () => 'four',
  ],
  [new RegExp(String.raw`\b(?:to|too)(?=[ -]${CHEQUE}\b)`, 'gi'), () => 'two'],
  [new RegExp(String.raw`\bwon(?=[ -](?:${TENS}|hundred|million|${ROOM})\b)`, 'gi'), () => 'one'],
  [
    new RegExp(
      String.raw`\b(?:too|to)(?=[ -](?:hundred|million|point (?:one|two|three|four|five|six|seven|eight|nine))\b)`,
      'gi',
    ),
    () => 'two',
  ],
  [
    new RegExp(
      String.raw`\b(?:tree|free)(?=[ -](?:bed ?rooms?|beds?|bhks?|hundred|million)\b)`,
      'gi',
    ),
    () => 'three',
  ],
  // "One not five" is one nought five.
  [
    /(?<=\b(?:one|two|three|four) )(?:not|naught|o)(?= (?:one|two|three|four|five|six|seven|eight|nine)\b)/gi,
    () => 'nought',
  ],
  [/\bhunner(?:d)?\b/gi, () => 'hundred'],
  [/\bwan(?=[ -](?:bed|bath|cheque|check|and a half)\b)/gi, () => 'one'],
  [/\bate(?=[ -](?:hundred|thousand|million)\b)/gi, () => 'eight'],
  [/\bfourty\b/gi, () => 'forty'],
  [/\bb h k\b/gi, () => 'bhk'],
  [/\b(?:stud your|stud yo|studi)\b/gi, () => 'studio'],
  [
    /\bchecks(?= (?:is|are|if|only|maximum|max|possible|okay|ok|please|no)\b|[.,?!]|$)/gi,
    () => 'cheques',
  ],
  // "Three p m", "ten a m".
  [/\b([ap]) m\b(?=[\s.,?!]|$)/gi, ([, half = '']) => `${half}m`],
]

/** The passage as it was meant, where its sounds were written as other words, and where those words stand. */
export function asHeard(text: string): Gloss {
  const found = MISHEARD.flatMap(([heard, said]) =>
    [...text.matchAll(heard)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      said: said(match),
    })),
  ).toSorted((one, other) => one.start - other.start)
  if (found.length === 0) return { text, toSource: (range) => range }
  const writer = new GlossWriter(text)
  for (const { start, end, said } of found) writer.put({ start, end }, said)
  return writer.done()
}
