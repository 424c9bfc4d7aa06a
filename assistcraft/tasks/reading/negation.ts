import type { Range } from '../findings/range.ts'

/** How a thing was named: as it is, as what is not wanted, or so that one cannot tell. */
export type Polarity = 'stated' | 'negated' | 'doubtful'

/** So far back and ahead the words reach that turn a thing into its opposite. */
const REACH = 60
const SMALL = String.raw`(?:(?:a|an|the|any|in|at|on|for|to|that|this|one|another|like|with|about|even|to be|have|be|want)\s+){0,3}`
const NOT_DIRECTLY = String.raw`(?:not|never|without|except(?: for)?|instead of|rather than|other than|(?:bad |terrible |no )?(?:experience|problems?|issues?|trouble) with|tired of|fed up with|sick of|leave|forget|skip|anything but|(?:anything|anywhere|everywhere|everything) but)`
const UNWANTED = String.raw`(?:(?:do|does|did|would|could|will|ca)(?: not|n['’]t)|cannot|wo['’]?n['’]t|not|never) (?:really |even )?(?:want(?:ed)?|need(?:ed)?|like|love|prefer|fancy|consider|come|make(?: it)?|view|visit|see|care for|looking(?: for| in| at)?|interested in|afford|pay|spend|do|go(?:ing)? for|(?:to )?(?:live|be|look|move))`
const ARABIC_NOT =
  '(?:مش|مو|ليس|ليست|غير|بدون|بلا|(?:ما|لا) (?:بدي|اريد|أريد|ابي|أبي|ابغى|أبغى|احب|أحب))'
const NEGATED = new RegExp(
  String.raw`(?:(?:^|[^\p{L}'’])(?:${NOT_DIRECTLY}|${UNWANTED})|(?:^|[^\p{L}])${ARABIC_NOT}|\bcancel(?:led|ling)?(?: (?:the|my|our|that))?(?: (?:viewing|appointment|visit))?(?: (?:on|for|of))?)\s+${SMALL}$`,
  'iu',
)
/** "Why not Marina?", "if not Marina" propose it. */
const PROPOSED = /\b(?:why|if|or|whether or) not\s+(?:\w+\s+){0,2}$/i
const NO = new RegExp(String.raw`(?:^|[^\p{L}])no\s+(?:more )?$`, 'iu')
const UNSURE =
  /\b(?:not (?:so |very |really |too |quite )?(?:sure|certain|convinced|decided)(?: about| of| if| whether)?|not necessarily|depends on|in doubt about)\s+(?:\w+\s+){0,2}$/i
/** Words after a thing that turn it down: "two bedrooms is not enough". */
const TURNED_DOWN =
  /^\s{0,3}(?:(?:is|are|was|were|would be|will be|['’]s|sounds?|seems?|looks?)\s+)?(?:(?:bad|difficult|no good|tricky|out)(?= for| because|[.,;!?]|$)|(?:still |just |way |far |really )?too (?:small|big|large|much|expensive|high|far|noisy|busy|early|late|little|few|many)|(?:is|are|would|will|does|do)(?: not|n['’]t)(?: be)? (?:enough|for (?:me|us)|what|an option|possible|good|work|ok|okay)|not (?:be )?(?:enough|for (?:me|us)|what|an option|possible|good|ok|okay)|out of the question|(?:an? |the )?(?:\w+ ){0,2}holiday|fully booked|impossible|,?\s{0,2}(?:we|i)(?:['’](?:re|m)| are| am) (?:closed|away|busy|abroad|off))\b|^[^.?!;]{0,40}\bbut (?:i|we) (?:can(?:['’]t|not| not)|won['’]t be able to) (?:make it|come)\b/i

/** "Saturday no", "Tuesday I have a wedding", "tomorrow is difficult". */
const DAY_IS_OUT =
  /^\s{0,2}(?:(?:no|not)\b(?=[\s,]*(?:[.,;!?]|$|we|i|my|because|sorry|it|make|better|sunday|monday|tuesday|wednesday|thursday|friday|saturday))|(?:,\s)?(?:i|we)(?:['’](?:m|re|ve)| am| are| have)? (?:have|has|got|travel\w*|fly\w*|busy|away|abroad|working|on duty|in (?!the area)|out of|can(?:['’]t|not| not)|won['’]t|don['’]t|am not|are not|not)\b|(?:is|would be|will be|['’]s) (?:my |our |a |the )?(?:not|no good|difficult|too|busy|hard|wedding|birthday|bad)\b|(?:doesn['’]t|does not|won['’]t|will not|is not|isn['’]t) (?:work|suit|possible|good))/i

/** Whether the words beside a thing turn it into what is not wanted. */
export function polarityOf(text: string, { start, end }: Range, isDay = false): Polarity {
  const before = sameClause(text.slice(Math.max(0, start - REACH), start))
  const after = text.slice(end, end + REACH)
  if (TURNED_DOWN.test(after)) return 'negated'
  if (isDay && DAY_IS_OUT.test(after)) return 'negated'
  if (UNSURE.test(before)) return 'doubtful'
  if (NEGATED.test(before)) return PROPOSED.test(before) ? 'stated' : 'negated'
  // "No studios" turns them down; "no Business Bay" may be an answer without its comma.
  if (NO.test(before)) return /^[\p{Lu}\d]/u.test(text.slice(start, end)) ? 'doubtful' : 'negated'
  return 'stated'
}

function sameClause(before: string): string {
  return before.slice(
    1 + Math.max(...['.', '?', '!', ',', ';', '،', '؛'].map((mark) => before.lastIndexOf(mark))),
  )
}
