import { expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import { MEASURES, measureOf, type MeasureName } from './catalogue.ts'
import { dimensionOf } from './dimensions.ts'
import { checkPlan } from './plan.ts'

const PERSON = '6f1f4a3e-3e0f-4c56-9c0e-0c7a3a9d3c11'

function problemsOf(input: unknown): string[] {
  try {
    checkPlan(input)
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.problems.map((problem) => `${problem.path}: ${problem.message}`)
  }
}

test('leads by stage is a plan', () => {
  expect(checkPlan({ measure: 'leads', dimensions: ['stage'] })).toEqual({
    measure: 'leads',
    dimensions: ['stage'],
    filters: [],
  })
})

test('listings by area and price is a plan', () => {
  const plan = { measure: 'listings', dimensions: ['area', 'priceBand'] }
  expect(checkPlan(plan).dimensions).toEqual(['area', 'priceBand'])
})

test('calls by agent in a week is a plan, and its filter is `is` unless said otherwise', () => {
  const plan = checkPlan({
    measure: 'calls',
    dimensions: ['agent'],
    filters: [{ dimension: 'agent', values: [PERSON] }],
    time: { from: '2026-11-16', to: '2026-11-23' },
    sort: { by: 'measure', direction: 'descending' },
    limit: 10,
  })
  expect(plan.filters).toEqual([{ dimension: 'agent', operator: 'is', values: [PERSON] }])
})

test('an unknown measure is answered with the measures there are', () => {
  expect(problemsOf({ measure: 'profit' })[0]).toContain('leads, closedLeads, winRate, reached')
})

test('a split that the measure does not know is answered with those that it does', () => {
  expect(problemsOf({ measure: 'calls', dimensions: ['stage'] })).toEqual([
    "dimensions.0: Calls cannot be split by 'stage'; possible are agent, team, state, direction, answered, day, week, month",
  ])
})

test('every problem is named at once', () => {
  const problems = problemsOf({
    measure: 'leads',
    dimensions: ['priceBand'],
    filters: [
      { dimension: 'stage', values: ['lost-for-ever'] },
      { dimension: 'agent', values: ["'; drop table leads"] },
      { dimension: 'stage', operator: 'atLeast', values: ['new'] },
    ],
    sort: { by: 'area', direction: 'ascending' },
    time: { from: '2026-02-01', to: '2026-02-01' },
  })
  expect(problems).toHaveLength(6)
})

test('a bound takes one whole number', () => {
  const bounded = (values: unknown[]) =>
    problemsOf({
      measure: 'listings',
      filters: [
        { dimension: 'purpose', values: ['sale'] },
        { dimension: 'price', operator: 'atMost', values },
      ],
    })
  expect(bounded([2_000_000])).toEqual([])
  expect(bounded([1, 2])[0]).toContain('takes one value')
  expect(bounded(['2m'])[0]).toContain('takes a whole number')
})

test('a period splits and never filters', () => {
  expect(problemsOf({ measure: 'leads', dimensions: ['month'] })).toEqual([])
  expect(
    problemsOf({ measure: 'leads', filters: [{ dimension: 'month', values: ['2026-01'] }] })[0],
  ).toContain('cannot be narrowed')
})

test('prices of sale and rent are not mixed', () => {
  const filters = [{ dimension: 'purpose', values: ['sale'] }]
  expect(problemsOf({ measure: 'medianPrice', dimensions: ['area'] })[0]).toContain('purpose')
  expect(problemsOf({ measure: 'medianPrice', dimensions: ['area'], filters })).toEqual([])
  expect(problemsOf({ measure: 'medianPrice', dimensions: ['purpose'] })).toEqual([])
})

test('a bound on prices or budgets says whether of sale or of rent', () => {
  const price = { dimension: 'price', operator: 'atMost', values: [100_000] }
  expect(problemsOf({ measure: 'listings', filters: [price] })[0]).toContain('purpose')
  expect(problemsOf({ measure: 'listings', dimensions: ['purpose'], filters: [price] })).toEqual([])
  const budget = { dimension: 'budget', operator: 'atLeast', values: [100_000] }
  expect(problemsOf({ measure: 'leads', filters: [budget] })[0]).toContain('intent')
  const rent = { dimension: 'intent', values: ['rent'] }
  expect(problemsOf({ measure: 'leads', filters: [budget, rent] })).toEqual([])
})

test('a second period needs a first and leaves room for one split', () => {
  const [time, versus] = [
    { from: '2026-11-01', to: '2026-12-01' },
    { from: '2026-10-01', to: '2026-11-01' },
  ]
  expect(problemsOf({ measure: 'leads', time, versus, dimensions: ['agent'] })).toEqual([])
  expect(problemsOf({ measure: 'leads', versus })[0]).toContain('needs a first')
  expect(
    problemsOf({ measure: 'leads', time, versus, dimensions: ['agent', 'stage'] })[0],
  ).toContain('one more thing')
})

test('an average over groups is one number of what is counted', () => {
  const over = (measure: string, averagedOver: string, dimensions: string[] = []) =>
    problemsOf({
      measure,
      averagedOver,
      dimensions,
      filters: [{ dimension: 'team', values: [PERSON] }],
    })
  expect(over('calls', 'agent')).toEqual([])
  expect(over('calls', 'state')[0]).toContain('agents, areas or teams')
  expect(over('averageCall', 'agent')[0]).toContain('cannot be averaged again')
  expect(over('calls', 'agent', ['team'])[0]).toContain('one number')
})

test('a bad shape is invalid before the catalogue is asked', () => {
  for (const input of [
    null,
    'leads',
    [],
    { measure: 'leads', limit: 0 },
    { measure: 'leads', dimensions: ['a', 'b', 'c'] },
  ]) {
    expect(() => checkPlan(input)).toThrow(DomainError)
  }
})

test.each(Object.keys(MEASURES) as MeasureName[])(
  'every split and filter of %s is in the catalogue',
  (name) => {
    const measure = measureOf(name)
    for (const dimension of measure.dimensions) expect(dimensionOf(dimension).label).toBeTruthy()
    for (const filter of measure.filters) expect(dimensionOf(filter).kind).not.toBe('period')
  },
)
