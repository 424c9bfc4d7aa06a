import { type Covered, count, groups, is, isNot, monthOf, one, winRate, within } from './gold.ts'
import { PERSON, TEAM } from './house.ts'

const OPEN = isNot('stage', 'won', 'lost')
const LAST_WEEK = { from: '2026-11-16', to: '2026-11-23' }

/** Fresh wordings about leads. */
export const LATER_LEADS: Covered[] = [
  {
    plan: { measure: 'leads', filters: [is('agent', PERSON.noor), OPEN], dimensions: ['stage'] },
    rows: ({ leads }) =>
      groups(
        leads.filter((l) => l.ownerId === PERSON.noor && l.stage !== 'won' && l.stage !== 'lost'),
        ({ stage }) => [stage],
      ),
    said: ["Noor's pipeline by stage, open ones only", 'open leads of noor aziz stagewise'],
  },
  {
    plan: {
      measure: 'leads',
      filters: [is('source', 'walkIn')],
      time: { from: '2026-01-01', to: '2027-01-01' },
      dimensions: ['month'],
    },
    rows: ({ leads }) =>
      groups(
        leads.filter((l) => l.source === 'walkIn' && within(l.createdAt, '2026-01-01')),
        ({ createdAt }) => [monthOf(createdAt)],
      ),
    said: ['walk-ins per month this year', 'monthly walk in leads in 2026'],
  },
  {
    plan: { measure: 'leads', filters: [is('intent', 'sell')], time: LAST_WEEK },
    rows: ({ leads }) =>
      one(
        count(
          leads.filter(
            (l) => l.intent === 'sell' && within(l.createdAt, LAST_WEEK.from, LAST_WEEK.to),
          ),
        ),
      ),
    said: ['how many sellers contacted us last week', 'new sellers last week'],
  },
  {
    plan: { measure: 'leads', filters: [is('propertyType', 'penthouse')] },
    rows: ({ leads }) => one(count(leads.filter((l) => l.propertyType === 'penthouse'))),
    said: ['leads who are after a penthouse', 'how many leads need penthouses?'],
  },
  {
    plan: {
      measure: 'leads',
      dimensions: ['temperature'],
      filters: [is('team', TEAM.communities)],
    },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ teamId }) => teamId === TEAM.communities),
        ({ temperature }) => [temperature],
      ),
    said: ['Communities team: leads by temperature', 'temperature wise leads for team communities'],
  },
  {
    plan: {
      measure: 'closedLeads',
      filters: [is('stage', 'lost')],
      dimensions: ['source'],
      time: { from: '2026-07-01', to: '2026-10-01' },
    },
    rows: ({ leads }) =>
      groups(
        leads.filter(
          (l) => l.stage === 'lost' && within(l.stageChangedAt, '2026-07-01', '2026-10-01'),
        ),
        ({ source }) => [source],
      ),
    said: [
      'lost leads in the third quarter by source',
      'which sources did we lose leads from in Q3',
    ],
  },
  {
    plan: {
      measure: 'closedLeads',
      filters: [is('stage', 'won')],
      time: { from: '2026-11-01', to: '2026-12-01' },
      versus: { from: '2026-10-01', to: '2026-11-01' },
    },
    rows: ({ leads }) =>
      [
        ['2026-11-01', '2026-12-01'],
        ['2026-10-01', '2026-11-01'],
      ].map(([from = '', to = '']) => [
        `${from}/${to}`,
        count(leads.filter((l) => l.stage === 'won' && within(l.stageChangedAt, from, to))),
      ]),
    said: ['leads won this month versus last month', 'won leads: November vs October'],
  },
  {
    plan: { measure: 'winRate', filters: [is('area', 'jvc')] },
    rows: ({ leads }) => one(winRate(leads.filter(({ areas }) => areas.includes('jvc')))),
    said: ['conversion rate in JVC', "what's the win rate for Jumeirah Village Circle?"],
  },
  {
    plan: {
      measure: 'leads',
      filters: [is('bedrooms', 1), is('intent', 'rent'), is('area', 'business-bay')],
    },
    rows: ({ leads }) =>
      one(
        count(
          leads.filter(
            (l) => l.bedrooms === 1 && l.intent === 'rent' && l.areas.includes('business-bay'),
          ),
        ),
      ),
    said: ['1 bhk tenants in business bay', 'leads wanting to rent a one bedroom in Business Bay'],
  },
]
