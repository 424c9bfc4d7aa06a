import type { Annotation } from '../annotation.ts'
import type { CheckResult, Correction, Corrections } from '../checklist.ts'
import type { PartyRole } from '../fields.ts'

/** A mark with the characters that it stands on; null where it is about its segment as a whole, or where its words are gone. */
export type PlacedMark = Annotation & { range: { start: number; end: number } | null }
type Spoken = { id: string; role: PartyRole }

/** What the call shows of an item, with the marks whose words show it: also of what is not met, as far as it went. */
export type Found = { result: CheckResult; marks: readonly PlacedMark[] }
export type ScoredItem = {
  item: string
  /** Null where the call cannot show it, or not yet. */
  found: Found | null
  corrected: Correction | null
  /** What counts: a person's word before what was found. */
  result: CheckResult | null
}
type Call = { segments: readonly Spoken[]; marks: readonly PlacedMark[]; isOver: boolean }

/** `needs`: of each line one must be heard, named `kind:type`, with whoever must have said it before. `only`: what shows that it matters. */
type Rule = { needs: readonly (readonly string[])[]; only?: (heard: Heard) => Found | null }
type Heard = { first: (names: readonly string[]) => PlacedMark | null }

const NOT_APPLICABLE = 'na'

/** By what the items are found that every house begins with; what a house adds of its own people judge. */
const RULES: Record<string, Rule> = {
  greeted: { needs: [['compliance:brokerageNamed']] },
  consent: { needs: [['compliance:recordingNotice']] },
  name: { needs: [['check:personAsked', 'customer entity:person']] },
  requirements: {
    needs: [
      ['entity:area', 'check:areaAsked'],
      ['entity:bedrooms', 'check:bedroomsAsked'],
      ['entity:budget', 'check:budgetAsked'],
    ],
    only: unlessOfOtherThings,
  },
  timing: { needs: [['entity:moveDate', 'check:moveDateAsked']], only: unlessOfOtherThings },
  financing: {
    needs: [['check:financingAsked', 'fieldProposal:financing']],
    only: (heard) =>
      unlessOfOtherThings(heard) ?? shownBy(heard, ['entity:rent', 'entity:cheques']),
  },
  fees: { needs: [['compliance:feesNamed']], only: unlessOfOtherThings },
  leaveToWrite: {
    needs: [['compliance:consentAsked']],
    only: (heard) =>
      heard.first(['customer entity:phone', 'customer entity:email'])
        ? null
        : { result: NOT_APPLICABLE, marks: [] },
  },
  viewingOffered: { needs: [['check:viewingOffered']], only: unlessOfOtherThings },
  nextStep: { needs: [['entity:viewingDate', 'intent:callback', 'check:followUp']] },
}

/** The items that the call itself can show. */
export const FOUND_ITEMS: readonly string[] = Object.keys(RULES)

const ABOUT_A_HOME = ['findHome', 'findByArea', 'askDetail', 'bookViewing', 'makeOffer']
const OTHER_THINGS = ['listProperty', 'valuation', 'complaint', 'cancel', 'reschedule']

/**
 * The items of the house's list as a call shows them, in its order. Nothing is met without words that say so, and before the call is over
 * nothing is said to be missed. A call of which no word is on record shows nothing.
 */
export function scoreCall(
  items: readonly string[],
  call: Call,
  corrections: Corrections,
): ScoredItem[] {
  const heard = hear(call)
  const isSpoken = call.segments.length > 0
  return items.map((item) => {
    const rule = Object.hasOwn(RULES, item) ? RULES[item] : undefined
    const found = rule && isSpoken ? find(rule, heard, call.isOver) : null
    const corrected = corrections[item] ?? null
    return { item, found, corrected, result: corrected?.result ?? found?.result ?? null }
  })
}

/** How many of those that count are met; what does not apply, and what nobody has judged, does not count. */
export function tallyOf(scored: readonly Pick<ScoredItem, 'result'>[]): {
  met: number
  judged: number
} {
  const met = scored.filter(({ result }) => result === 'met').length
  return { met, judged: met + scored.filter(({ result }) => result === 'notMet').length }
}

function find({ needs, only }: Rule, heard: Heard, isOver: boolean): Found | null {
  const shown = needs.map((names) => heard.first(names))
  const marks = shown.filter((mark) => mark !== null)
  if (marks.length === needs.length) return { result: 'met', marks }
  if (!isOver) return null
  return only?.(heard) ?? { result: 'notMet', marks }
}

/** A complaint needs no viewing: what was said of homes to find decides, where both were. */
function unlessOfOtherThings(heard: Heard): Found | null {
  const wrong = heard.first(['objection:wrongNumber'])
  if (wrong) return { result: NOT_APPLICABLE, marks: [wrong] }
  if (heard.first(intents(ABOUT_A_HOME))) return null
  return shownBy(heard, intents(OTHER_THINGS))
}

function shownBy(heard: Heard, names: readonly string[]): Found | null {
  const mark = heard.first(names)
  return mark && { result: NOT_APPLICABLE, marks: [mark] }
}

function intents(types: readonly string[]): string[] {
  return types.map((type) => `customer intent:${type}`)
}

/** The first mark of each name whose words still stand, in spoken order: one pass. */
function hear({ segments, marks }: Call): Heard {
  const place = new Map(segments.map(({ id, role }, at) => [id, { at, role }]))
  const first = new Map<string, PlacedMark>()
  const standing = marks.filter(
    (mark) => isStanding(mark) && place.has(mark.segmentId) && hasWords(mark),
  )
  const order = ({ segmentId, range, id }: PlacedMark) =>
    [place.get(segmentId)?.at ?? 0, range?.start ?? -1, id] as const
  for (const mark of standing.toSorted((a, b) => compare(order(a), order(b)))) {
    const name = `${mark.kind}:${mark.type}`
    for (const key of [name, `${place.get(mark.segmentId)?.role} ${name}`])
      if (!first.has(key)) first.set(key, mark)
  }
  return {
    first: (names) => {
      const found = names.flatMap((name) => first.get(name) ?? [])
      return found.toSorted((a, b) => compare(order(a), order(b)))[0] ?? null
    },
  }
}

function isStanding({ status }: PlacedMark): boolean {
  return status !== 'dismissed' && status !== 'expired'
}

/** A mark whose words were corrected away shows nothing any more. */
function hasWords({ anchor, range }: PlacedMark): boolean {
  return anchor === null || range !== null
}

type Order = readonly [at: number, start: number, id: string]

function compare(a: Order, b: Order): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]))
}
