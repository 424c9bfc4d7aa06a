import { doubted, type Entity, entity, type Said } from '../findings/finding.ts'
import { rangeOf } from '../findings/range.ts'
import { openQuestions } from '../dialogue/dialogue.ts'
import { isCorrected } from '../reading/correction.ts'
import { COUNT, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'

type Kind = 'bedrooms' | 'bathrooms'

const UNIT: Record<Kind, string> = {
  bedrooms: '(?:bed[\\s-]*r+o+ms?|bedrms?|bdrms?|beds?|b(?:hk|r)s?|brs?)',
  bathrooms: '(?:bath[\\s-]*r+o+ms?|bathrms?|baths?|washrooms?|toilets?|rest ?rooms?|wcs?)',
}
const ONLY_ROOMS = '(?:rooms?)'

/** "two or three bedrooms": the first is what is asked for at least. */
function counted(unit: string): RegExp {
  return new RegExp(
    `(?<!\\d[.,])\\b(${COUNT}|single)(?:\\s*(?:or|to|-|and)\\s*(${COUNT}))?[\\s-]*(?:full |separate |attached )?${unit}\\b`,
    'gi',
  )
}

/** Half a bedroom is none: a study, a maid's room, or misheard. */
const HALVES = new RegExp(
  `(?<!\\d[.,])\\b(${COUNT})(?: and a half|[.,]5)[\\s-]*${UNIT.bedrooms}\\b`,
  'gi',
)
const COUNTED = { bedrooms: counted(UNIT.bedrooms), bathrooms: counted(UNIT.bathrooms) }
/** "Two bedrooms or three", "a three bed, maybe four". */
const OR_MORE = new RegExp(
  String.raw`${UNIT.bedrooms}(?: \w+)?,? (?:or|maybe|or maybe|or even|even|but|could be|possibly)(?: a| an| could be)? (${COUNT})\b(?=\s*(?:[.,!?;]|$|if|is|with|would|max|also|depending|or so|works))`,
  'gi',
)
const STUDIO = /\bstudio(?: apartment| flat)?s?\b/gi
const PLAIN_ROOMS = counted(ONLY_ROOMS)
/** A number that counts something else: people, time, money. */
const OTHER_UNIT =
  /^\s*(?:%|percent|people|persons?|kids?|children|cars?|cats?|dogs?|pets?|parking|units?|years?|months?|weeks?|days?|hours?|minutes?|am\b|pm\b|o'clock|thousand|million|k\b|cheques?|floors?|of us|,?\d)/i
const BARE = new RegExp(`\\b(${COUNT})\\b`, 'gi')
/** "Two, or three if it is old". */
const OR = /^[^.?!\d]{0,24}\bor(?: maybe| even)? $/i
/** "Two, but three would be better. So three." */
const CHANGED_MIND = /\b(?:but|so|rather|instead)\b/i
const AFTER = new RegExp(
  `\\b(bed[\\s-]*rooms?|bath[\\s-]*rooms?|baths?|wash ?rooms?|toilets?|beds?)(?: (?:should be|would be|is|are|needed))?:? (${COUNT})\\b`,
  'gi',
)

export function findRooms(said: Said): Entity[] {
  const named = [
    ...findHalves(said.text),
    ...findCounted(said.text),
    ...findStudio(said),
    ...findAfter(said.text),
  ]
  const more = [...said.text.matchAll(OR_MORE)].map((match) =>
    entity('bedrooms', rangeOf(match, match[1]), readSpokenNumber(match[1] ?? ''), 0.8),
  )
  return [...named, ...more, ...findAnswer(said, [...named, ...more])]
}

function findHalves(text: string): Entity[] {
  return [...text.matchAll(HALVES)].map((match) =>
    doubted(rooms('bedrooms', match), 'Ask what the half is', 0.5),
  )
}

function findCounted(text: string): Entity[] {
  return (['bedrooms', 'bathrooms'] as const).flatMap((kind) =>
    [...text.matchAll(COUNTED[kind])].map((match) => rooms(kind, match)),
  )
}

/** "bedrooms: 3": only where the number belongs to nothing that follows it. */
function findAfter(text: string): Entity[] {
  return [...text.matchAll(AFTER)].flatMap((match) => {
    const rest = text.slice((match.index ?? 0) + match[0].length)
    if (/^[\s-]*(?:bed|bath|room)/i.test(rest) || OTHER_UNIT.test(rest)) return []
    const kind = /^(?:bath|wash|toilet)/i.test(match[1] ?? '') ? 'bathrooms' : 'bedrooms'
    return [entity(kind, rangeOf(match), readSpokenNumber(match[2] ?? ''), 0.8)]
  })
}

function findStudio({ text }: Said): Entity[] {
  return [...text.matchAll(STUDIO)].map((match) => entity('bedrooms', rangeOf(match), 0, 0.9))
}

/** "How many bedrooms?" – "Three, please." The question gives the number its meaning. */
function findAnswer(said: Said, named: Entity[]): Entity[] {
  const asked = openQuestions(said)
  const ofHome = named.some(({ type }) => type === 'bedrooms') ? null : roomsOfHome(said.text)
  if (ofHome) return [ofHome]
  const kind = (['bedrooms', 'bathrooms'] as const).find(
    (room) => asked.includes(room) && !named.some((found) => found.type === room),
  )
  if (!kind) return []
  const plain = [...said.text.matchAll(PLAIN_ROOMS)][0]
  if (plain) return [rooms(kind, plain, 0.85)]
  const isLong = said.text.split(/\s+/).length > LONGEST_ANSWER
  const bare = bareNumbers(said.text, named)
  const numbers = (isLong ? bare.filter((match) => beginsSentence(said.text, match)) : bare).map(
    (match) => entity(kind, rangeOf(match), readSpokenNumber(match[0]), 0.85),
  )
  return numbers.reduce<Entity[]>((kept, number) => {
    const earlier = kept.at(-1)
    if (!earlier) return [number]
    const between = said.text.slice(earlier.range.end, number.range.start)
    if (CHANGED_MIND.test(between)) return [number]
    if (isLong) return [...kept, number]
    const isOther = OR.test(between) || isCorrected(said.text, earlier.range, number.range)
    return isOther ? [...kept, number] : kept
  }, [])
}

/** In more words than these the answer is what a sentence begins with. */
const LONGEST_ANSWER = 14

function beginsSentence(text: string, match: RegExpExecArray): boolean {
  return (
    /(?:^|[.!?]\s{1,2})$/.test(text.slice(0, match.index)) &&
    /^(?:\s*(?:[.,!?]|$)|\s(?:is|or|plus|minimum|maximum|would|with|will|at least|please|then)\b)/i.test(
      text.slice(match.index + match[0].length),
    )
  )
}

/** "Apartment, two rooms": as people say it whose language counts so. */
function roomsOfHome(text: string): Entity | null {
  if (!/\b(?:apartment|flat|villa|townhouse|penthouse|house)s?\b/i.test(text)) return null
  const match = [...text.matchAll(PLAIN_ROOMS)][0]
  return match ? rooms('bedrooms', match, 0.75) : null
}

function bareNumbers(text: string, named: Entity[]): RegExpExecArray[] {
  return [...text.matchAll(BARE)].filter((match) => {
    const { start, end } = rangeOf(match)
    const taken = named.some(({ range }) => start < range.end && range.start < end)
    return (
      !taken &&
      !OTHER_UNIT.test(text.slice(end)) &&
      !/[\d.,:$/]$/.test(text.slice(0, start)) &&
      !isPronoun(text, match)
    )
  })
}

/** "the one in Marina", "that one", "one of them" count nothing. */
function isPronoun(text: string, match: RegExpExecArray): boolean {
  if (match[0].toLowerCase() !== 'one') return false
  return (
    /\b(?:the|this|that|another|other|which|any|good|nice|last|first)\s+$/i.test(
      text.slice(0, match.index),
    ) ||
    /^\s*(?:in|of|that|with|which|is(?! (?:enough|fine|ok|okay|plenty|all|good)))\b/i.test(
      text.slice(match.index + 3),
    )
  )
}

function rooms(kind: Kind, match: RegExpExecArray, confidence = 0.95): Entity {
  const first = match[1]?.toLowerCase() === 'single' ? 1 : readSpokenNumber(match[1] ?? '')
  return entity(kind, rangeOf(match), first, match[2] ? 0.8 : confidence)
}
