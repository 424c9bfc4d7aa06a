import type { MetricSubject } from '#domain/metrics/catalogue.ts'
import { type DimensionName, DIMENSIONS } from '#domain/metrics/dimensions.ts'
import { PRICE_BANDS } from '#domain/metrics/price-bands.ts'
import { counted } from './counted.ts'
import { measures } from './measures.ts'
import { plural } from './plural.ts'

type PriceBandKey = (typeof PRICE_BANDS)['sale' | 'rent'][number]['key']

const BANDS = Object.values(PRICE_BANDS).flatMap((bands) => [...bands])
const label = ({ label: said }: { label: string }) => said
const and = (parts: readonly string[]) =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('')
const subjects = {
  lead: 'leads',
  listing: 'listings',
  call: 'calls',
  viewing: 'viewings',
  task: 'tasks',
}

/** In English measures and dimensions are called what their catalogue calls them, which programs read as well. */
export const answers = {
  measures,
  dimensions: Object.fromEntries(
    Object.entries(DIMENSIONS).map(([name, dimension]) => [name, label(dimension)]),
  ) as Record<DimensionName, string>,
  priceBands: Object.fromEntries(BANDS.map((band) => [band.key, label(band)])) as Record<
    PriceBandKey,
    string
  >,
  share: (measure: string) => `Share of ${measure.toLowerCase()}`,
  sharedBy: (what: readonly string[]) =>
    `In percent of the same without regard to ${what.map((one) => one.toLowerCase()).join(' and ')}.`,
  period: 'Period',
  nobody: 'Nobody',
  bedrooms: (count: number) =>
    plural(count, { zero: 'Studio', one: '# bedroom', other: '# bedrooms' }),
  counted,
  span: {
    on: (day: string) => `on ${day}`,
    between: (from: string, last: string) => `${from} to ${last}`,
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    always: 'at any time',
  },
  title: {
    by: (measure: string, splits: readonly string[]) =>
      `${measure} by ${splits.map((split) => split.toLowerCase()).join(' and ')}`,
    averaged: (measure: string, over: string) =>
      `${measure}, on average per ${over.toLowerCase()} that has any`,
    records: { call: 'Calls by length', listing: 'Listings by price' },
    ordered: (title: string, order: string) => `${title}, ${order}`,
    lowestFirst: 'lowest first',
    highestFirst: 'highest first',
    ascending: (split: string) => `in ascending order of ${split.toLowerCase()}`,
    descending: (split: string) => `in descending order of ${split.toLowerCase()}`,
    first: (count: number) => `the first ${count === 1 ? 'one' : count}`,
  },
  filter: {
    is: (what: string, values: readonly string[]) => `${what} is ${values.join(' or ')}`,
    isNot: (what: string, values: readonly string[]) => `${what} is not ${values.join(' nor ')}`,
    atLeast: (what: string, [value]: readonly string[]) => `${what} at least ${value}`,
    atMost: (what: string, [value]: readonly string[]) => `${what} at most ${value}`,
    perYear: (filter: string) => `${filter} per year`,
  },
  when: (what: string, spans: readonly string[]) => `${what}: ${spans.join(', beside ')}`,
  text: {
    nothing: (measure: string) => `There is nothing to count: no ${measure.toLowerCase()} match.`,
    one: (measure: string, amount: string) => `${measure}: ${amount}.`,
    groups: (count: number) => plural(count, { one: '# group', other: '# groups' }),
    among: (groups: string) => `${groups}.`,
    sum: (amount: string, groups: string) => `${amount} in ${groups}.`,
    ranked: (most: string, [first, ...others]: readonly string[]) =>
      `${most}: ${first}${others.length > 0 ? `, then ${others.join(' and ')}` : ''}.`,
    most: 'Most',
    fewest: 'Fewest',
    highest: 'Highest',
    lowest: 'Lowest',
    beside: (measure: string, values: readonly string[]) =>
      `${measure}: ${values.join(', beside ')}.`,
    named: (name: string, amount: string) => `${name} (${amount})`,
    list: (names: readonly string[]) => names.join(', '),
  },
  scope: {
    parts: {
      team: 'your team’s',
      own: 'your own',
      shared: 'those shared with you',
      unclaimed: 'your team’s unclaimed ones',
    },
    narrowed: (subject: MetricSubject, parts: readonly string[]) =>
      `Counted only over the ${subjects[subject]} that you may see${parts.length > 0 ? `: ${and(parts)}` : ''}.`,
    hidden: (subject: MetricSubject, name: string) =>
      `You may not see the ${subjects[subject]} of ${name}, so they cannot be counted for you.`,
    compared: {
      agent: (subject: MetricSubject) =>
        `You may not see the ${subjects[subject]} of other agents, so agents cannot be compared for you.`,
      team: (subject: MetricSubject) =>
        `You may not see the ${subjects[subject]} of other teams, so teams cannot be compared for you.`,
    },
  },
  notRun: (problem: string) => problem,
  unknownNames: (names: readonly string[]) =>
    `I do not know ${names.join(', ')}. Which area, person or team is meant?`,
}
