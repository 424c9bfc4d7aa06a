import { MEASURES, type MeasureName, type MetricSubject } from '#domain/metrics/catalogue.ts'

const COUNTED = 'leads, listings, calls, viewings, tasks, prices and rates'
const or = (options: readonly string[]) => options.join(' or ')
const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase()).join(', ')
const nouns = {
  lead: 'leads',
  listing: 'listings',
  call: 'calls',
  viewing: 'viewings',
  task: 'tasks',
}
type Unit = 'week' | 'month' | 'quarter' | 'year'

export const planner = {
  examples:
    'Ask for numbers of leads, listings, calls, viewings or tasks, for example: leads by stage, listings by area and price, calls by agent this week.',
  nothingToCount: 'This is not something I can count.',
  tooManyWords: (most: number) => `Questions have up to ${most} words.`,
  strange: (said: readonly string[], isMore: boolean, measure: string | null) =>
    `I did not understand ${said.map((word) => `“${word}”`).join(', ')}${isMore ? ' and more' : ''}${measure ? ` for ${measure.toLowerCase()}` : ''}.`,
  isThisMeant: (said: readonly string[]) =>
    `I did not understand ${said.map((word) => `“${word}”`).join(', ')}. Is this meant?`,
  possible: (measure: string, splits: readonly string[], filters: readonly string[]) =>
    `${measure} can be split by ${lower(splits)} and narrowed by ${lower(filters)}.`,
  reasons: 'Only lost leads have reasons. Ask for lost leads by reason.',
  shareOfWhat:
    'A share of what? Say what is the whole and what the part, like: what percentage of leads are hot.',
  shareOfClosed: 'Is the win rate meant, which leaves out leads that are still open?',
  stillAhead: 'That time is still ahead; only viewings, tasks and permits can be counted in it.',
  otherTime: (measure: MeasureName) =>
    `Their time is ${MEASURES[measure].time}; no other is counted.`,
  lastOrComing: (said: string) => `Is “${said}” the last one or the coming one? Say its date.`,
  notOnPortal:
    'Listings that are missing on a portal cannot be counted; those that are on one can.',
  sayWhole:
    'Is this a new question, or about what was asked before? Say it whole, with what should be counted.',
  whatIsCounted: 'What should be counted: leads, listings, calls, viewings or tasks?',
  whichIsCounted: (subjects: readonly MetricSubject[]) =>
    `What should be counted: ${or(subjects.map((subject) => nouns[subject]))}?`,
  salePrices: 'Are prices of sale or of rent meant?',
  buyBudgets: 'Are budgets to buy or to rent meant?',
  cannotRun: (problem: string) =>
    `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`.replaceAll('`', ''),
  rentsPerYear: (unit: 'day' | 'week' | 'month') =>
    `Rents are told per year. Is that meant, or how prices went ${unit} by ${unit}?`,
  mended: (said: string, meant: string) => `“${said}” was read as “${meant}”.`,
  nameOrTime: (said: string) =>
    `Is “${said}” a time or a name? Say “in ${said}”, or the whole name.`,
  whichAmount: 'Which amount is meant?',
  mayBe: (said: string, names: readonly string[]) =>
    `“${said}” may be ${or(names)}. Which is meant?`,
  teamOrPlaces: (team: string) => `Is the ${team} meant, or the places of that name?`,
  severalCalled: (said: string) =>
    `Several are called “${said}”; their records cannot be told apart here.`,
  unsupported: {
    targets: `PACE keeps no targets; ${COUNTED} can be counted.`,
    commission: `PACE keeps no commissions; ${COUNTED} can be counted.`,
    deals: 'Is a deal a lead that was won, or one in the stage Offer?',
    sales: 'Are listings for sale meant, or leads that were won?',
    closed: 'Does closed mean won, or won and lost?',
    offers: 'Offers cannot be counted; leads in the stage Offer and listings under offer can.',
    contacts: 'Contacts cannot be counted yet; leads can, of which a contact may have several.',
    contracts: `Contracts cannot be counted yet; ${COUNTED} can.`,
    trend: 'Over what: days, weeks or months?',
    everIn: 'Leads that stand in that stage now, or leads that ever reached it?',
    money: `Money earned cannot be counted yet; ${COUNTED} can.`,
  },
  forbidden: {
    changes: 'Questions only read; they change nothing.',
    contents: 'Questions count records; they do not show what stands in them.',
  },
  lastUnit: (unit: Unit) =>
    `Is the calendar ${unit} before this one meant, or the ${unit} up to today?`,
  onlyOrSince: (said: string) => `Is only ${said} meant, or everything since then?`,
  noSuchDay: 'There is no such day in that month.',
  endsFirst: 'That period ends before it begins.',
  noDay: (day: string) => `There is no ${day}.`,
  cameOrClosed: (time: string) =>
    `Leads that came in ${time}, or leads that were won or lost ${time}?`,
  reachedOrCame:
    'Leads that reached that stage then, or leads that came in then and are in it now?',
  stateThen: {
    lead: 'When leads entered that state is not counted. Those that came in then and are in it now can be.',
    listing:
      'When listings entered that state is not counted. Those that came in then and are in it now can be.',
  },
  callsOf: (name: string) => `All calls of ${name}, or only one direction?`,
  notUnderstood: (said: string) => `I did not understand “${said}”.`,
  openStages: 'Open leads are those that are neither won nor lost. Which stage is meant?',
  answeredAndMissed: 'No call is both answered and missed. Which are meant?',
  soundsLikeRent: (said: string) => `“${said}” sounds like a rent. Are homes for rent meant?`,
  rentPer: (said: string) => `Is “${said}” a rent per month or per year?`,
}
