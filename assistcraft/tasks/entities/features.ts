import type { Furnishing, PropertyType } from '#domain/catalogue.ts'
import { type Entity, entity, rangeOf, type Said } from '../finding.ts'
import { COUNT, readNumber } from './numbers.ts'

const TYPES: [RegExp, PropertyType, number][] = [
  [/\b(?:hotel|serviced) apartments?\b/gi, 'hotelApartment', 0.9],
  [
    /\b(?<!hotel |serviced )(?:apartments?|apts?|flats?|condos?|condominiums?)\b/gi,
    'apartment',
    0.9,
  ],
  [/\bvillas?\b/gi, 'villa', 0.95],
  [/\btown ?houses?\b/gi, 'townhouse', 0.95],
  [/\bpent ?houses?\b/gi, 'penthouse', 0.95],
  [/\blofts?\b/gi, 'loft', 0.8],
  [/\boffices?(?= space| unit|\b[^.?!]*\b(?:rent|lease|buy|sqft|square))/gi, 'office', 0.7],
  [/\b(?:retail )?shops?(?= space| unit| to rent| for rent)/gi, 'shop', 0.7],
  [/\bwarehouses?\b/gi, 'warehouse', 0.9],
  [/\b(?:plots?(?: of land)?|land plot)\b/gi, 'land', 0.8],
]
const FURNISHING: [RegExp, Furnishing][] = [
  [
    /\b(?:unfurnished|not (?:be )?(?:already |fully )?furnished|isn't furnished|without furniture|own furniture)\b/gi,
    'unfurnished',
  ],
  [/\b(?:semi|part|partly|partially)[- ]furnished\b/gi, 'partly'],
  [
    /\b(?<!un)(?<!not )(?<!not be )(?<!n't )(?<!(?:semi|part|partly|partially)[- ])(?:fully |already )?furnished\b|\bwith furniture\b/gi,
    'furnished',
  ],
]
const NO_PETS =
  /\b(?:no (?:pets|dogs|cats|animals)|(?:don't|do not) have (?:any )?(?:pets|animals)|(?:pets|animals|dogs) (?:are not|aren't|are n't) (?:allowed|permitted)|not (?:a )?pet[- ]friendly|nor (?:are|is) (?:pets|animals) allowed|not allowing pets|not allow (?:any )?(?:pets|animals)|(?:doesn't|does not|don't|do not|cannot|can't|won't|will not) (?:allow|accept|take|bring) (?:any |the )?(?:pets|animals))\b/gi
const PETS = new RegExp(
  String.raw`\b(?:pets?[- ]friendly|(?:allows?|accepts?|takes?|permits?) (?:my |our |small |any )?(?:pets?|dogs?|cats?|animals?)|(?:pets?|animals?|dogs?|cats?)(?: (?:are|is|being|(?:should|can|must|need to|has to|have to)(?: be)?))? (?:allowed|permitted|welcomed?|ok)|(?:have|has|got|with|bring|keep)(?:ing)? (?:an? |my |our |${COUNT} )?(?:small |big |large )?(?:pets?|dogs?|cats?)|${COUNT} (?:small )?(?:cats?|dogs?)|for (?:my|our) (?:pets?|dogs?|cats?)|my (?:pets?|dogs?|cats?))\b`,
  'gi',
)
const PARKING = new RegExp(
  String.raw`\b(?:(${COUNT})\s+(?:\w+\s+)?)?(?:(?:car )?parking(?:\s+(?:spaces?|spots?|bays?|lots?))?|car ?parks?|(?:car )?garage)\b`,
  'gi',
)
/** "Is it furnished?" asks about a home and states no wish; "do you have one that is furnished" does. */
const WISH = String.raw`find|search\w*|look\w*|want\w*|need(?! to know)\w*|like(?! to know)|prefer\w*|get me|should|must|ha(?:s|ve) to|that(?: (?:is|are|has|have|does|will))?|which (?:is|are)|where|with|another|other|any|do you have|would be`
const ASK = String.raw`is|are|does|do|did|will|can (?:i|we)|may (?:i|we)|could (?:i|we)|if|whether|what|how`
const CUE = new RegExp(String.raw`\b(?:(${WISH})|(${ASK}))\b`, 'gi')

export function findPropertyTypes({ text }: Said): Entity[] {
  return TYPES.flatMap(([pattern, type, confidence]) =>
    [...text.matchAll(pattern)].map((match) =>
      entity('propertyType', rangeOf(match), type, confidence),
    ),
  )
}

export function findFurnishing(said: Said): Entity[] {
  return FURNISHING.flatMap(([pattern, value]) =>
    stated(said, pattern).map((match) => entity('furnishing', rangeOf(match), value, 0.85)),
  )
}

export function findPets(said: Said): Entity[] {
  const without = stated(said, NO_PETS).map((match) => entity('pets', rangeOf(match), false, 0.85))
  const having = stated(said, PETS).map((match) => entity('pets', rangeOf(match), true, 0.85))
  return [
    ...without,
    ...having.filter(
      ({ range }) =>
        !without.some((no) => range.start < no.range.end && no.range.start < range.end),
    ),
  ]
}

export function findParking(said: Said): Entity[] {
  return stated(said, PARKING).map((match) =>
    entity('parking', rangeOf(match), readNumber(match[1] ?? '') ?? 1, match[1] ? 0.9 : 0.7),
  )
}

function stated({ text, role }: Said, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)].filter((match) => {
    const sentence = sentenceAround(text, match.index)
    if (role === 'agent') return !sentence.trimEnd().endsWith('?')
    const before = sentence.slice(0, match.index - sentenceStart(text, match.index))
    const cue = [...before.matchAll(CUE)].at(-1)
    return cue ? cue[1] !== undefined : !/\?\s*$/.test(sentence)
  })
}

/** The sentence that holds a position, with its closing mark. */
export function sentenceAround(text: string, index: number): string {
  const start = sentenceStart(text, index)
  const after = text.slice(index).search(/[.?!](?:\s|$)/)
  return text.slice(start, after < 0 ? text.length : index + after + 1)
}

function sentenceStart(text: string, index: number): number {
  return index === 0
    ? 0
    : Math.max(...['.', '?', '!'].map((mark) => text.lastIndexOf(mark, index - 1))) + 1
}
