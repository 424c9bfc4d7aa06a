import type { Range } from '../findings/range.ts'
import { plainWords } from '../findings/words.ts'

/** A correction follows at once, or it is none. */
const REACH = 60
/** So much of a turn is looked at for the words that make it a correction. */
const LONGEST = 400
const CUE =
  /(?:^| )(?:sorry|i mean|i meant|actually|rather|make (?:it|that)|wait|scratch that|correction|instead|i said|excuse me|my mistake|no|لا|قصدي|اقصد|أقصد|عفوا|آسف|اسف|بل)(?: |$)/
/** What may stand beside the cue without saying anything. */
const FILLERS = new Set(
  `oh uh um er well hmm ok okay yes so and or but no not sorry i mean meant actually rather make it that wait scratch
   correction instead said excuse me my mistake let's say is it's we want need would like about around maybe on at in
   to for the a an same time day i tell you  لا قصدي اقصد أقصد عفوا آسف اسف بل يعني في`.split(
    /\s+/,
  ),
)

/** Whether between two things of a kind nothing stands but that the second is meant: "Tuesday, sorry, Wednesday". */
export function isCorrected(text: string, earlier: Range, later: Range): boolean {
  if (later.start < earlier.end || later.start - earlier.end > REACH) return false
  const between = plainWords(text.slice(earlier.end, later.start))
  // "Marina, not JBR" takes the second back, which is for the negation to see.
  if (/(?:^| )(?:not|مش|مو)(?: (?:a|an|the|in|on|at))*$/.test(between)) return false
  return CUE.test(between) && between.split(' ').every((word) => FILLERS.has(word))
}

const REPLACES =
  /(?:^| )(?:i mean|i meant|make (?:it|that)|scratch that|correction|my mistake|instead|change (?:it|that) to|قصدي|اقصد|أقصد|بدل)(?: |$)|^(?:(?:oh|no|wait|okay|well|hmm|لا) )*(?:sorry|actually|سوري|عفوا)(?: |$)/
const ADDS = /(?:^| )(?:also|too|as well|or|another|even|maybe|كمان|أيضا|ايضا)(?: |$)/

/** Whether a turn takes the place of what was said before rather than adding to it. */
export function isCorrecting(text: string): boolean {
  const words = plainWords(text.slice(0, LONGEST))
  return REPLACES.test(words) && !ADDS.test(words)
}
