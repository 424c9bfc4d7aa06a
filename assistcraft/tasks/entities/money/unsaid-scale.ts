import { readAmount, scaledIn } from '#domain/spoken/spoken-amounts.ts'
import { isLikeNamed } from '../../dialogue/amounts.ts'
import { openQuestions } from '../../dialogue/dialogue.ts'
import type { Said } from '../../findings/finding.ts'
import { ownsIt } from './money-type.ts'

type Spoken = {
  before: string
  after: string
  amount: string
  amount2: string | undefined
  isYearly: boolean
}
/** So far the words reach that tell what a number counts. */
const REACH = 120

type Figure = Spoken & { value: number; smallest: number }

/** Nothing is counted by the number. */
const ENDS_THERE =
  /^\s*(?:$|[.,?!;…]|\d{1,2} (?:cheques?|payments)|(?:max(?:imum)?|min(?:imum)?|at (?:the )?(?:most|least)|or so|or less|if|including|with|in|i|we|is|would|for|per|a year|and|or|to|please|but|then|now|not|only|because|so|it|that|this|you|tops|okay|ok|he|she|they|can|will|no|yes|furnished|unfurnished|negotiable|all|incl\w*|plus|chiller|there|here|sir|madam|ma['’]am|the|at|around|about|yearly|k|too|very|was|gets?|then|even|sounds?|could|might|somewhere|should|right|an?|of|on|they|you|since|as|max|until|when|where|before|after|so|rent|my|our|cash|is|seems?|['’]s|yes|each year|how|what|who|will|would|annually|straight|flat|final|though|either|again|from|these days|nowadays|currently|onwards?|upwards?)\b|\p{Script=Arabic})/iu
const OF_A_BUDGET =
  /\bbudget\b[^.?!,]{0,30}\s(?:is|was|of|around|about|be)\s$|\b(?:could|can|would|will|might) (?:do|go(?: up)? to|stretch to|pay|manage)(?: around| about| maybe)?\s$|\bi said\s$|\b(?:budget|max(?:imum)?|up to|at (?:the )?most|(?:no|not) more than|nothing over|spend|afford|pay|offer(?:ing)?|allowance|ceiling|limit|cap|reach|stretch to|support(?: me| us)? with|(?:gives?|gave|give) (?:me|us|him|her|them|the owner)|company gives|(?:my|our|in) (?:mind|head)|(?:i|we|let us|let['’]s) (?:say|said)|(?:i|we)(?:['’]d| would| could| can) (?:say|do|give|put|sign|take)|comfortable with|set aside|think(?:ing)?|my last|our last|propose|in (?:my|our|the) region of|if (?:they|he|she|the (?:owner|landlord)) (?:takes?|accepts?|agrees? (?:to|on)))\b(?:\s(?:is|was|of|to|it|a|around|about|maybe|like|be|at|from|between|only|just|say|said|even))*[\s,]{1,2}$/i
const MOST_BEHIND = /^[\s,]{0,3}(?:max(?:imum)?|at (?:the )?most|tops|or less|at a push)\b/i
/** An amount that goes on from one whose scale was said. */
const GOES_ON =
  /\b(?:maybe|or|to|and|max(?:imum)?|at most|up to|even|otherwise|say|then|(?:no|not) more than|about|around|do|go|pay|offer|only)\s$|,\s$/i
/** "He said fifty. Fifty two if I don't eat." */
const GOES_ON_IN = /(?:thousand|k|ty|hundred)[.,;]\s(?:maybe |or )?$/i
/** Of what a home costs: where it is asked, or is got. */
const ASKED =
  /\b(?:rented|let|leased|renewed)(?: out| on [a-z ]{3,20})? (?:at|for)\s$|\b(?:rents? from|down(?: to){1,2})\s$|\b(?:rent|rental|asking|asks?|owner wants|landlord wants|he wants|she wants|they want|going for|goes for|went for|listed (?:at|for)|available (?:at|for)|cheapest(?: is)?|start(?:s|ed|ing)? (?:at|from))(?: (?:is|was|at|for|around|about|of))?\s$|\b(?:my|our|the|current) rent\b[^.?!,]{0,30}\s(?:from|to|at|is|was)\s$/i
const OWNERS =
  /\b(?:want|expect\w*|get(?:ting)?|ask(?:ing)?|take|accept|min(?:imum)?|less than|below|for|at|around|about|is|pays?|paying|say|currently|now|getting|to|than|like)\s$/i
const PRICE_ASKED =
  /\b(?:how much|what (?:rent|price|are you|do you want|did you|would you)|expect\w*|asking|in mind|price|rent(?:ed)?\b[^.?!]{0,30}\?)/i
const OFFERED =
  /(?:^|\b(?:for|at|in|around|about|one|is|it['’]s|costs?|asking)\s|[,:]\s|\p{L}\s)$/iu
const HOMELY =
  /\b(?:i have|i['’]ve|there(?:['’]s| is)|we have|another|the other|beds?|bedrooms?|bhk|studio|apartment|flat|villa|townhouse|penthouse|office|cheques?|checks|payments|rent|tower|heights|residence|get|option|available|(?:un)?furnished|maid|balcony|sea view|owner|landlord|vacant|chiller)\b/i
const FOR_A_HOME = /^\s*for (?:a|an|the|that|this|one)\b/i
/** A number that something is called by. */
const CALLED =
  /\b(?:floor|unit|number|no\.?|apartment|flat|villa|office|room|street|block|gate|phase|cluster|extension|code|road|plot|line|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\s$/i
const DAY =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow|tonight|morning|afternoon|evening|noon|maghrib|o['’]?clock)\b/i

/** By how much an amount counts whose scale nobody said: "two fifty", "max one eighty", "two point two", "for one sixty". */
export function unsaidScale(said: Said, whole: Spoken): number | null {
  const spoken = {
    ...whole,
    before: whole.before.slice(-REACH),
    after: whole.after.slice(0, REACH),
  }
  const value = readAmount(spoken.amount) ?? 0
  const other = spoken.amount2 === undefined ? value : (readAmount(spoken.amount2) ?? 0)
  const figure = { ...spoken, value, smallest: Math.min(value, other) }
  if (CALLED.test(spoken.before.slice(-14))) return null
  if (isOfMillions(said, figure)) return 1e6
  if (isLikeMillions(said, figure)) return 1e6
  const isTenths = !Number.isInteger(value) || (value < 20 && !Number.isInteger(other))
  return isTenths ? millions(said, figure) : thousands(said, figure)
}

/** "Eight, maximum nine million". */
function isOfMillions({ role, dialogue }: Said, { value, before, after }: Figure): boolean {
  if (
    role === 'agent' ||
    value >= 50 ||
    !(dialogue.asked.includes('budget') || OF_A_BUDGET.test(before.slice(-40)))
  )
    return false
  const next = THEN_MORE.exec(after.slice(0, 60))?.[0]
  return next !== undefined && scaledIn(next).some((one) => one >= value * 1e6 && one < 3e6 * value)
}

/** "I can reach thirty", where twenty five million were named; "four and a half", of four lakh. */
function isLikeMillions(said: Said, { value, before, after }: Figure): boolean {
  const isPrice = said.dialogue.amounts.at(-1)
  return (
    isPrice !== undefined &&
    isPrice.amount >= 7e5 &&
    value < 100 &&
    isLikeNamed([isPrice], value * 1e6) &&
    ENDS_THERE.test(after) &&
    isBudget(said, before, '')
  )
}

const THEN_MORE =
  /^[\s,]{0,3}(?:(?:to|or|max(?:imum)?|up to|maybe|at most|but|could|go|say|stretch)[\s,]{1,3}){0,4}(?:\S+ ){1,5}\S*/i

function millions(said: Said, { value, amount, amount2, before, after }: Figure): number | null {
  const isPair = amount2 !== undefined && /point|\.|half/i.test(amount2)
  const isSpoken = isPair || /point|\.|half/i.test(amount)
  const isLike = isLikeNamed(said.dialogue.amounts, value * 1e6)
  if (isSpoken && isLike && ENDS_THERE.test(after)) return 1e6
  if (said.role === 'agent' || !isSpoken || value >= 50 || !ENDS_THERE.test(after)) return null
  const isNear = scaledIn(before).some(
    (one) => one >= 5e5 && value * 1e6 < 3 * one && value * 3e6 > one,
  )
  if (isNear) return 1e6
  if (/half/i.test(amount) && !said.dialogue.asked.includes('budget')) return null
  return isBudget(said, before, after) ? 1e6 : null
}

function thousands(said: Said, figure: Figure): number | null {
  const { value, smallest, before, after, isYearly } = figure
  if (smallest < 20 || value >= 1000) return null
  if (said.role !== 'agent' && ASKED.test(before)) return 1e3
  if (isBargained(said, figure)) return 1e3
  if (value >= 100 && OF_MONEY_BEHIND.test(after)) return 1e3
  if (!ENDS_THERE.test(after)) return null
  if (said.role === 'agent') return isOffered(said, figure) ? 1e3 : null
  if (isBudget(said, before, after) || isYearly) return 1e3
  const isNear = scaledIn(before).some(
    (one) => one < 1e6 && value * 1e3 < 3 * one && value * 3e3 > one,
  )
  if (isNear && (GOES_ON.test(before) || GOES_ON_IN.test(before))) return 1e3
  const isOwners =
    ownsIt(said) && (OWNERS.test(before) || PRICE_ASKED.test(said.dialogue.lastAgentText))
  if (isOwners && !isClock(said, figure)) return 1e3
  return value >= 100 && FOR_A_HOME.test(after) ? 1e3 : null
}

/** An amount like those that the call is about, or one that the other side has just asked for. */
function isBargained(said: Said, figure: Figure): boolean {
  const { value, before, amount, smallest } = figure
  if (NO_AMOUNT.test(before) || isClock(said, figure)) return false
  if (
    openQuestions(said).includes('rent') &&
    ENDS_THERE.test(figure.after) &&
    said.text.length < LONGEST_ANSWER
  )
    return true
  const { amounts } = said.dialogue
  const isLike = isLikeNamed(amounts, value * 1e3) && isLikeNamed(amounts, smallest * 1e3)
  if (value < 100 && !ENDS_THERE.test(figure.after)) return false
  return isLike && (value >= 100 || /hundred/i.test(amount) || !COUNTS_TIME.test(before))
}

/** Who is asked for a sum says it before he goes on to other things. */
const LONGEST_ANSWER = 220
/** Ages, degrees, and what else is said of people and things. */
const NO_AMOUNT =
  /\b(?:i['’]m|i am|he['’]s|she['’]s|he is|she is|aged?|turn(?:ed|ing)?|degrees?|percent|type|floor|number|no\.?|unit|on the|since|until|till)\s$/i
const COUNTS_TIME = /\b(?:at|by|before|after|until|till|past|to|for|in)\s$/i

function isBudget({ dialogue }: Said, before: string, after: string): boolean {
  return (
    dialogue.asked.includes('budget') ||
    MOST_BEHIND.test(after) ||
    OF_A_BUDGET.test(before.slice(-40))
  )
}

/** "One in Al Furjan, three beds, one sixty five": an agent says a rent as everybody does. */
function isOffered(said: Said, figure: Figure): boolean {
  const { before, after, value } = figure
  if (isClock(said, figure)) return false
  if (ASKED.test(before) || (value >= 100 && FOR_A_HOME.test(after))) return true
  const isOfHome = HOMELY.test(said.text) || said.places.find(said.text).length > 0
  if (!isOfHome) return false
  return value >= 100 ? OFFERED.test(before) : /\b(?:for|at|asking)\s$/i.test(before)
}

/** "One thirty" may be an hour, "one sixty" is none. */
function isClock(said: Said, { value, amount, before, after }: Figure): boolean {
  const { text, dialogue, role } = said
  const minutes = value % 100
  const mayBe = value >= 100 && value < 1260 && minutes >= 10 && minutes < 60 && minutes % 5 === 0
  if (!mayBe || /hundred/i.test(amount) || FOR_A_HOME.test(after)) return false
  if (OF_MONEY_BEFORE.test(before) || OF_MONEY_BEHIND.test(after)) return false
  if (DAY.test(text) || openQuestions(said).includes('viewingTime')) return true
  const isLike = isLikeNamed(dialogue.amounts, value * 1e3)
  if (isLike && !openQuestions(said).includes('viewingDate')) return false
  if (role !== 'agent' && DAY.test(dialogue.lastAgentText)) return true
  const isArranging = dialogue.intent === 'bookViewing' || dialogue.intent === 'reschedule'
  return isArranging && !/\b(?:cheques?|checks|rent|beds?|bedrooms?|asking|k)\b/i.test(text)
}

const OF_MONEY_BEFORE =
  /\b(?:rent(?:ed|s|ing|al)?|asking|asks|pay(?:s|ing)?|offer(?:ed|ing)?|budget|renewed|cheques? (?:of|for)|max(?:imum)?|up to|give (?:him|her|them)|from|start(?:s|ing)?|between)\b[^.?!,]{0,24}$/i
const OF_MONEY_BEHIND =
  /^[\s,]{0,2}(?:(?:is|['’]s|was|as) (?:a lot|agreed|discussed|too|very|high|his|her|their|my|our|the (?:rent|price|floor|lowest|least|max\w*)|much|steep|expensive|fair|okay for)|in (?:one|two|three|four|six|twelve) (?:cheques?|checks?)|(?:a|per) year|k\b|thousand|dirhams?)/i
