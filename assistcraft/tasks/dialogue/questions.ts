/** What an agent may ask for. Most are named like the entity that answers them. */
export const QUESTIONS = [
  'bedrooms',
  'bathrooms',
  'area',
  'budget',
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
  'purpose',
  'financing',
] as const
export type Question = (typeof QUESTIONS)[number]

const PATTERNS: Record<Question, RegExp> = {
  bedrooms:
    /\b(?:how many|number of|what size)\b[^.?!]*\b(?:bed ?rooms?|beds|rooms?)\b|\bbed ?rooms?\b[^.?!]*\?/i,
  bathrooms:
    /\b(?:how many|number of)\b[^.?!]*\b(?:bath ?rooms?|baths)\b|\bbath ?rooms?\b[^.?!]*\?/i,
  area: /\b(?:which|what|any)\b[^.?!]*\b(?:area|areas|city|cities|location|neighbou?rhood|community|communities|town|place|region|part of)\b|\bwhere\b[^.!]*\?|\b(?:area|city|location)\b[^.!]*\?/i,
  budget:
    /\b(?:budget|price range|spend|afford)\b[^.!]*\?|\bhow much\b[^.?!]*\b(?:spend|pay)\b|^budget\?/i,
  moveDate:
    /\b(?:when|what date|which date|how soon)\b[^.?!]*\b(?:mov(?:e|ing)|start|need it|need to|tenancy|lease)\b/i,
  viewingDate:
    /\b(?:when|what (?:day|date|time)|which (?:day|date)|what's the date|on what)\b(?![^.?!]*\b(?:mov(?:e|ing)|tenancy|lease)\b)[^.?!]*\?|\b(?:visit|view|viewing|appointment|tour|see it|schedul\w+|book|arrange)\b[^.!]*\?|\b(?:day|date)\b[^.!]*\?/i,
  viewingTime: /\bwhat time\b|\b(?:which|what) hour\b/i,
  person: /\b(?:your|full) name\b|\bwho am i speaking\b|\bwho is (?:calling|speaking)\b/i,
  phone: /\b(?:number|phone|mobile|contact)\b[^.!]*\?/i,
  email: /\be-?mail\b[^.!]*\?/i,
  propertyType:
    /\b(?:apartment or|villa or|flat or|house or|type of (?:property|home)|what (?:kind|type))\b/i,
  furnishing: /\b(?:un)?furnished\b[^.!]*\?/i,
  pets: /\b(?:pets?|animals?|dogs?|cats?)\b[^.!]*\?/i,
  parking: /\bparking\b[^.!]*\?/i,
  purpose: /\b(?:rent or|buy or|to rent|for rent|to buy|for sale|rent\?|buy\?)\b[^.!]*\??/i,
  financing: /\b(?:cash|mortgage|financ\w+)\b[^.!]*\?/i,
}

export function askedIn(text: string): Question[] {
  if (!text.includes('?') && !/\b(?:which|what|how many|when|tell me|may i have)\b/i.test(text))
    return []
  return QUESTIONS.filter((question) => PATTERNS[question].test(text))
}
