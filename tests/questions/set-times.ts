import { type Covered, count, dayOf, groups, is, monthOf, one, winRate, within } from './gold.ts'
import { type House, type Lead } from './house.ts'

const MOST = { by: 'measure', direction: 'descending' as const }

function some(keep: (lead: Lead) => boolean) {
  return ({ leads }: House) => one(count(leads.filter(keep)))
}

function isWon({ stage }: Lead): boolean {
  return stage === 'won'
}

/** Leads: when they came, and when they were won or lost. */
export const LEAD_TIMES: Covered[] = [
  {
    plan: { measure: 'leads', time: { from: '2026-11-16', to: '2026-11-23' } },
    rows: some(({ createdAt }) => within(createdAt, '2026-11-16', '2026-11-23')),
    said: ['new leads last week', 'how many leads came in last week?', 'last week leads'],
  },
  {
    plan: { measure: 'leads', time: { from: '2026-10-01', to: '2026-11-01' } },
    rows: some(({ createdAt }) => within(createdAt, '2026-10-01', '2026-11-01')),
    said: ['leads from October', 'number of leads in October', 'leads last month'],
  },
  {
    plan: { measure: 'leads', time: { from: '2026-11-01', to: '2026-11-16' } },
    rows: some(({ createdAt }) => within(createdAt, '2026-11-01', '2026-11-16')),
    said: [
      'leads in the first half of November',
      'leads between 1 and 15 November',
      'leads from 1st to 15th November',
    ],
  },
  {
    plan: {
      measure: 'leads',
      time: { from: '2026-01-01', to: '2026-07-01' },
      dimensions: ['month'],
    },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ createdAt }) => within(createdAt, '2026-01-01', '2026-07-01')),
        ({ createdAt }) => [monthOf(createdAt)],
      ),
    said: ['leads by month in the first half of the year', 'monthly leads in H1'],
  },
  {
    plan: { measure: 'leads', time: { from: '2026-11-22' } },
    rows: some(({ createdAt }) => within(createdAt, '2026-11-22')),
    said: ['leads since yesterday'],
  },
  {
    plan: { measure: 'leads', time: { from: '2026-11-16', to: '2026-11-17' } },
    rows: some(({ createdAt }) => within(createdAt, '2026-11-16', '2026-11-17')),
    said: ['leads that came in last Monday', 'how many leads did we get last monday'],
  },
  {
    plan: {
      measure: 'leads',
      time: { from: '2026-11-23', to: '2026-11-30' },
      versus: { from: '2026-11-16', to: '2026-11-23' },
    },
    rows: ({ leads }) => [
      [
        '2026-11-23/2026-11-30',
        leads.filter(({ createdAt }) => within(createdAt, '2026-11-23')).length,
      ],
      [
        '2026-11-16/2026-11-23',
        leads.filter(({ createdAt }) => within(createdAt, '2026-11-16', '2026-11-23')).length,
      ],
    ],
    said: [
      'leads this week and last week',
      'leads this week vs last week',
      'how many leads this week compared with last week',
    ],
  },
  {
    plan: {
      measure: 'closedLeads',
      filters: [is('stage', 'lost')],
      time: { from: '2026-10-01', to: '2026-11-01' },
    },
    rows: some(
      ({ stage, stageChangedAt }) =>
        stage === 'lost' && within(stageChangedAt, '2026-10-01', '2026-11-01'),
    ),
    said: [
      'how many leads did we lose in October',
      'leads lost last month',
      'number of lost leads in October',
    ],
  },
  {
    plan: {
      measure: 'closedLeads',
      filters: [is('stage', 'won')],
      dimensions: ['agent'],
      time: { from: '2026-07-01', to: '2026-10-01' },
      sort: MOST,
    },
    rows: ({ leads }) =>
      groups(
        leads.filter(
          (lead) => isWon(lead) && within(lead.stageChangedAt, '2026-07-01', '2026-10-01'),
        ),
        ({ ownerId }) => [ownerId],
      ),
    said: ['Who won the most leads last quarter?', 'which agent won most leads in Q3'],
  },
  {
    plan: {
      measure: 'leads',
      filters: [is('stage', 'won')],
      time: { from: '2026-09-01', to: '2026-10-01' },
    },
    rows: some((lead) => isWon(lead) && within(lead.createdAt, '2026-09-01', '2026-10-01')),
    said: ['leads that came in in September and were won'],
  },
  {
    plan: { measure: 'winRate', dimensions: ['source'] },
    rows: ({ leads }) => groups(leads, ({ source }) => [source], winRate),
    said: ['win rate by source', 'conversion rate per channel'],
  },
  {
    plan: { measure: 'winRate', time: { from: '2026-01-01', to: '2027-01-01' } },
    rows: ({ leads }) =>
      one(winRate(leads.filter(({ stageChangedAt }) => within(stageChangedAt, '2026-01-01')))),
    said: ["what's our win rate this year"],
  },
  {
    plan: { measure: 'leads', dimensions: ['day'], time: { from: '2026-11-16', to: '2026-11-24' } },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ createdAt }) => within(createdAt, '2026-11-16', '2026-11-24')),
        ({ createdAt }) => [dayOf(createdAt)],
      ),
    said: ['leads per day in the past week', 'daily leads over the last 7 days'],
  },
]
