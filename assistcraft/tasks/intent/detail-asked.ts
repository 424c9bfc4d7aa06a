import { isUnmarkedQuestion } from '../dialogue/questions.ts'
import { sentenceAround } from '../entities/features.ts'
import type { Range } from '../findings/range.ts'

const DETAIL =
  /\b(?:is|are|does|do|what|how|which|when|where|who|can (?:i|we)|may (?:i|we)|could (?:i|we)|will|has|have)\b[^.!]*\?|\b(?:right|correct|isn't it)\?|\b(?:send me|give me|tell me|let me know|i(?:'d| would) like to know|find out|get me)\b[^.?!]*\b(?:number|address|phone|permit|deed|price|rent|floor plans?|details?|pets?|furnished|if|whether|charge|fee|parking|video|location)\b/gi
const DETAIL_OF =
  /\b(?:number|address|phone|permit|deed|price|rent for|how much|floor ?plans?|pets?|animals?|furnish\w*|charges?|fees?|commission|parking|cheques?|pay|size|square|balcony|view\?|available|pool|gym|laundry|garage|building|deposit|located|contact|video|pet friendly|mortgage|handover|metro|school|chiller|vacant|rented|still there|garden|maid|floor|dewa|ejari|kitchen|heating|lease|included|visa|roi|yield|tenant|owner|landlord|internet|crypto|cash|far|negotiable|ac|a c|elevator|lift|security|noise|noisy|quiet|beach|upgrade\w*|renovat\w*|new|old)\b/i
/** A question about a home that is talked about, whatever it asks: its subject is the home. */
const OF_THE_HOME =
  /^\s*(?:(?:and|so|but|okay|ok|yes|hmm|um|uh|oh|sure|great|nice)[, ]+){0,4}(?:(?:is|are|does|do|did|has|have|was|will|can) (?:it|they|there|the|this|that|these|those|you (?:take|accept|charge|have it|allow))\b|(?:what|how|which|who|where)(?:['’]s| is| are| about| many| much| big| far| old| long)\b|and (?:the|un)?\s?\w+(?: \w+)?\?)/i
/** What is no question about a home: when one may see it, whether there is another, how somebody is. */
const OTHER =
  /\b(?:how are you|how do you do|do you have (?:any|some|other|more|a|an|something|anything|one|two|three)\b|anything (?:else|in)|any other|something (?:in|else|like)|can (?:i|we) (?:see|view|visit|come|have a look)|(?:see|view|visit) it|what time|which day|when can|call me|ring me|who is this|are you there|can you hear|hello\?)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b/i
/** In a transcript without marks what is asked stands after "or", or before it. */
const EITHER =
  /\b(?:is|are|do|does|have)\b[^.?!]{0,50}\bor (?:not|no|we|i|it|is|do|you|should|have)\b/i
/** A question in the middle of a breath. */
const WITHIN =
  /(?:,\s*|\s(?:and|but|also|know|ask)\s)(?:what(?:['’]s| is| are)|how (?:many|much|big|old|far)|is (?:it|there|the)|does (?:it|the)|do they|are (?:there|pets|they|dogs|cats))\b/i
const GLOSSED = /[^\s?]\s?\?\s*$/

/** The words of a question for a detail of a home; null where none is asked. */
export function detailAsked(text: string): Range | null {
  const marked = isUnmarkedQuestion(text) ? `${text}?` : text
  for (const match of marked.matchAll(DETAIL)) {
    const sentence = sentenceAround(marked, match.index)
    if (DETAIL_OF.test(sentence)) return placeOf(sentence, text)
  }
  const within = /[.?!]/.test(text) ? null : WITHIN.exec(text)
  if (within && DETAIL_OF.test(text.slice(within.index)))
    return { start: within.index + within[0].search(/\w/), end: text.length }
  for (const sentence of sentencesOf(marked)) {
    if (OTHER.test(sentence)) continue
    const isShort = GLOSSED.test(sentence) && sentence.length < 60 && DETAIL_OF.test(sentence)
    const isAsked = sentence.trimEnd().endsWith('?') && OF_THE_HOME.test(sentence)
    if (isShort || isAsked || (EITHER.test(sentence) && DETAIL_OF.test(sentence)))
      return placeOf(sentence, text)
  }
  return null
}

function sentencesOf(text: string): string[] {
  return text.match(/[^.?!]+[.?!]*/g) ?? []
}

function placeOf(sentence: string, text: string): Range | null {
  const words = sentence.trim().slice(0, text.length)
  const start = text.indexOf(words)
  if (start >= 0) return { start, end: start + words.length }
  return { start: 0, end: text.length }
}
