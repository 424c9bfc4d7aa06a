import {
  budget,
  byArea,
  type Covered,
  count,
  groups,
  is,
  isNot,
  atLeast,
  atMost,
  one,
  ranked,
} from './gold.ts'
import { type House, type Lead, PERSON, TEAM } from './house.ts'

const OPEN = isNot('stage', 'won', 'lost')

const MOST = { by: 'measure', direction: 'descending' as const }

const LEAST = { by: 'measure', direction: 'ascending' as const }

function some(keep: (lead: Lead) => boolean) {
  return ({ leads }: House) => one(count(leads.filter(keep)))
}

function isOpen({ stage }: Lead): boolean {
  return stage !== 'won' && stage !== 'lost'
}

/** Leads: states, who and where. */
export const LEAD_QUESTIONS: Covered[] = [
  {
    plan: { measure: 'leads', dimensions: ['stage'] },
    rows: ({ leads }) => groups(leads, ({ stage }) => [stage]),
    said: [
      'leads by stage',
      'How many leads are in each stage right now?',
      'number of leads stage wise',
      'breakdown of our leads by stage please',
    ],
  },
  {
    plan: { measure: 'leads', filters: [OPEN] },
    rows: some(isOpen),
    said: [
      'how many open leads do we have?',
      'number of active leads',
      'leads that are still open',
    ],
  },
  {
    plan: { measure: 'leads', filters: [OPEN], dimensions: ['agent'] },
    rows: ({ leads }) => groups(leads.filter(isOpen), ({ ownerId }) => [ownerId]),
    said: ['open leads per agent', 'active leads agent wise', 'opne leads by agnet'],
  },
  {
    plan: { measure: 'leads', dimensions: ['area'] },
    rows: ({ leads }) => byArea(leads),
    said: ['leads area wise', 'Show me the leads for each community'],
  },
  {
    plan: { measure: 'leads', filters: [is('stage', 'new')] },
    rows: some(({ stage }) => stage === 'new'),
    said: ['how many new leads are there at the moment', 'leads in stage New'],
  },
  {
    plan: { measure: 'leads', filters: [is('area', 'dubai-marina')] },
    rows: some(({ areas }) => areas.includes('dubai-marina')),
    said: ['how many leads in دبي مارينا', 'leads in Marnia', 'number of leads for Dubai Marina'],
  },
  {
    plan: { measure: 'leads', filters: [is('agent', PERSON.omar)] },
    rows: some(({ ownerId }) => ownerId === PERSON.omar),
    said: ['how many leads does Omar have', "Omar Khan's leads", 'leads of Omar'],
  },
  {
    plan: { measure: 'leads', filters: [is('agent', PERSON.shane), OPEN] },
    rows: some((lead) => isOpen(lead) && lead.ownerId === PERSON.shane),
    said: ["open leads of Shane O'Brien", 'how many open leads does O’Brien have'],
  },
  {
    plan: { measure: 'leads', filters: [is('agent', PERSON.adam)] },
    rows: some(({ ownerId }) => ownerId === PERSON.adam),
    said: ['my leads', 'how many leads do I have?'],
  },
  {
    plan: { measure: 'leads', filters: [is('team', TEAM.marina)] },
    rows: some(({ teamId }) => teamId === TEAM.marina),
    said: ['leads on my team', 'how many leads has my team got', 'leads of the Marina & Palm team'],
  },
  {
    plan: {
      measure: 'leads',
      filters: [is('agent', PERSON.sara, PERSON.omar)],
      dimensions: ['agent'],
    },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ ownerId }) => ownerId === PERSON.sara || ownerId === PERSON.omar),
        ({ ownerId }) => [ownerId],
      ),
    said: ['Sara vs Omar leads', 'leads of Sara compared with Omar'],
  },
  {
    plan: { measure: 'leads', filters: [is('owned', false)] },
    rows: some(({ ownerId }) => ownerId === null),
    said: ['unassigned leads', 'how many leads have no owner?'],
  },
  {
    plan: { measure: 'leads', filters: [is('intent', 'rent')], dimensions: ['temperature'] },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ intent }) => intent === 'rent'),
        ({ temperature }) => [temperature],
      ),
    said: ['leads who want to rent, by temperature', 'tenants by temperature'],
  },
  {
    plan: { measure: 'leads', filters: [isNot('source', 'bayut')] },
    rows: some(({ source }) => source !== 'bayut'),
    said: ['leads not from Bayut', 'number of leads excluding bayut'],
  },
  {
    plan: { measure: 'leads', filters: [is('intent', 'rent'), atMost('budget', 120_000)] },
    rows: some((lead) => lead.intent === 'rent' && (budget(lead) ?? Infinity) <= 120_000),
    said: [
      'leads looking to rent with a budget under 120k',
      'tenants with a budget below AED 10,000 per month',
    ],
  },
  {
    plan: { measure: 'leads', filters: [is('bedrooms', 2), is('temperature', 'hot')] },
    rows: some(({ bedrooms, temperature }) => bedrooms === 2 && temperature === 'hot'),
    said: ['hot leads for 2 bedrooms', 'how many hot leads want two beds'],
  },
  {
    plan: { measure: 'leads', filters: [atLeast('bedrooms', 3)], dimensions: ['source'] },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ bedrooms }) => (bedrooms ?? 0) >= 3),
        ({ source }) => [source],
      ),
    said: ['leads for 3+ bedrooms by source'],
  },
  {
    plan: { measure: 'leads', dimensions: ['area'], sort: MOST, limit: 3 },
    rows: ({ leads }) => ranked(byArea(leads), 'most', 3),
    said: ['top 3 areas by leads', 'the three areas with the most leads'],
  },
  {
    plan: { measure: 'leads', dimensions: ['source'], sort: LEAST },
    rows: ({ leads }) => groups(leads, ({ source }) => [source]),
    said: ['which source brings the fewest leads'],
  },
  {
    plan: { measure: 'leads', dimensions: [], averagedOver: 'agent' },
    rows: ({ leads }) => {
      const each = groups(
        leads.filter(({ ownerId }) => ownerId !== null),
        ({ ownerId }) => [ownerId],
      )
      const all = each.reduce((total, row) => total + Number(row.at(-1)), 0)
      return one(Math.round((all / each.length) * 10) / 10)
    },
    said: ['average number of leads per agent', 'how many leads does each agent have on average'],
  },
]
