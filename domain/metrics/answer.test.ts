import { expect, test } from 'vitest'
import { answerTable, chartOf, type GroupValue, tellAnswer } from './answer.ts'
import { describePlan, labelOf } from './describe-plan.ts'
import { checkPlan } from './plan.ts'

const SARA = '6f1f4a3e-3e0f-4c56-9c0e-0c7a3a9d3c11'

function one(key: string | null, value: number | null, name: string | null = null): GroupValue {
  return { groups: [{ key, name }], value }
}

const byStage = checkPlan({ measure: 'leads', dimensions: ['stage'] })
const stages = { rows: [one('new', 12), one('won', 1), one('lost', 30)], total: 3 }

test('a table has a column per split and one for the measure, with labels for keys', () => {
  expect(answerTable(byStage, stages)).toEqual({
    columns: [
      { name: 'stage', label: 'Stage', kind: 'dimension' },
      { name: 'leads', label: 'Leads', kind: 'measure', unit: 'leads' },
    ],
    rows: [
      { stage: 'New', leads: 12 },
      { stage: 'Won', leads: 1 },
      { stage: 'Lost', leads: 30 },
    ],
    total: 3,
    truncated: false,
  })
})

test('a table that is cut says so', () => {
  expect(answerTable(byStage, { rows: stages.rows, total: 7 })).toMatchObject({
    total: 7,
    truncated: true,
  })
})

test('the text says the sum, the first and who follows, from the rows alone', () => {
  expect(tellAnswer(byStage, stages)).toBe(
    '43 leads in 3 groups. Most: Lost (30 leads), then New (12 leads) and Won (1 lead).',
  )
  expect(
    tellAnswer(checkPlan({ measure: 'calls' }), { rows: [{ groups: [], value: 1 }], total: 1 }),
  ).toBe('Calls: 1 call.')
})

test('what overlaps, is cut or is a rate is not summed', () => {
  const byArea = checkPlan({ measure: 'leads', dimensions: ['area'] })
  expect(tellAnswer(byArea, { rows: [one('jbr', 2, 'JBR')], total: 1 })).toBe(
    '1 group. Most: JBR (2 leads).',
  )
  expect(tellAnswer(byStage, { rows: [one('new', 2)], total: 9 })).toMatch(/^9 groups\. /)
  const rate = checkPlan({ measure: 'winRate', dimensions: ['agent'] })
  expect(tellAnswer(rate, { rows: [one(SARA, 66.7, 'Sara')], total: 1 })).toBe(
    '1 group. Highest: Sara (66.7%).',
  )
})

test('nothing found is said, not shown as zero of something', () => {
  expect(tellAnswer(byStage, { rows: [], total: 0 })).toContain('nothing')
  const price = checkPlan({
    measure: 'medianPrice',
    filters: [{ dimension: 'purpose', values: ['sale'] }],
  })
  expect(tellAnswer(price, { rows: [{ groups: [], value: null }], total: 1 })).toContain('nothing')
})

test('the chart follows the shape of the result', () => {
  const typeOf = (dimensions: string[]) =>
    chartOf(checkPlan({ measure: 'leads', dimensions }), '').type
  expect(typeOf([])).toBe('number')
  expect(typeOf(['stage'])).toBe('bar')
  expect(typeOf(['stage', 'agent'])).toBe('groupedBar')
  expect(typeOf(['stage', 'week'])).toBe('line')
  expect(chartOf(checkPlan({ measure: 'leads', dimensions: ['stage', 'week'] }), '')).toMatchObject(
    { x: 'week', series: 'stage', y: 'leads' },
  )
})

test('a plan is told back in words, with the names of what it is narrowed to', () => {
  const plan = checkPlan({
    measure: 'listings',
    dimensions: ['area', 'priceBand'],
    filters: [
      { dimension: 'agent', values: [SARA] },
      { dimension: 'price', operator: 'atMost', values: [2_000_000] },
      { dimension: 'purpose', operator: 'isNot', values: ['rent'] },
    ],
    time: { from: '2026-11-01' },
  })
  expect(describePlan(plan, new Map([[SARA, 'Sara Haddad']]))).toMatchObject({
    title: 'Listings by area and price band',
    filters: ['Agent is Sara Haddad', 'Price at most AED 2,000,000', 'Purpose is not For rent'],
    time: 'when the listing was made: from 2026-11-01',
  })
})

test('values without a name are said as people say them', () => {
  expect(labelOf('agent', null)).toBe('Nobody')
  expect(labelOf('area', null)).toBe('Not known')
  expect(labelOf('bedrooms', '0')).toBe('Studio')
  expect(labelOf('bedrooms', '1')).toBe('1 bedroom')
  expect(labelOf('owned', 'true')).toBe('Yes')
})
