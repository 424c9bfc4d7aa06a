import { askedIn, type Question } from '../dialogue/questions.ts'
import type { Talk } from '../dialogue/talk.ts'
import type { Finding } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'
import { promisesIn } from '../summary/promises.ts'

const SURENESS = 0.85

/** What the house's checklist asks an agent to ask for; the rest belongs to the home that is talked of. */
const ASKED: readonly Question[] = ['person', 'area', 'bedrooms', 'budget', 'moveDate', 'financing']
/** Who somebody is is asked in any talk; where they live may be small talk. */
const OF_PEOPLE: ReadonlySet<Question> = new Set(['person'])

const OFFERS_VIEWING = new RegExp(
  [
    String.raw`\b(?:would you|do you want|shall (?:we|i)|can (?:we|i|you)|could (?:we|i|you)|let(?:'s| us| me)|(?:i|we)(?:'ll| will| can| could)|are you (?:free|available)|you (?:can|could|may)|come|happy to|when would|what time)\b[^.?!؟]{0,80}\b(?:view(?:ing)?s?|visit|see (?:it|the|them|this|one|both)|show you|tour|(?:have|take) a look)\b`,
    String.raw`\b(?:book|arrange|schedul\w{1,3}|set up|fix)\b[^.?!؟]{0,40}\b(?:viewing|visit|appointment|tour)\b`,
    // What the gloss leaves as it was said, with what it says in English.
    String.raw`(?<!\p{L})(?:[تيبن]{0,2}حب[يو]?ن?|حاب[بة]?|بدك|تبي|تبغى|عايز|ودك|[نأا]رتب|[نأا]حجز|is possible)(?!\p{L})[^.?!؟]{0,80}\b(?:view(?:ing| it)|see it|show you|appointment)\b`,
  ].join('|'),
  'giu',
)

/** What an agent does that a checklist asks for, in one passage in English, each on the words that do it. Linear in the passage. */
export function findChecks({ text, about }: { text: string; about: Talk }): Finding[] {
  const asked = sentencesOf(text).flatMap((range) =>
    askedIn(text.slice(range.start, range.end))
      .filter((question) => about === 'home' || OF_PEOPLE.has(question))
      .filter((question) => ASKED.includes(question))
      .map((question) => check(`${question}Asked`, range)),
  )
  const offered = [...text.matchAll(OFFERS_VIEWING)].map((match) =>
    check('viewingOffered', { start: match.index, end: match.index + match[0].length }),
  )
  return firstOfEach([...asked, ...offered])
}

/** What an agent promises to do after the call, in the segment as it was said. */
export function findFollowUp(text: string): Finding[] {
  const promised = sentencesOf(text).find(
    ({ start, end }) => promisesIn(text.slice(start, end)).length > 0,
  )
  return promised ? [check('followUp', promised)] : []
}

function check(type: string, range: Range): Finding {
  return { kind: 'check', type, range, value: true, confidence: SURENESS }
}

function firstOfEach(found: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>()
  for (const one of found) if (!first.has(one.type)) first.set(one.type, one)
  return [...first.values()]
}

/** Longer ones are no sentences: a recogniser has left out the stops. */
const LONGEST_SENTENCE = 600

function sentencesOf(text: string): Range[] {
  const sentences: Range[] = []
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const isEnd = at === text.length || '.?!؟\n'.includes(text.charAt(at))
    if (!isEnd) continue
    const range = trimmed(text, { start, end: Math.min(at + 1, text.length) })
    if (range.end > range.start && range.end - range.start <= LONGEST_SENTENCE)
      sentences.push(range)
    start = at + 1
  }
  return sentences
}

function trimmed(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text.charAt(from))) from += 1
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1
  return { start: from, end: to }
}
