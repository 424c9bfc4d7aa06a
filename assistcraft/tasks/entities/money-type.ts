import type { Said } from '../findings/finding.ts'

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
  /\b(?:rented|let|leased)(?: out)? (?:at|for|to \w+ for)(?: \w+)?\s$|\b(?:the|my|current|our) rent\b[^.?!]{0,30}$|\b(?:i am|i['’]m|we are|we['’]re|currently|now) paying(?: \w+)?\s$/i
const RENT_BEHIND = /^\s*(?:(?:of|in|as|for) )?(?:the )?rent\b/i
const BUDGET_WORD = /\b(?:budget|up to|at most|maximum|max|spend|afford)\b/i
/** No home is rented for more a year. */
const MOST_RENT = 400_000
const CLAUSE = /(?:[.?!;,]\s|\b(?:so|but|then)\s)/gi
/** "One thirty for a studio": of a home that one speaks of, where nobody speaks of spending. */
const FOR_A_HOME = /^\s*(?:k |thousand )?for (?:a|an|the|that|this|one)\b/i

/** Whether an amount is what the customer wants to spend or what a home costs a year; null where it is neither. */
export function moneyType(said: Said, spoken: Spoken): MoneyType {
  const { before, after, amount, isPeriodic } = spoken
  if (CHARGE.test(before) || CHARGE_BEHIND.test(after)) return null
  // Nobody lives for so little, in whatever currency.
  if (amount < 200 && !isPeriodic) return null
  if (PART.test(before) || PART_BEHIND.test(after)) return null
  return said.role === 'agent' ? agentType(spoken) : customerType(said, spoken)
}

function agentType({ before, words, after, amount, isPeriodic }: Spoken): MoneyType {
  if (BUDGET_WORD.test(before)) return 'budget'
  if (isPeriodic || amount < MOST_RENT) return 'rent'
  const around = `${before.slice(-60)} ${words} ${after.slice(0, 25)}`
  return RENT_WORD.test(around) && !/million/i.test(words) ? 'rent' : null
}

function customerType(said: Said, { before, after, amount }: Spoken): MoneyType {
  if (EARNED.test(before) || DONE.test(clauseOf(before)) || DONE_BEHIND.test(after)) return null
  if (SAID_BY_OTHERS.test(before) && BUT.test(after)) return null
  if (ownsIt(said)) return amount < MOST_RENT ? 'rent' : null
  if (amount < MOST_RENT && (RENTED.test(before) || RENT_BEHIND.test(after))) return 'rent'
  if (/\b(?:the|asking) price\b[^.?!]*$/i.test(before)) return null
  const isHomes = FOR_A_HOME.test(after) && !said.dialogue.asked.includes('budget')
  return isHomes && !/\b(?:budget|pay|spend|afford|up to|max\w*|offer)\b/i.test(said.text)
    ? 'rent'
    : 'budget'
}

/** A landlord's figure is a rent or a price, not what he wants to spend. */
export function ownsIt({ dialogue, text }: Pick<Said, 'dialogue' | 'text'>): boolean {
  return (
    dialogue.intent === 'listProperty' ||
    dialogue.intent === 'valuation' ||
    /\bwas rented\b|\brented (?:out )?(?:at|for)\b/i.test(text)
  )
}

function clauseOf(before: string): string {
  const last = [...before.slice(-120).matchAll(CLAUSE)].at(-1)
  return last ? before.slice(-120).slice(last.index + last[0].length) : before.slice(-120)
}
