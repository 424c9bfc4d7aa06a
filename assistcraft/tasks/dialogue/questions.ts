/** What an agent may ask for. Most are named like the entity that answers them. */
export const QUESTIONS = [
  'bedrooms',
  'bathrooms',
  'area',
  'budget',
  'rent',
  'charge',
  'moveDate',
  'viewingDate',
  'viewingTime',
  'person',
  'phone',
  'email',
  'propertyType',
  'furnishing',
  'pets',
  'parking',
  'cheques',
  'purpose',
  'financing',
] as const
export type Question = (typeof QUESTIONS)[number]

const PATTERNS: Record<Question, RegExp> = {
  bedrooms:
    /\b(?:how many|number of|what size)\b[^.?!]*\b(?:bed ?rooms?|beds|rooms?)\b|\bbed ?rooms?\b[^.?!]*\?/i,
  bathrooms:
    /\b(?:how many|number of)\b[^.?!]*\b(?:bath ?rooms?|baths)\b|(?:\bbath ?rooms?|\bbaths?|\bwashrooms?|\btoilets?)\b[^.?!]*\?/i,
  area: /\b(?:which|what|any)\b[^.?!]*\b(?:area|areas|city|cities|location|neighbou?rhood|community|communities|town|place|region|part of)\b|\bwhere\b[^.!]*\?|\b(?:area|city|location)\b[^.!]*\?/i,
  budget:
    /\b(?:the )?most (?:that )?(?:you|u)(?:['’]d| would| can| could|['’]re)\b|(?:^|[,.!] )(?:and |so |ال|وال)?[^.,?!]{0,12}\bbudget\b[^.?!]{0,16}$|\b(?:budget|price range|spend|afford)\b[^.!]*\?|\b(?:what|how much)\b[^.?!]*\b(?:spend|pay|afford|go up to|have in mind)\b|\bbudget\b[^.?!]{0,20}\bhow much\b|(?:^|[.!?] )(?:and )?(?:your |the )?(?:budget|up to)\?/i,
  rent: /\bhow much\b(?! (?:time|space|notice|longer|is the (?:fee|deposit|commission|service)))|\b(?:what|which)(?:['’]s| is| are| was| were| do| does| did| would)?\b[^.?!]{0,30}\b(?:rents?|pric(?:e|es|ing)|pay(?:s|ing)?|asking|costs?|get for it|want(?:s|ed)? for it|expect\w*|hop(?:e|ing)|in mind|worth|going for)\b|\b(?:rent|price)(?: is| was)?\?|\b(?:does|do|did) (?:he|she|they) want for\b/i,
  charge:
    /\b(?:service charges?|services|fees?|deposit|commission|chiller|dewa|maintenance|percent)\b/i,
  moveDate:
    /\bfrom when\b|\bmov(?:e|ing)(?: in)? when\b|\bwhen (?:must|can|do|should|would|will|did) you (?:be in|get in|want (?:it|in|the keys)|need (?:it|to be)|like (?:it|to be in))\b|\bwhen[^.?!]{0,30}\b(?:keys|occupy|settle in)\b|\bmove[- ]?in (?:date|day)\b|\b(?:starting|start) (?:from )?when\b|\bhow soon\b|\bwhen\b[^.?!]*\b(?:lease|contract|tenancy)\b[^.?!]*\b(?:end|finish|expir|up|over|renew)\w*|\b(?:when|what date|which date|how soon)\b[^.?!]*\b(?:mov(?:e|ing)|shift|start|need it|need to|tenancy|lease)\b|\bmoving\b[^.?!]{0,20}\bwhen\b/i,
  viewingDate:
    /(?<!\b(?:until|till|by|since) )\b(?:when|what (?:day|date|time)|which (?:day|date)|what's the date|on what)\b(?![^.?!]*\b(?:mov(?:e|ing)|tenancy|lease)\b)[^.?!]*\?|\b(?:visit|view|viewing|appointment|tour|see it|schedul\w+|book|arrange)\b[^.!]*\?|\b(?:day|date|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b[^.!?]{0,60}\?/i,
  viewingTime:
    /\bwhat time\b|\b(?:which|what) hour\b|\bmorning or (?:evening|afternoon)\b|\bwhen exactly\b/i,
  person:
    /\b(?:your|full|whose|which|what|own) name\b|\bname\b[^.!?]{0,24}\?|\bname(?: (?:please|sir|madam|mam|then))*\s*$|\bwhom? (?:should|shall|do|can|may) (?:i|we) (?:put|write|note)\b|(?:^|[.!?,] |the |and |your )name(?:,? please)?\?|\bwhom? (?:should|shall|do|can|may) i (?:ask|say|put|speak)\b|\bwho am i speaking\b|\bwho is (?:calling|speaking)\b/i,
  phone: /\b(?:number|phone|mobile|contact)\b(?:[^.!]*\?|(?: please| sir| madam| mam| then)*\s*$)/i,
  email: /\be-?mail\b[^.!]*\?/i,
  propertyType:
    /\b(?:apartment or|villa or|flat or|house or|type of (?:property|home)|what (?:kind|type))\b/i,
  furnishing:
    /\b(?:un)?furnished\b[^.!]*(?:\?|\b(?:or|and) (?:no|not|empty|without|unfurnished)\s*$)|\b(?:with|without|any) furniture\b[^.!]*\?/i,
  pets: /\b(?:pets?|animals?|dogs?|cats?)\b[^.!]*\?/i,
  parking: /\bparking\b[^.!]*\?/i,
  cheques:
    /\bhow many\b[^.?!]*\b(?:cheques?|checks?|payments?|instal?lments?)\b|\b(?:cheques?|payments?)\b[^.!]*\?/i,
  purpose: /\b(?:rent or|buy or|to rent|for rent|to buy|for sale|rent\?|buy\?)\b[^.!]*\??/i,
  financing: /\b(?:cash|mortgage|financ\w+)\b[^.!]*\?/i,
}

export function askedIn(said: string): Question[] {
  const text = isUnmarkedQuestion(said) ? `${said}?` : said
  if (
    !text.includes('?') &&
    !/\b(?:which|what|how many|when|how much|budget|furnished or|your name|tell me|may i have|whose|(?:name|number|email)(?: please| sir| madam| mam| then)*\s*$)\b/i.test(
      text,
    )
  )
    return []
  return QUESTIONS.filter((question) => PATTERNS[question].test(text))
}

/** A transcript without any marks: what begins as a question is one. */
export function isUnmarkedQuestion(text: string): boolean {
  return (
    !/[.?!]/.test(text) &&
    (BEGINS_AS_QUESTION.test(text) || (text.length < SHORT_QUESTION && ASKS.test(text)))
  )
}

/** In Arabic, what is asked for stands last as often as first. */
const SHORT_QUESTION = 70
const ASKS = /\p{Script=Arabic}[^.?!]*\b(?:when|what time|which day|how much|how many|where)\b/iu

const BEGINS_AS_QUESTION =
  /^\s*(?:(?:okay|ok|and|so|sure|great|good|yes|alright|perfect|madam|sir|but|then|um|uh)[, ]+){0,4}(?:and (?:parking|bedrooms|budget|furnished|area|pets|location)\s*$|(?:what|which|how|any|when|where|who|do you|does|did you|is (?:it|there|the|this|that|he|she|they)|are (?:you|they|the|there|pets|dogs|cats)|will (?:they|he|she|the|it)|would (?:they|he|she|the|it|you)|has|are there|can you|can i|could you|could i|may i|will you|would you|have you|from when|for (?:rent|what)|your (?:name|number|email|budget))\b)/i
