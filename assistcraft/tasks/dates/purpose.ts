import { openQuestions } from '../dialogue/dialogue.ts'
import type { Said } from '../findings/finding.ts'
import type { Range } from '../findings/range.ts'

const MOVING =
  /\b(?:mov(?:e|es|ing|ed)|relocat\w+|shift(?:ing)?|(?:lease|tenancy|contract)(?: \w+){0,4} (?:starts?|begins?|ends?|ending|finish(?:es|ing)?|expir\w+|runs? out|is (?:over|up)|until|till)|lease|tenancy|available from|vacant|handover|get in|be in by|in by|start(?:s|ing)?|settle|keys|needs? it(?= (?:from|by|on|in|for|at)\b|[.,!?]|$))\b/gi
const VIEWING =
  /\b(?:view(?:ing|ings)?|visit\w*|photograph\w*|inspect\w*|value it|see|seeing|look at|tour|come|pass by|pass(?= (?:on|at|this|tomorrow|by)\b)|can (?:do|make|we do|you do|you make|we make)|appointment|schedul\w+|book\w*|meet|show(?:ing)?|check (?:it )?out|stop by|drop by|works? for|suits?)\b/gi
/** What else people do on a day: it is not the day on which they look at a home, nor the one on which they move. */
const PLANS =
  /\b(?:fl(?:y|ying|ight)|land(?:ing|ed)?|travel\w*|arriv\w+|(?:on|off) duty|on shift|(?:my|the|kids?|final) exams?|exams?|schools?|wedding|marriage|birthday|holidays?|vacation|trip|(?:come|comes|coming|be|am|are|'m|going|go|went) (?:back|home|abroad|away)|return\w*|renew\w*|licen[cs]e|visa|salary|paid|started|bought|built|born|since|rented till|dentist|doctor|meeting|conference|surgery|graduat\w+|the bank|invoice|(?:children|kids?|son|daughter|husband|wife|job|work|school|term|semester)\b[^.?!,]{0,20}\bstart(?:s|ing)?)\b/gi
const REST_OF_PLANS =
  /^[\s,]{0,4}(?:(?:i|we|he|she)(?:['’](?:m|re|s)| am| are| is| was| were)? (?:have|has|had|got|fly|flies|flying|travel\w*|lands?|arrives?|returns?|come back|comes back|gets? back|go back|goes back|work|working|busy|away|abroad|out|off|leave|leaving|at (?!home)|in (?!the area)|on (?:duty|leave|shift))|is (?:my|our|the|a) (?:\w+ )?(?:wedding|birthday|exam|holiday|flight|anniversary)|there(?:['’]s| is) (?:a |my )?)\b/i
const DAY_QUESTION =
  /^(?:(?:sure|okay|ok|great|perfect|and|or|what about|how about|so|then|is|maybe|shall we say|say|does|alright)[,. ]+){0,4}(?:next |this |on |the )?(?:mon|tues|wednes|thurs|fri|satur|sun|to|tomorrow|day)\w*\b[^.?!]{0,40}\?/i

/** Where another clause begins, or one that takes the place of what was said. */
const BOUNDARY = /[.?!;,]\s|\s(?:so|but|then|make it|instead|rather|let['’]s|no)(?=\s)/gi
/** So far back a date is told by its words. */
const REACH = 70

type Purpose = 'moveDate' | 'viewingDate' | null

export function isMoving(text: string): boolean {
  return text.search(MOVING) >= 0
}

/** What each date of a passage is for; null where it is neither of a viewing nor of moving. */
export function readPurposes(said: Said): {
  purpose: (range: Range, hasHour: boolean) => Purpose
  /** Which words tell it, before the day in its own sentence and in the passage. */
  cues: (range: Range) => string[]
} {
  const cues = cuesOf(said.text)
  return {
    purpose: (range, hasHour) => purposeOf(said, { range, hasHour, cues }),
    cues: (range) => told(said.text, range, cues),
  }
}

function told(text: string, { start, end }: Range, cues: Cues): string[] {
  const from = Math.max(0, start - REACH)
  const before = { start: from, end: start }
  const boundary = Math.max(from, lastIn(cues.boundary, before))
  const kinds = ['moving', 'viewing', 'plans'] as const
  const last = kinds
    .map((kind) => ({ kind, at: lastIn(cues[kind], before) }))
    .toSorted((a, b) => b.at - a.at)[0]
  const next = kinds.filter((kind) => lastIn(cues[kind], { start: end, end: end + 40 }) >= 0)
  return [
    `last:${last && last.at >= 0 ? last.kind : 'none'}`,
    `own:${last && last.at > boundary ? last.kind : 'none'}`,
    ...next.map((kind) => `next:${kind}`),
    ...kinds.filter((kind) => cues[kind].length > 0).map((kind) => `has:${kind}`),
    ...(REST_OF_PLANS.test(text.slice(end, end + 40)) ? ['rest:plans'] : []),
  ]
}

type Cues = Record<'moving' | 'viewing' | 'plans' | 'boundary', readonly number[]>

/** Where the words stand that tell what a day is for: looked for once, however many days are named. */
function cuesOf(text: string): Cues {
  return {
    moving: placesOf(MOVING, text),
    viewing: placesOf(VIEWING, text),
    plans: [...text.matchAll(PLANS)].map(({ index, 0: words }) => index + words.length),
    boundary: placesOf(BOUNDARY, text),
  }
}

type Named = { range: Range; hasHour: boolean; cues: Cues }

function purposeOf(said: Said, { range, hasHour, cues }: Named): Purpose {
  const { text, dialogue } = said
  const from = Math.max(0, range.start - REACH)
  const clause = /[^.?!]*$/.exec(text.slice(from, range.start))?.[0] ?? ''
  const after = text.slice(range.end, range.end + 40)
  if (/\bschool\b[^,]*$|\b(?:until|till|every)\s+$/i.test(clause)) return null
  if (isOfWords(clause, range, cues)) return null
  if (/^weekend/i.test(text.slice(range.start, range.end)) && !isSeen(said, clause)) return null
  if (
    /\b(?:pay(?:s|ing)?|rent(?:s|ed)?)\b/i.test(clause) &&
    /^today$/i.test(text.slice(range.start, range.end))
  )
    return null
  if (isPlanned(range, cues) || REST_OF_PLANS.test(after)) return null
  // A repair is no viewing.
  if (dialogue.intent === 'complaint' && !/\bview/i.test(text)) return null
  const within = { start: range.start - clause.length, end: range.start }
  const [moving, viewing] = [lastIn(cues.moving, within), lastIn(cues.viewing, within)]
  if (moving >= 0 || viewing >= 0)
    return ofOwner(said, moving > viewing ? 'moveDate' : 'viewingDate')
  if (dialogue.asked.includes('moveDate') && range.start < ANSWERED) return 'moveDate'
  if (cues.viewing.length > 0 && cues.moving.length === 0) return 'viewingDate'
  if (dialogue.asked.includes('moveDate')) return 'moveDate'
  const next = { start: range.end, end: range.end + 40 }
  if (lastIn(cues.moving, next) >= 0) return ofOwner(said, 'moveDate')
  const isAsked = openQuestions(said).includes('viewingDate')
  if (dialogue.dateFor === 'moveDate' && !hasHour && !isAsked) return 'moveDate'
  const isProposed = said.role === 'agent' && DAY_QUESTION.test(text)
  return isArranging(said) || hasHour || isProposed ? 'viewingDate' : null
}

/** Who was asked when he moves begins with it. */
const ANSWERED = 24
/** "I'll send you options tonight", "call me on Monday": what was said last before the day is done on it. */
const OF_WORDS =
  /\b(?:calls?|calling|ring|phone|send(?:ing)? (?:you|me|us|them|it|the|your|my)|whats ?app|e-?mail|texts?|transfer|let (?:you|me|us|him|her) know|tell (?:you|me|him|her|them)|ask (?:him|her|them|the owner)|get back to)\b/gi

function isOfWords(clause: string, { start }: Range, { viewing }: Cues): boolean {
  const said = [...clause.matchAll(OF_WORDS)].at(-1)
  const from = start - clause.length
  return said !== undefined && lastIn(viewing, { start: from, end: start }) < from + said.index
}

function isSeen(said: Said, clause: string): boolean {
  return clause.search(VIEWING) >= 0 || openQuestions(said).includes('viewingDate')
}

/** When a tenant leaves is no wish of his landlord's. */
function ofOwner({ dialogue: { intent } }: Said, purpose: Purpose): Purpose {
  return purpose === 'moveDate' && (intent === 'listProperty' || intent === 'valuation')
    ? null
    : purpose
}

/** "I fly on Friday", "we land on Monday": of the day's own clause nothing else is said. */
function isPlanned({ start }: Range, cues: Cues): boolean {
  const from = Math.max(0, start - REACH)
  const begin = Math.max(from - 1, lastIn(cues.boundary, { start: from, end: start }))
  const own = { start: begin + 1, end: start + 1 }
  const plans = lastIn(cues.plans, own)
  return plans >= 0 && lastIn(cues.viewing, own) < plans && lastIn(cues.moving, own) < plans
}

/** "I finish at four": when something else begins or ends. */
const OF_OTHERS =
  /\b(?:finish(?:es|ed)?|ends?|get(?:s|ting)? off(?: work)?|off work|start(?:s|ing)? work|wakes? up|prayers?(?: is| are)?|mass(?: is| finishes)?|lands?|flight(?: is)?|(?:rugby|football|match|game|class|course|gym|practice|training|meeting|dinner|lunch|appointment|shift|school|meeting)(?:['’]s| is| starts?| ends?)?(?: only)?|back (?:home|from \w+)|pick up the (?:kids|children))(?: (?:at|by|around|about|until))?\s+$/i

/** "She finishes at six", "rugby is only at six". */
export function isOfOthers(text: string, { start }: Range): boolean {
  return OF_OTHERS.test(text.slice(Math.max(0, start - 30), start))
}

/** "Call me at six" is no viewing. */
export function isForViewing(said: Said, { start }: Range, isViewed: boolean): boolean {
  const { text } = said
  const clause = /[^.?!]*$/.exec(text.slice(0, start))?.[0] ?? ''
  if (/\b(?:until|till|since)\s+$/i.test(clause)) return false
  if (OF_OTHERS.test(clause.slice(-30))) return false
  if (said.dialogue.intent === 'complaint') return false
  if (isViewed) return true
  if (/\b(?:call|ring|phone|talk|speak|hear|receive|work|close[sd]?|open)\b/i.test(clause))
    return false
  return text.search(VIEWING) >= 0 || isArranging(said)
}

/** Whether the talk is of a viewing: it is asked for, on either side, wanted, or a day for it was named. */
function isArranging(said: Said): boolean {
  const { intent, viewingDate } = said.dialogue
  if (intent === 'complaint') return false
  const open = openQuestions(said)
  return (
    open.includes('viewingDate') ||
    open.includes('viewingTime') ||
    intent === 'bookViewing' ||
    intent === 'reschedule' ||
    viewingDate !== null
  )
}

function placesOf(pattern: RegExp, text: string): number[] {
  return [...text.matchAll(pattern)].map(({ index }) => index)
}

function lastIn(places: readonly number[], { start, end }: Range): number {
  return places.findLast((place) => place >= start && place < end) ?? -1
}
