import type { Range } from '../findings/range.ts'

/** Whose thing a clause speaks of: what the caller looks for, what he has today, or what others have. */
export type Whose = 'wished' | 'present' | 'others' | 'unclear'

/** A clause that is longer is looked at in this much of it. */
const REACH = 120
const BOUNDARY = /[.?!;،؛](?=\s|$)|,(?=\s)|\s(?:and|but|so|because|while|whereas|و|لكن)(?=\s)/gi
const NOW =
  /\b(?:now|currently|at the moment|today|already|at present|these days|so far|since)\b|الآن|حاليا/i
const HAVING =
  /\b(?:we|i)(?:['’](?:ve|re|m)| have| are| am)? (?:now |currently |still |already )*(?:have(?! (?:an? |my |our )?(?:appointment|viewing|visit))|got|pay(?:ing)?|rent(?:ing)?|own|in|at|lease)\b/i
const LIVING =
  /\b(?:we|i)(?:['’](?:re|m)| are| am)? (?:now |currently |still )*(?:(?:live|living|stay|staying) (?:in|at|near|here)|used to)\b|\bused to (?:live|stay|rent|be)\b/i
const TODAYS =
  /\b(?:current|existing|old|previous|former|present|my last|our last) (?:\w+ )?(?:home|house|flat|apartment|villa|place|rent|lease|contract|landlord|unit|building)\b/i
const HERE =
  /\b(?:my|our) (?:\w+ )?(?:contract|lease|tenancy|landlord|place|flat|apartment|house|villa|rent)(?: (?:now|today|currently))?(?: (?:here|there|is|was|are|over))? (?:in|at|near) (?:the )?$|\b(?:sold|selling|left|leaving|moved out of|out of)\b(?: \w+){0,4} (?:in|at) (?:the )?$|\bhere in $/i
const FROM =
  /\b(?:this is|i['’]?m|i am|here is) \w+(?: \w+)? from (?:the )?$|\b(?:mov(?:e|es|ing|ed)|com(?:e|es|ing)|relocat\w+|leav(?:e|es|ing))(?: out)?(?: from| of)? (?:the |a |our |my )?$/i
const SOMEBODY = String.raw`(?:friends?|mates?|budd(?:y|ies)|relatives?|guy|man|lady|couple|family friend|in-laws|brother|sister|cousin|colleagues?|neighbou?rs?|boss|parents?|mother|father|mom|mum|dad|son|daughter|uncle|aunt|office|work|company|school|landlord|tenants?)`
const OTHERS = new RegExp(
  String.raw`\b(?:my|our|his|her|their|a|the) (?:\w+ )?${SOMEBODY}(?:['’]s)?(?: of (?:mine|ours|his|hers))?(?: \w+)? (?:has|have|had|got|pays?|paid|paying|lives?|lived|rents?|rented|bought|owns?|is (?:in|at|near)|are (?:in|at|near)|stays?|works?)\b|\b(?:he|she|they) (?:has|have|had|pays?|paid|lives?|lived|rents?|rented|bought|owns?|stays?)\b`,
  'i',
)
/** A home that was looked at, a price of another year. */
const SEEN =
  /\b(?:looked at|saw|have seen|['’]ve seen|visited|viewed|went to see|were shown)\b|\b(?:was|were|used to be)\b.*\b(?:last (?:year|month|time)|before|ago|back then)\b/i
/** Seen there, it is a home that one asks for. */
const ADVERTISED =
  /\b(?:bayut|dubizzle|property ?finder|online|website|advert|ads?|listing|listed|instagram|facebook|app)\b/i
const LIKED =
  /\b(?:we|i) (?:really |absolutely |both )?(?:love|loved|like|liked|want) (?:it|that|this)\b/i
const ASKED_PRICE =
  /\b(?:landlord|owner|seller|developer|agency|agent|tenants?)s? (?:wants?|asks?|says?|quotes?|charges?|(?:is|are) asking|asked|wanted)\b/i
const ASKED_BY_SOMEBODY =
  /\b(?:he|she|they) (?:wants?|asks?|says?|charges?|(?:is|are) asking|asked|wanted)\b/i
/** A home for somebody else is another wish; of a wife's or a family's one cannot tell, and theirs is the caller's. */
const FOR_OTHERS = new RegExp(
  String.raw`\b(?:he|she|they|(?:my|our|his|her|their) (?:\w+ )?${SOMEBODY}) (?:also )?(?:wants?|needs?|(?:is|are) looking|would like|prefers?)\b`,
  'i',
)
const AT_HAND = /\b(?:have|got)(?: (?:now|about|around|only|some|up to|just))* $/i
const SPENDING = /\b(?:budget|spend|up to|at most|max(?:imum)?|afford|looking for)\b/i
/** A clause without a subject goes on with the one before: "my brother lives there and pays 200k". */
const GOES_ON =
  /^\s*(?:(?:and|but|so) \s*)?(?:also |now )?(?:has|pays?|lives?|rents?|owns?|had|paid)\b/i

/** Whose thing it is that stands at a place of what a customer said. */
export function whoseIs(text: string, range: Range): Whose {
  if (FROM.test(text.slice(Math.max(0, range.start - 40), range.start))) return 'present'
  if (HERE.test(text.slice(Math.max(0, range.start - 60), range.start))) return 'present'
  const clause = clauseAround(text, range)
  if (OTHERS.test(clause) || (SEEN.test(clause) && !ADVERTISED.test(clause) && !LIKED.test(text)))
    return 'others'
  if (LIVING.test(clause) || TODAYS.test(clause)) return 'present'
  if (FOR_OTHERS.test(clause)) return 'unclear'
  return HAVING.test(clause) && NOW.test(clause) && !SPENDING.test(clause) ? 'present' : 'wished'
}

/** The same of an amount, which may also be what somebody asks for. */
export function whoseMoney(text: string, range: Range): Whose {
  if (AT_HAND.test(text.slice(Math.max(0, range.start - 40), range.start))) return 'wished'
  const clause = clauseAround(text, range)
  if (ASKED_PRICE.test(clause)) return 'others'
  return ASKED_BY_SOMEBODY.test(clause) ? 'unclear' : whoseIs(text, range)
}

function clauseAround(text: string, { start, end }: Range): string {
  const from = Math.max(0, start - REACH)
  const boundaries = [...text.slice(from, start).matchAll(BOUNDARY)].map(
    ({ index }) => from + index,
  )
  const next = text.slice(end, end + REACH).search(BOUNDARY)
  const stop = next < 0 ? end + REACH : end + next
  const begin = (boundaries.at(-1) ?? from - 1) + 1
  const clause = text.slice(begin, stop)
  return GOES_ON.test(clause) ? text.slice((boundaries.at(-2) ?? from - 1) + 1, stop) : clause
}
