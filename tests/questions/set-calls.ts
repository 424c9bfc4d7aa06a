import {
  type Covered,
  count,
  type GoldRow,
  groups,
  is,
  minutes,
  one,
  ranked,
  seconds,
  sum,
  talked,
  weekOf,
  within,
} from './gold.ts'
import { type Call, type House, PERSON, TEAM } from './house.ts'

const MOST = { by: 'measure', direction: 'descending' as const }
const WEEK = { from: '2026-11-23', to: '2026-11-30' }
const LAST_WEEK = { from: '2026-11-16', to: '2026-11-23' }
const NOVEMBER = { from: '2026-11-01', to: '2026-12-01' }

function some(keep: (call: Call) => boolean) {
  return ({ calls }: House) => one(count(calls.filter(keep)))
}

function lengths(calls: readonly Call[]): GoldRow[] {
  return calls.flatMap((call): GoldRow[] => {
    const length = seconds(call)
    return length === null ? [] : [[call.id, minutes(length)]]
  })
}

function average(calls: readonly Call[]): number | null {
  const all = talked(calls)
  return all.length === 0 ? null : minutes(sum(all) / all.length)
}

export const CALL_QUESTIONS: Covered[] = [
  {
    plan: { measure: 'calls', dimensions: ['agent'], time: WEEK },
    rows: ({ calls }) =>
      groups(
        calls.filter(({ startedAt }) => within(startedAt, WEEK.from, WEEK.to)),
        ({ agentId }) => [agentId],
      ),
    said: [
      'calls by agent this week',
      'calls per agent in the current week',
      'this week: number of calls agent-wise',
    ],
  },
  {
    plan: { measure: 'calls', filters: [is('answered', true)], time: LAST_WEEK },
    rows: some(
      ({ answeredAt, startedAt }) =>
        answeredAt !== null && within(startedAt, LAST_WEEK.from, LAST_WEEK.to),
    ),
    said: ['answered calls last week', 'how many calls were answered last week'],
  },
  {
    plan: { measure: 'calls', filters: [is('answered', true)], dimensions: ['agent'] },
    rows: ({ calls }) =>
      groups(
        calls.filter(({ answeredAt }) => answeredAt !== null),
        ({ agentId }) => [agentId],
      ),
    said: ['calls answered by agent', 'answered calls for each agent'],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('state', 'missed')],
      time: { from: '2026-11-22', to: '2026-11-23' },
    },
    rows: some(
      ({ state, startedAt }) => state === 'missed' && within(startedAt, '2026-11-22', '2026-11-23'),
    ),
    said: ['missed calls yesterday', 'how many calls did we miss yesterday'],
  },
  {
    plan: { measure: 'calls', filters: [is('state', 'live', 'held')] },
    rows: some(({ state }) => state === 'live' || state === 'held'),
    said: ['calls right now', 'how many calls are going on right now', 'ongoing calls'],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('direction', 'inbound')],
      dimensions: ['week'],
      time: NOVEMBER,
    },
    rows: ({ calls }) =>
      groups(
        calls.filter(
          ({ direction, startedAt }) =>
            direction === 'inbound' && within(startedAt, NOVEMBER.from, NOVEMBER.to),
        ),
        ({ startedAt }) => [weekOf(startedAt)],
      ),
    said: ['inbound calls per week in November', 'incoming calls by week this month'],
  },
  {
    plan: {
      measure: 'calls',
      filters: [is('direction', 'inbound', 'outbound')],
      dimensions: ['direction'],
    },
    rows: ({ calls }) => groups(calls, ({ direction }) => [direction]),
    said: ['inbound vs outbound calls', 'inbound calls compared to outbound calls'],
  },
  {
    plan: { measure: 'talkTime', dimensions: ['agent'], time: NOVEMBER },
    rows: ({ calls }) =>
      groups(
        calls.filter(({ startedAt }) => within(startedAt, NOVEMBER.from, NOVEMBER.to)),
        ({ agentId }) => [agentId],
        (own) => minutes(sum(talked(own))),
      ),
    said: ['talk time by agent this month', 'total talk time per agent in November'],
  },
  {
    plan: { measure: 'averageCall', dimensions: ['agent'] },
    rows: ({ calls }) => groups(calls, ({ agentId }) => [agentId], average),
    said: [
      'average talk time by agent',
      'average call length per agent',
      'how long are calls on average by agent',
    ],
  },
  {
    plan: { measure: 'longestCall', dimensions: ['call'], sort: MOST, limit: 1 },
    rows: ({ calls }) => ranked(lengths(calls), 'most', 1),
    said: ['longest call', 'which call was the longest?'],
  },
  {
    plan: { measure: 'longestCall', dimensions: ['call'], sort: MOST, limit: 5, time: NOVEMBER },
    rows: ({ calls }) =>
      ranked(
        lengths(calls.filter(({ startedAt }) => within(startedAt, NOVEMBER.from, NOVEMBER.to))),
        'most',
        5,
      ),
    said: ['the five longest calls this month', 'top 5 longest calls in november'],
  },
  {
    plan: { measure: 'calls', averagedOver: 'agent', time: NOVEMBER },
    rows: ({ calls }) => {
      const each = groups(
        calls.filter(({ startedAt }) => within(startedAt, NOVEMBER.from, NOVEMBER.to)),
        ({ agentId }) => [agentId],
      )
      return one(Math.round((sum(each.map((row) => Number(row.at(-1)))) / each.length) * 10) / 10)
    },
    said: ['average calls per agent this month', 'average number of calls by agent in November'],
  },
  {
    plan: {
      measure: 'calls',
      dimensions: ['agent'],
      sort: MOST,
      filters: [is('team', TEAM.marina)],
    },
    rows: ({ calls }) =>
      groups(
        calls.filter(({ teamId }) => teamId === TEAM.marina),
        ({ agentId }) => [agentId],
      ),
    said: ['who on my team had the most calls?'],
  },
  {
    plan: { measure: 'calls', filters: [is('agent', PERSON.noor)], time: { from: '2026-09-01' } },
    rows: some(
      ({ agentId, startedAt }) => agentId === PERSON.noor && within(startedAt, '2026-09-01'),
    ),
    said: ['calls by Noor since 1 September', "Noor's calls since September"],
  },
  {
    plan: {
      measure: 'calls',
      dimensions: ['team'],
      time: { from: '2026-10-01', to: '2026-11-01' },
      versus: { from: '2026-09-01', to: '2026-10-01' },
    },
    rows: ({ calls }) =>
      (['2026-10-01/2026-11-01', '2026-09-01/2026-10-01'] as const).flatMap((period) => {
        const [from = '', to = ''] = period.split('/')
        return groups(
          calls.filter(({ startedAt }) => within(startedAt, from, to)),
          ({ teamId }) => [period, teamId],
        )
      }),
    said: ['calls by team in October versus September', 'October vs September calls per team'],
  },
]
