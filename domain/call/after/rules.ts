import type { LeadFields } from '../../lead/fields.ts'
import type { CheckResult } from '../checklist.ts'
import type { Heard, PlacedMark } from './heard.ts'

/** What the call shows of an item, with the marks whose words show it: also of what is not met, as far as it went. */
export type Found = { result: CheckResult; marks: readonly PlacedMark[] }
type Lead = Partial<LeadFields>

/** Of `heard` one must be. `known`: while one talks it need not be asked of whom it is known already; afterwards words alone count. */
type Need = { heard: readonly string[]; known?: (lead: Lead) => boolean }
/** `only`: what shows that it does not apply. */
export type Rule = { needs: readonly Need[]; only?: (heard: Heard) => Found | null }

const NOT_APPLICABLE = 'na' satisfies CheckResult

/** By what the items are found that every house begins with, while one talks and afterwards; what a house adds of its own people judge. */
export const RULES: Readonly<Record<string, Rule>> = {
  greeted: { needs: [{ heard: ['compliance:brokerageNamed'] }] },
  consent: { needs: [{ heard: ['compliance:recordingNotice'] }] },
  name: { needs: [{ heard: ['check:personAsked', 'customer entity:person'] }] },
  requirements: {
    needs: [
      { heard: ['entity:area', 'check:areaAsked'], known: ({ areas }) => isKnown(areas) },
      {
        heard: ['entity:bedrooms', 'check:bedroomsAsked'],
        known: ({ bedrooms }) => isKnown(bedrooms),
      },
      {
        heard: ['entity:budget', 'check:budgetAsked'],
        known: ({ budgetMin, budgetMax }) => isKnown(budgetMax ?? budgetMin),
      },
    ],
    only: unlessOfOtherThings,
  },
  timing: {
    needs: [
      {
        heard: ['entity:moveDate', 'check:moveDateAsked'],
        known: ({ moveDate }) => isKnown(moveDate),
      },
    ],
    only: unlessOfOtherThings,
  },
  financing: {
    needs: [
      {
        heard: ['check:financingAsked', 'fieldProposal:financing'],
        known: ({ financing }) => isKnown(financing),
      },
    ],
    only: (heard) =>
      unlessOfOtherThings(heard) ?? shownBy(heard, ['entity:rent', 'entity:cheques']),
  },
  fees: { needs: [{ heard: ['compliance:feesNamed'] }], only: unlessOfOtherThings },
  leaveToWrite: {
    needs: [{ heard: ['compliance:consentAsked'] }],
    only: (heard) =>
      heard.first(['customer entity:phone', 'customer entity:email'])
        ? null
        : { result: NOT_APPLICABLE, marks: [] },
  },
  viewingOffered: { needs: [{ heard: ['check:viewingOffered'] }], only: unlessOfOtherThings },
  nextStep: { needs: [{ heard: ['entity:viewingDate', 'intent:callback', 'check:followUp'] }] },
}

/** The items that the call itself can show. */
export const FOUND_ITEMS: readonly string[] = Object.keys(RULES)

const ABOUT_A_HOME = ['findHome', 'findByArea', 'askDetail', 'bookViewing', 'makeOffer']
const OTHER_THINGS = ['listProperty', 'valuation', 'complaint', 'cancel', 'reschedule']

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

function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}
