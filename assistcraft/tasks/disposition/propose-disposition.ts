import type { Gist, Ground } from '../state/gist.ts'

/** How a call most likely ends, by a key of the house's list, with the words that say so. */
export type Ending = Ground & { key: string; confidence: number }

type Rule = readonly [key: string, ground: (gist: Gist) => Ground | null | undefined, sure: number]

/** In order of weight. A key that the house does not use is nobody's ending. */
const RULES: readonly Rule[] = [
  ['wrongNumber', ({ said }) => said.get('objection:wrongNumber'), 0.9],
  ['complaint', ({ said }) => said.get('intent:complaint'), 0.85],
  ['offerMade', ({ said }) => said.get('intent:makeOffer'), 0.86],
  ['viewingBooked', viewing, 0.88],
  ['notInterested', ({ said }) => said.get('objection:notInterested'), 0.85],
  ['callBack', ({ said }) => said.get('intent:callback'), 0.82],
  ['interested', ({ said }) => said.get('intent:findHome') ?? said.get('intent:findByArea'), 0.75],
]

export function proposeDisposition(gist: Gist, keys: readonly string[]): Ending | null {
  for (const [key, ground, confidence] of RULES) {
    const found = keys.includes(key) ? ground(gist) : null
    if (found) return { key, segmentId: found.segmentId, quote: found.quote, confidence }
  }
  return null
}

/** A day was named, and it is a viewing's. */
function viewing({ said, state: { settled } }: Gist): Ground | null {
  const wanted = said.get('intent:bookViewing') ?? said.get('intent:reschedule')
  if (!wanted || !settled.has('viewingDate')) return null
  return said.get('entity:viewingDate') ?? wanted
}
