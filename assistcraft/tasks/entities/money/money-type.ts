import { MOST_RENT } from '../../dialogue/amounts.ts'
import type { Said } from '../../findings/finding.ts'
import { ownsHome } from '../../reading/owner.ts'

/** An amount among its words; `amount` in the unit of its currency. */
type Spoken = { before: string; words: string; after: string; amount: number; isPeriodic: boolean }
type MoneyType = 'budget' | 'rent' | null

/** Charges that say nothing about what the customer wants to pay. */
const CHARGE = /\b(?:service charge|deposit|fee|commission|pre-?approval)\b[^.?!]{0,40}$/i
const CHARGE_BEHIND =
  /^\s*(?:(?:as|for|is) )?(?:the |a )?(?:refundable |holding |security |agency |booking )?(?:deposit|commission|fees?|service charge|ejari|vat)\b/i
/** Of what is paid in parts, a part says nothing of the whole. */
const PART =
  /\b(?:cheque|check|payment|instal\w+)s?\b[^.?!]{0,30}\b(?:first|second|third|last|each|every|one)\b[^.?!]{0,12}$|\b(?:first|second|each|every|per|one) (?:cheque|check|payment|instal\w+)\b[^.?!]{0,20}$/i
const PART_BEHIND = /^\s*(?:each\b|per (?:cheque|check|payment)|(?:a|every) (?:cheque|check))/i
/** What somebody earns is not what he spends, nor what he has paid or got before. */
const EARNED = /\b(?:earn|earning|salary|income|(?:i|we|he|she) makes?|bonus)\b[^.?!,]{0,30}$/i
const DONE = /\b(?:sold|bought|purchased|(?<!be )paid)\b/i
const DONE_BEHIND =
  /^[^.?!,]{0,20}\b(?:i|we) (?:have |['’]ve )?(?:already )?(?:paid|bought|sold)\b/i
/** "My husband says 120, but he lives on another planet." */
const SAID_BY_OTHERS =
  /\b(?:husband|wife|brother|sister|friend|mother|father|mom|dad|son|daughter|boss|he|she)\s(?:says?|said|thinks?)(?: \w+){0,2}\s$/i
const BUT = /^[\s,]{0,3}but\b/i

const RENT_WORD = /\b(?:rent(?:ed|s|al)?|lease|tenan\w+)\b/i
const RENTED =
  /\b(?:rented|let|leased)(?: out)? (?:at|for|to \w+ for)(?: \w+)?\s$|\b(?:the|my|current|our) rent\b[^.?!]{0,30}$|\b(?:i am|i['’]m|we are|we['’]re|currently|now) paying(?: \w+)?\s$|(?<!\b(?:can|could|to|will|would|if|what|max|most)(?: \w+)? )\b(?:i|we) pay\s$/i
const RENT_BEHIND =
  /^[\s,]{0,2}(?:is|['’]s|was) (?:a lot|too (?:much|high)|very high|steep|expensive|normal|fair)\b|^\s*(?:(?:of|in|as|for) )?(?:the )?rent\b/i
const BUDGET_WORD = /\b(?:budget|up to|at most|maximum|max|spend|afford)\b/i
const CLAUSE = /(?:[.?!;,]\s|\b(?:so|but|then)\s)/gi
/** "One thirty for a studio": of a home that one speaks of, where nobody speaks of spending. */
const FOR_A_HOME = /^\s*(?:k |thousand )?for (?:a|an|the|that|this|one)\b/i

/** Whether an amount is what the customer wants to spend or what a home costs a year; null where it is neither. */
export function moneyType(said: Said, spoken: Spoken): MoneyType {
  const { before, after, amount, isPeriodic } = spoken
  if (said.role === 'agent' && said.dialogue.wondered.includes('charge')) return null
  if (CHARGE.test(before) || CHARGE_BEHIND.test(after)) return null
  // Nobody lives for so little, in whatever currency.
  if (amount < 200 && !isPeriodic) return null
  if (PART.test(before) || PART_BEHIND.test(after)) return null
  return said.role === 'agent' ? agentType(said, spoken) : customerType(said, spoken)
}

function agentType(said: Said, { before, words, after, amount, isPeriodic }: Spoken): MoneyType {
  if (BUDGET_WORD.test(before)) return 'budget'
  const last = said.dialogue.amounts.findLast((one) => one.amount === amount)
  if (
    last?.as === 'budget' &&
    !OFFERS.test(clauseOf(before) + after.slice(0, 40).split(/[.?!,;]/)[0])
  )
    return 'budget'
  if (isPeriodic || amount < mostRent(said)) return 'rent'
  const around = `${before.slice(-60)} ${words} ${after.slice(0, 25)}`
  return RENT_WORD.test(around) && !/million/i.test(words) ? 'rent' : null
}

/** An agent who offers a home says what it costs, even where it is what the customer would pay. */
const OFFERS =
  /\b(?:i have|i['’]ve|we have|there(?:['’]s| is)|one in|rent|asking|available|owner|landlord|gets? you|you(?: can)? get|start(?:s|ing)?)\b/i

/** Where the talk is of millions, some hundred thousands are no rent. */
function mostRent({ dialogue: { amounts } }: Said): number {
  return amounts.some(({ as }) => as === 'price') && !amounts.some(({ as }) => as === 'rent')
    ? 400_000
    : MOST_RENT
}

function customerType(said: Said, { before, after, amount }: Spoken): MoneyType {
  if (EARNED.test(before) || DONE.test(clauseOf(before)) || DONE_BEHIND.test(after)) return null
  if (SAID_BY_OTHERS.test(before) && BUT.test(after)) return null
  if (ownsIt(said)) return amount < mostRent(said) ? 'rent' : null
  if (amount < MOST_RENT && (RENTED.test(before) || RENT_BEHIND.test(after))) return 'rent'
  if (isTold(said, before, amount)) return 'rent'
  if (/\b(?:the|asking) price\b[^.?!]*$/i.test(before)) return null
  const isHomes = FOR_A_HOME.test(after) && !said.dialogue.asked.includes('budget')
  return isHomes &&
    !/\b(?:budget|pay|spend|afford|up to|max\w*|offer|allowance|ceiling|limit)\b/i.test(said.text)
    ? 'rent'
    : 'budget'
}

/** "One ninety is normal": what an agent has told of a home is said again, and not offered. */
function isTold({ dialogue: { amounts } }: Said, before: string, amount: number): boolean {
  const last = amounts.findLast((one) => one.amount === amount)
  return last?.as === 'rent' && !OFFERED.test(before)
}

const OFFERED =
  /\b(?:budget|pay|spend|afford|up to|max\w*|offer\w*|i['’]d (?:do|say|give)|i can|we can|i could|we could|my last|give (?:him|her|them))\b[^.?!]{0,24}$/i

/** A landlord's figure is a rent or a price, not what he wants to spend. */
export function ownsIt(said: Said): boolean {
  return (
    (said.dialogue.owns && !said.dialogue.asked.includes('budget')) ||
    ownsHome(said) ||
    /\bwas rented\b|\brented (?:out )?(?:at|for)\b/i.test(said.text)
  )
}

function clauseOf(before: string): string {
  const last = [...before.slice(-120).matchAll(CLAUSE)].at(-1)
  return last ? before.slice(-120).slice(last.index + last[0].length) : before.slice(-120)
}
