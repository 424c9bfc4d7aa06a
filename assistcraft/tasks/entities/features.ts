import { openQuestions } from '../dialogue/dialogue.ts'
import { isUnmarkedQuestion, type Question } from '../dialogue/questions.ts'
import type { Furnishing } from '#domain/catalogue.ts'
import { type Entity, entity, type Said } from '../findings/finding.ts'
import { overlaps, rangeOf } from '../findings/range.ts'
import { COUNT, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import type { ReferenceValue } from '#domain/reference/reference.ts'

/** Words that are also said of something else: a home is meant only with what stands here behind them. */
const NEEDS_MORE: [word: RegExp, then: string][] = [
  [
    /^offices?$/,
    String.raw`(?<!\b(?:my|our|his|her|their|your|the|post|home|box|head|main|back) offices?)(?<!\b(?:in|at|to|from) (?:the |an? |our )?offices?)(?<!\b(?:real estate|this is|this is the|(?:and|plus) an? (?:\w+ )?) ?office)(?! (?:hours|manager|work|boy|party|room|is closed|will|عقارات|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|\w{3,6}ty)\b)`,
  ],
  [/^shops?$/, '(?= space| unit| to rent| for rent)'],
  [/^(?:land|retail)$/, '(?= for sale| to buy)'],
]
const wordsOfTypes = new WeakMap<readonly ReferenceValue[], [RegExp, string][]>()

/** By which words the house's types are said, the longest first: a hotel apartment is no apartment. */
function wordsOf(types: readonly ReferenceValue[]): [RegExp, string][] {
  const known = wordsOfTypes.get(types)
  if (known) return known
  const ways = types.flatMap(({ key, labels, aliases }) =>
    [labels.en, labels.ar, ...aliases].map((way) => ({ key, way: way.toLowerCase() })),
  )
  const made = ways
    .toSorted((a, b) => b.way.length - a.way.length)
    .map(({ key, way }): [RegExp, string] => [patternOf(way), key])
  wordsOfTypes.set(types, made)
  return made
}

function patternOf(way: string): RegExp {
  const then = NEEDS_MORE.find(([word]) => word.test(way))?.[1] ?? ''
  const written = way.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${written}(?![\p{L}\p{N}])${then}`, 'giu')
}
const FURNISHING: [RegExp, Furnishing][] = [
  [
    /\b(?:unfurnished|not (?:be )?(?:already |fully )?furnished|isn't furnished|(?:without|no|not any) (?:any )?furnitures?|(?:my |our )?own furnitures?)\b/gi,
    'unfurnished',
  ],
  [/\b(?:semi|part|partly|partially)[- ]furnished\b/gi, 'partly'],
  [
    /\b(?<!un)(?<!not )(?<!not be )(?<!n't )(?<!(?:semi|part|partly|partially)[- ])(?:fully |already |all )?furnished\b|\bwith (?:all )?(?:the |its |their )?furnitures?\b|\bfurnitures? (?:is |are )?(?:all )?(?:included|inside|comes with|stays)\b/gi,
    'furnished',
  ],
]
/** Of a home whose furniture is asked for; else a home is empty where nobody lives in it. */
const EMPTY = /\b(?:empty|bare|nothing inside)\b/gi
const NO_PETS =
  /\b(?:(?:pets|dogs|cats|animals) no\b|no (?:pets|dogs|cats|animals)|(?:don't|do not) have (?:any )?(?:pets|animals)|(?:pets|animals|dogs) (?:are not|aren't|are n't) (?:allowed|permitted)|not (?:a )?pet[- ]friendly|nor (?:are|is) (?:pets|animals) allowed|not allowing pets|not allow (?:any )?(?:pets|animals)|(?:doesn't|does not|don't|do not|cannot|can't|won't|will not) (?:allow|accept|take|bring) (?:any |the )?(?:pets|animals))\b/gi
const PETS = new RegExp(
  String.raw`\b(?:pets?[- ]friendly|(?:allows?|accepts?|takes?|permits?) (?:my |our |small |any )?(?:pets?|dogs?|cats?|animals?)|(?:pets?|animals?|dogs?|cats?)(?: (?:are|is|being|(?:should|can|must|need to|has to|have to)(?: be)?))? (?:allowed|permitted|welcomed?|ok)|(?:have|has|got|with|bring|keep)(?:ing)? (?:an? |my |our |${COUNT} )?(?:small |big |large )?(?:pets?|dogs?|cats?)|${COUNT} (?:small )?(?:cats?|dogs?)|for (?:my|our) (?:pets?|dogs?|cats?)|my (?:pets?|dogs?|cats?))\b`,
  'gi',
)
const ANIMAL = String.raw`(?:dogs?|cats?|kittens?|pupp(?:y|ies)|parrots?|rabbits?|labradors?|retrievers?|huskys?|huskies|poodles?|bulldogs?|terriers?|spaniels?|beagles?|pugs?|malinois|ridgebacks?|chihuahuas?|dachshunds?|shih ?tzus?|dobermanns?|dobermans?|rottweilers?|alsatians?|shepherds?|persians?|ragdolls?|pets)`
/** An animal that somebody has, whatever is said of it; not what is refused, or nobody's. */
const PET = new RegExp(
  String.raw`(?<!\b(?:no|not|without|don't have|do not have|don’t have|any|hot|are|like|or|than|raining|guide) (?:an? )?)\b(?:(?:an?|the|my|our|${COUNT}) )?(?:small |big |little |old )?${ANIMAL}\b(?! (?:food|park|walk|show|shop|days|house|sitter))`,
  'gi',
)
const PARKING = new RegExp(
  String.raw`\b(?<!\b(?:visitors?|guests?)(?:['’]s?)? )(?<!\b(?:giv|allow|find|block)\w* )(?:(${COUNT})\s+(?:\w+\s+)?)?(?:(?:car )?parkings?(?:\s+(?:spaces?|spots?|bays?|lots?))?|car ?parks?|(?:car )?garage)\b(?:(?: is| are|:)?(?: for)? (${COUNT})(?= cars?\b|[\s]*(?:[.,!?]|$| (?:must|only|please|enough|minimum|at least|for sure)\b)| parking))?`,
  'gi',
)
const SPOTS = new RegExp(
  String.raw`\b(${COUNT})\b(?: (?:cars?|spots?|spaces?|places?|bays?))?`,
  'gi',
)
const NONE = /^(?:no|nope|none|not really|no thanks?)\b/i
const CHEQUES = new RegExp(
  String.raw`\b(${COUNT}|single)\s+(?:post[- ]?dated )?(?:cheques?|checks?|chqs?|payments|instal?lments)\b`,
  'gi',
)
/** "Is it furnished?" asks about a home and states no wish; "do you have one that is furnished" does. */
const WISH = String.raw`find|search\w*|look\w*|want\w*|need(?! to know)\w*|like(?! to know)|prefer\w*|get me|should|must|ha(?:s|ve) to|that(?: (?:is|are|has|have|does|will))?|which (?:is|are)|where|with|another|other|any|do you have|would be`
const ASK = String.raw`is|are|does|do|did|will|can (?:i|we)|may (?:i|we)|could (?:i|we)|if|whether|what|how`
const ASKED_OUTRIGHT =
  /^\s*(?:and |so |but )?(?:is|are|does|do|did|has) (?:it|they|the|there|this|that)\b/i
const CUE = new RegExp(String.raw`\b(?:(${WISH})|(${ASK}))\b`, 'gi')

const PRICED =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|\w{3,6}teen|hundred|thousand|million|k)\s$/i

export function findPropertyTypes({ text, places, dialogue }: Said): Entity[] {
  const found: Entity[] = []
  for (const [pattern, type] of wordsOf(places.house.propertyTypes)) {
    for (const match of text.matchAll(pattern)) {
      const range = rangeOf(match)
      if (found.some((other) => overlaps(other.range, range))) continue
      // "Two flat" is a price.
      const isPrice =
        dialogue.asked.includes('budget') ||
        dialogue.amounts.length > 0 ||
        /\b(?:budget|allowance|pay|offer|for|at)\b/i.test(text)
      if (isPrice && /^flat$/i.test(match[0]) && PRICED.test(text.slice(0, match.index))) continue
      found.push(entity('propertyType', range, type, 0.9))
    }
  }
  return found.toSorted((a, b) => a.range.start - b.range.start)
}

export function findFurnishing(said: Said): Entity[] {
  const named = FURNISHING.flatMap(([pattern, value]) =>
    stated(said, pattern).map((match) => entity('furnishing', rangeOf(match), value, 0.85)),
  )
  const isAsked = openQuestions(said).includes('furnishing')
  if (named.length > 0 || !isAsked) return named
  return stated(said, EMPTY).map((match) =>
    entity('furnishing', rangeOf(match), 'unfurnished', 0.75),
  )
}

export function findPets(said: Said): Entity[] {
  const answer = [...said.text.matchAll(PET)].filter(
    ({ index }) => said.role !== 'agent' || !/\?\s*$/.test(sentenceAround(said.text, index)),
  )
  const without = stated(said, NO_PETS).map((match) => entity('pets', rangeOf(match), false, 0.85))
  const stating = stated(said, PETS)
  const others = answer.filter(
    (match) => !stating.some((one) => overlaps(rangeOf(one), rangeOf(match))),
  )
  const having = [...stating, ...others].map((match) => entity('pets', rangeOf(match), true, 0.85))
  const none = NONE.exec(said.text)
  if (none && without.length + having.length === 0 && isAskedOnly(said, 'pets'))
    return [entity('pets', rangeOf(none), false, 0.8)]
  return [
    ...without,
    ...having.filter(
      ({ range }) =>
        !without.some((no) => range.start < no.range.end && no.range.start < range.end),
    ),
  ]
}

export function findParking(said: Said): Entity[] {
  const named = stated(said, PARKING).map((match) =>
    entity(
      'parking',
      rangeOf(match),
      readSpokenNumber(match[1] ?? match[2] ?? '') ?? 1,
      match[1] ? 0.9 : 0.7,
    ),
  )
  const told = said.role === 'agent' && said.dialogue.wondered.includes('parking')
  if (told && named.length === 0 && SHORT_TOLD.test(said.text)) return places(said)
  if (named.length > 0 || !isAskedOnly(said, 'parking')) return named
  return places(said)
}

/** "Five.", "two cars covered": an agent who was asked for parking. */
const SHORT_TOLD = new RegExp(String.raw`^(?:yes,? )?${COUNT}\b[^.?!,\d]{0,24}[.!]?$`, 'i')

function places(said: Said): Entity[] {
  const spots = [...said.text.matchAll(SPOTS)].at(-1)
  return spots ? [entity('parking', rangeOf(spots), readSpokenNumber(spots[1] ?? ''), 0.8)] : []
}

/** A bare "no" answers the one thing that was asked. */
function isAskedOnly({ role, dialogue: { asked } }: Said, question: Question): boolean {
  return role === 'customer' && asked.length === 1 && asked[0] === question
}

/** In how many cheques a year's rent is paid. */
export function findCheques(said: Said): Entity[] {
  const { text, role, dialogue } = said
  const named = [...text.matchAll(CHEQUES)].map((match) =>
    entity('cheques', rangeOf(match), readSpokenNumber(match[1] ?? '') ?? 1, 0.9),
  )
  named.push(...findPaidIn(text, named))
  const isAsked = (role === 'agent' ? dialogue.wondered : dialogue.asked).includes('cheques')
  if (named.length === 0 && !isAsked) return []
  const others = [...text.matchAll(named.length > 0 ? OR_SO_MANY : SO_MANY)].flatMap((match) => {
    const range = rangeOf(match, match[1])
    return named.some((one) => overlaps(one.range, range))
      ? []
      : [entity('cheques', range, readSpokenNumber(match[1] ?? '') ?? 1, 0.75)]
  })
  return [...named, ...(named.length > 0 ? others : others.slice(0, 3))]
}

/** "Sixty eight in four": an amount, and in how many parts. */
const PAID_IN =
  /\b(?:thousand|k|hundred|grand|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?: (?:one|two|three|four|five|six|seven|eight|nine))?|\d{2,3}) in (one|two|three|four|six|twelve|[1-46]|12)(?=\s*(?:[.,!?;]|$))/gi

function findPaidIn(text: string, named: readonly Entity[]): Entity[] {
  return [...text.matchAll(PAID_IN)].flatMap((match) => {
    const start = match.index + match[0].lastIndexOf(match[1] ?? '')
    const range = { start, end: match.index + match[0].length }
    return named.some((one) => overlaps(one.range, range))
      ? []
      : [entity('cheques', range, readSpokenNumber(match[1] ?? '') ?? 1, 0.75)]
  })
}

/** What counts something else than cheques. */
const NOT_SO_MANY = String.raw`(?![\w.,:/-]*\d|[- ]?(?:bed|bath|bhk|rooms?\b|hundred|thousand|million|k\b|percent|%|people|kids|cars?|years?|months?|weeks?|days?|minutes?|point|and a half|parkings?|o['’]?clock|am\b|pm\b|of us|dirhams?|aed))`
/** "Six cheques if he is okay, otherwise four is fine", "two or three". */
const OR_SO_MANY = new RegExp(
  String.raw`\b(?:otherwise|or|but|is possible|maybe|even|in|else|could do|can do|max(?:imum)?|prefers?|not|if not)\s+(${COUNT})\b${NOT_SO_MANY}(?=[\s]*(?:[.,!?;]|$|is|are|also|if|works|would|will|can|too|fine|max|okay|ok|لو|cheques?|checks))`,
  'gi',
)
const SO_MANY = new RegExp(
  String.raw`(?:^|[,.]\s*|\b(?:in|maybe|or|is|want|only|max(?:imum)?|prefer|do|accept|take|takes|wants|say|with|just|be|yes|to|usually|and|but|is possible|make|pay|least|most)\s+)(${COUNT}|single)\b${NOT_SO_MANY}`,
  'gi',
)

function stated({ text, role }: Said, pattern: RegExp): RegExpExecArray[] {
  return [...text.matchAll(pattern)].filter((match) => {
    const sentence = sentenceAround(text, match.index)
    if (role === 'agent') return !sentence.trimEnd().endsWith('?') && !isUnmarkedQuestion(text)
    const before = sentence.slice(0, match.index - sentenceStart(text, match.index))
    const isAsked = /\?\s*$/.test(sentence)
    if (/\bhow (?:many|much)\s*$/i.test(before)) return false
    if (ASKED_OUTRIGHT.test(sentence) && (isAsked || isUnmarkedQuestion(text))) return false
    if (!isAsked && !/\b(?:if|whether|know|ask|check)\b/i.test(before)) return true
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
