import { type Entity, entity, type Said } from '../findings/finding.ts'
import { overlaps, rangeOf } from '../findings/range.ts'

const WORD = String.raw`(?:[A-Z0-9][\p{L}\d'’-]*)`
const SUFFIX = String.raw`(?:Apartment [Hh]omes|Apartments?|Residences?|Towers?|Terraces?|Heights|Condos|Condominiums|Homes|Gardens?|Village|Villas|Court|Square|Plaza|House|Housing|Manor|Lofts|Suites|Vista|Gate)`
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d'’-])(${WORD}(?:\s+(?:(?:at|of|the|on|de|del|la|el|&)\s+)?${WORD}){0,4}?(?:\s+(?:Senior |Garden )?${SUFFIX}){1,3}(?:\s+(?:At|On|By|Of)\s+${WORD}(?:\s+${WORD})?)?(?:\s+\d{1,2})?)(?![\p{L}])`,
  'gu',
)
const CALLED = new RegExp(
  String.raw`\b(?:called|named)\s+(?:the\s+)?(${WORD}(?:\s+(?:(?:at|of|the|on|&)\s+)?${WORD}){0,4})`,
  'gu',
)
const VISIT = new RegExp(
  String.raw`\b(?:visit|visiting|viewing|tour|appointment|view|see)\s+(?:to|of|for|at)?\s*(?:the\s+)?(${WORD}(?:\s+(?:(?:at|of|the|on|&)\s+)?${WORD}){0,4})`,
  'gu',
)
const INTRODUCED = new RegExp(
  String.raw`(?<![\p{L}\d'’-])(${WORD}(?:\s+(?:(?:at|of|the|on|&)\s+)?${WORD}){0,4})(?=,?\s+(?:is (?:a |an |very |also |one )|located\b|is located|at \d))`,
  'gu',
)
const NOT_NAME =
  /^(?:i|the|this|that|there|it|is|yes|no|ok|okay|great|sure|one|another|how|what|which|do|does|are|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|[\d-]+)$/i

/** A day is no name, whatever it is for. */
const OF_DAYS =
  /\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|april|june|july|august|september|october|november|december)|(?:march|may) \d)\b/i

/** Buildings and compounds by the way they are named. Streets and areas are not among them. */
export function findPropertyNames(said: Said): Entity[] {
  const known = said.places.find(said.text)
  const areas = known.filter(({ place }) => place.kind === 'area').map(({ range }) => range)
  const buildings = known
    .filter(({ place }) => place.kind === 'building')
    .map(({ range, place }) => entity('propertyName', range, place.key, 0.95))
  // "Which area?" – "Discovery Gardens."
  if (said.role === 'customer' && said.dialogue.asked.includes('area')) return buildings
  const matches = [NAMED, CALLED, VISIT, INTRODUCED].flatMap((pattern) => [
    ...said.text.matchAll(pattern),
  ])
  const named = matches.flatMap((match) => {
    const name = withoutLead(match[1] ?? '')
    if (
      NOT_NAME.test(name) ||
      OF_DAYS.test(name) ||
      /\b(?:Street|Road|Avenue|Drive|Lane|Boulevard)\b/.test(name)
    )
      return []
    const range = rangeOf(match, name)
    // "Marina" inside "Marina Gate" is no area; "Jumeirah Village" inside "Jumeirah Village Circle" is no building.
    const partOfPlace = areas.some(
      (area) =>
        overlaps(area, range) &&
        ((area.start <= range.start && area.end >= range.end) || area.end > range.end),
    )
    return partOfPlace ? [] : [entity('propertyName', range, name, 0.75)]
  })
  return [...buildings, ...named]
}

/** A sentence's first word is written like a name. */
function withoutLead(name: string): string {
  const words = name.split(/\s+/)
  const first = words.findIndex(
    (word) =>
      !/^(?:The|There|A|An|One|Another|How|What|Is|At|In|On|For|Yes|No|Ok|Okay|Sure|Great|Your|This|I|We|Please|Alright|Only|Try|Confirming|Both|Other|I've)$/.test(
        word,
      ),
  )
  return first < 0 ? name : words.slice(first).join(' ')
}
