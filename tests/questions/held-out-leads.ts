import {
  atLeast,
  byArea,
  type Covered,
  count,
  groups,
  is,
  isNot,
  one,
  ranked,
  weekOf,
  winRate,
  within,
} from './gold.ts'
import { TEAM } from './house.ts'

const OPEN = isNot('stage', 'won', 'lost')
const MOST = { by: 'measure', direction: 'descending' as const }
const OCTOBER = { from: '2026-10-01', to: '2026-11-01' }

/**
 * Questions in the manner of other people than those of the first set: a manager in a hurry, a newcomer, somebody whose English is
 * young, somebody who chats. They were written before the planner was measured with them.
 */
export const HELD_OUT_LEADS: Covered[] = [
  {
    plan: { measure: 'leads' },
    rows: ({ leads }) => one(count(leads)),
    said: ['how many leads do we have in total?', 'leads count pls', 'total number of enquiries'],
  },
  {
    plan: { measure: 'leads', filters: [OPEN], dimensions: ['source'] },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ stage }) => stage !== 'won' && stage !== 'lost'),
        ({ source }) => [source],
      ),
    said: ['where do we stand with open leads per portal?', 'open leads split by channel'],
  },
  {
    plan: { measure: 'leads', time: { from: '2026-11-23', to: '2026-11-24' } },
    rows: ({ leads }) =>
      one(count(leads.filter(({ createdAt }) => within(createdAt, '2026-11-23')))),
    said: ['hi, how many new leads today?', "today's leads", 'leads received today'],
  },
  {
    plan: { measure: 'leads', filters: [is('temperature', 'hot'), is('team', TEAM.downtown)] },
    rows: ({ leads }) =>
      one(count(leads.filter((l) => l.temperature === 'hot' && l.teamId === TEAM.downtown))),
    said: ['hot leads of team Downtown & Bay', 'hot leads in the Downtown and Bay team'],
  },
  {
    plan: { measure: 'leads', filters: [is('area', 'business-bay', 'downtown-dubai')] },
    rows: ({ leads }) =>
      one(
        count(
          leads.filter(
            ({ areas }) => areas.includes('business-bay') || areas.includes('downtown-dubai'),
          ),
        ),
      ),
    said: [
      'leads interested in Business Bay or Downtown',
      'how many leads want Downtown Dubai or Business Bay',
    ],
  },
  {
    plan: { measure: 'leads', filters: [is('source', 'propertyFinder')], time: OCTOBER },
    rows: ({ leads }) =>
      one(
        count(
          leads.filter(
            ({ source, createdAt }) =>
              source === 'propertyFinder' && within(createdAt, OCTOBER.from, OCTOBER.to),
          ),
        ),
      ),
    said: ['Property Finder leads in Oct', 'leads we got from property finder during October 2026'],
  },
  {
    plan: { measure: 'leads', dimensions: ['week'], time: OCTOBER },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ createdAt }) => within(createdAt, OCTOBER.from, OCTOBER.to)),
        ({ createdAt }) => [weekOf(createdAt)],
      ),
    said: ['weekly leads for October', 'leads week by week in october'],
  },
  {
    plan: {
      measure: 'closedLeads',
      filters: [is('stage', 'won')],
      time: { from: '2026-11-01', to: '2026-12-01' },
    },
    rows: ({ leads }) =>
      one(
        count(
          leads.filter(
            (l) => l.stage === 'won' && within(l.stageChangedAt, '2026-11-01', '2026-12-01'),
          ),
        ),
      ),
    said: [
      'how many did we win this month',
      'leads won this month',
      'won leads in November so far',
    ],
  },
  {
    plan: { measure: 'closedLeads', filters: [is('stage', 'won', 'lost')], dimensions: ['stage'] },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ stage }) => stage === 'won' || stage === 'lost'),
        ({ stage }) => [stage],
      ),
    said: ['won vs lost leads', 'leads won compared with leads lost'],
  },
  {
    plan: { measure: 'winRate', dimensions: ['agent'], sort: MOST, limit: 3 },
    rows: ({ leads }) =>
      ranked(
        groups(leads, ({ ownerId }) => [ownerId], winRate),
        'most',
        3,
      ),
    said: ['top 3 agents by win rate', 'top three brokers by conversion rate'],
  },
  {
    plan: {
      measure: 'leads',
      dimensions: ['agent'],
      sort: { by: 'measure', direction: 'ascending' },
      filters: [is('team', TEAM.marina)],
    },
    rows: ({ leads }) =>
      groups(
        leads.filter(({ teamId }) => teamId === TEAM.marina),
        ({ ownerId }) => [ownerId],
      ),
    said: ['who has the fewest leads on my team'],
  },
  {
    plan: { measure: 'leads', filters: [is('intent', 'buy'), atLeast('budget', 2_000_000)] },
    rows: ({ leads }) =>
      one(count(leads.filter((l) => l.intent === 'buy' && (l.budgetMax ?? 0) >= 2_000_000))),
    said: ['buyers with budget over 2 million', 'buyers above AED 2,000,000'],
  },
  {
    plan: {
      measure: 'leads',
      time: { from: '2026-08-23', to: '2026-11-24' },
      dimensions: ['area'],
      sort: MOST,
      limit: 5,
    },
    rows: ({ leads }) =>
      ranked(
        byArea(leads.filter(({ createdAt }) => within(createdAt, '2026-08-23', '2026-11-24'))),
        'most',
        5,
      ),
    said: ['top 5 communities by leads in the last three months'],
  },
  {
    plan: { measure: 'leads', filters: [is('bedrooms', 0), is('intent', 'rent')] },
    rows: ({ leads }) => one(count(leads.filter((l) => l.bedrooms === 0 && l.intent === 'rent'))),
    said: ['tenants looking for a studio'],
  },
]
