import { COUNT, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import { type Entity, entity, type Said } from '../findings/finding.ts'
import { rangeOf } from '../findings/range.ts'

/** A number that begins a sentence and stands for itself, or has an article: "five will do", "the two", "a three". */
const SAID_AGAIN = new RegExp(
  String.raw`(?:^|[.!?,]\s+|\b(?:okay|ok|so|yes|no|then|said|count|better than|the|a|this time,?|make it) )(${COUNT})(?=\s*(?:[.,!?…]|$)|\s+(?:is|are|will|would|sounds|looks|seems|works?|then|so|at|okay|fine|good|for|please|must|plus|maximum|minimum|better|again|from|if|not|in)\b)`,
  'gi',
)
/** "The two", "a three": of homes, by their bedrooms. */
const OF_HOMES = /\b(?:the|a) $/i
const ROOMS = /\b(?:bed ?rooms?|beds?|bhk)\b/i
/** What the number counts, or is a part of. */
const ELSE_BEHIND =
  /^\s*(?:of (?:us|them|my|the)|point|hundred|thousand|million|[ap]\.?m\b|o['’]?clock|for (?:me|you|us)|at (?:a|the|least|most) )/i
const PRONOUN = /\b(?:the|a|this|that|which|another|other) $/i

/** What the other side has just counted, said again as a bare number: so many cheques, so many bedrooms. */
export function findEchoes({ text, role, dialogue }: Said): Entity[] {
  const { lately, asked, wondered } = dialogue
  const open = role === 'agent' ? wondered : asked
  const isOfRooms = ROOMS.test(text) || lately.some(({ type }) => type === 'bedrooms')
  return [...text.matchAll(SAID_AGAIN)].flatMap((match) => {
    const range = rangeOf(match, match[1])
    const value = readSpokenNumber(match[1] ?? '') ?? 0
    if (ELSE_BEHIND.test(text.slice(range.end))) return []
    const before = text.slice(0, range.start)
    if (OF_HOMES.test(before)) {
      const isHome = isOfRooms && value >= 2 && value <= 7
      return isHome ? [entity('bedrooms', range, value, 0.7)] : []
    }
    if (PRONOUN.test(before)) return []
    const isRooms = /\bmake it $/i.test(before) && open.includes('bedrooms') && value <= 7
    if (isRooms) return [entity('bedrooms', range, value, 0.75)]
    const same = lately.filter((one) => one.value === value).at(-1)
    const isSaid = open.length === 0 && /\b(?:so|said|better than) $/i.test(before)
    const type = same?.type ?? (isSaid ? lately.at(-1)?.type : undefined)
    return type && type !== 'viewingTime' && isCount(type) ? [entity(type, range, value, 0.7)] : []
  })
}

type CountType = 'bedrooms' | 'bathrooms' | 'cheques' | 'parking'

function isCount(type: string): type is CountType {
  return type === 'bedrooms' || type === 'bathrooms' || type === 'cheques' || type === 'parking'
}
