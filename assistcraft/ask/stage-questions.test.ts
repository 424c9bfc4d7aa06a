import { expect, test } from 'vitest'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_SOURCES, SOME_TYPES } from '#domain/testing/reference.ts'
import { planLocally } from './local-planner.ts'
import type { Vocabulary } from './words/vocabulary.ts'

const VOCABULARY: Vocabulary = {
  lists: {
    source: [...SOME_SOURCES],
    propertyType: [...SOME_TYPES],
    lostReason: [],
    callChecklist: [],
  },
  areas: [],
  people: [],
  teams: [],
}

function plan(question: string) {
  const now = '2026-11-23T08:00:00Z'
  return planLocally({ question, vocabulary: VOCABULARY, house: SOME_HOUSE, now }, null)
}

const isViewing = { dimension: 'stage', operator: 'is', values: ['viewing'] }
const october = { from: '2026-10-01', to: '2026-11-01' }

test.each([
  [
    'How many leads reached viewing in October?',
    { measure: 'reached', filters: [isViewing], dimensions: [], time: october },
  ],
  [
    'leads that moved to the viewing stage per agent',
    { measure: 'reached', filters: [isViewing], dimensions: ['agent'] },
  ],
  ['conversion by stage', { measure: 'wentOn', filters: [], dimensions: ['stage'] }],
  [
    'conversion rate from viewing in October',
    { measure: 'wentOn', filters: [isViewing], dimensions: [], time: october },
  ],
  ['conversion by source', { measure: 'winRate', filters: [], dimensions: ['source'] }],
  [
    'how long do leads stay in each stage',
    { measure: 'stageTime', filters: [], dimensions: ['stage'] },
  ],
  ['average time in stage by agent', { measure: 'stageTime', filters: [], dimensions: ['agent'] }],
])('%s', (question, expected) => {
  expect(plan(question)).toEqual({ plan: expected })
})

test('[Q6] a stage with a time beside it is asked about: reached then, or come in then', () => {
  const asked = plan('leads in viewing in October')
  expect(asked).toMatchObject({
    clarify: {
      options: [
        'leads in viewing in October that reached it',
        'leads in viewing in October that came in',
      ],
    },
  })
  const options = 'clarify' in asked ? asked.clarify.options : []
  expect(options.map(plan)).toMatchObject([
    { plan: { measure: 'reached', filters: [isViewing], time: october } },
    { plan: { measure: 'leads', filters: [isViewing], time: october } },
  ])
})

test('who has been in a stage is asked about with questions that can be answered', () => {
  const asked = plan('how many leads have been contacted')
  const options = 'clarify' in asked ? asked.clarify.options : []
  expect(options).toEqual([
    'how many leads have in contacted',
    'how many leads have reached contacted',
  ])
  expect(options.map(plan)).toMatchObject([
    { plan: { measure: 'leads' } },
    { plan: { measure: 'reached' } },
  ])
})
