import { expect, test } from 'vitest'
import type { Vocabulary } from '#db/pace/ask/vocabulary.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { planEdits } from './plan-edits.ts'

const VOCABULARY: Vocabulary = {
  areas: [
    { key: 'jvc', name: 'JVC', labels: { en: 'JVC', ar: 'JVC' }, aliases: [] },
    { key: 'marina', name: 'Marina', labels: { en: 'Marina', ar: 'Marina' }, aliases: [] },
  ],
  people: [],
  teams: [],
  lists: { source: [], propertyType: [], lostReason: [], callChecklist: [] },
}
const TELLING = {
  names: new Map([
    ['jvc', 'JVC'],
    ['marina', 'Marina'],
  ]),
  currency: 'AED',
}

function editsOf(plan: object) {
  const checked = checkPlan({ dimensions: [], filters: [], ...plan })
  return planEdits(checked, TELLING, { vocabulary: VOCABULARY, today: '2026-11-23' })
}
const is = (dimension: string, ...values: unknown[]) => ({ dimension, operator: 'is', values })

test('each part can be taken out, and a value changed for another of its kind', () => {
  const { chips, splits } = editsOf({
    measure: 'listings',
    dimensions: ['agent'],
    filters: [is('area', 'jvc')],
    time: { from: '2026-11-01', to: '2026-12-01' },
  })
  expect(chips.map(({ said }) => said)).toEqual([
    'Area is JVC',
    'Agent',
    expect.stringContaining('November 2026'),
  ])
  const [area, agent, time] = chips
  expect(area?.calledWithout).toMatch(/^Listings by agent · [^·]*November 2026/)
  expect(agent?.calledWithout).toMatch(/^Listings · Area is JVC · /)
  expect(time?.calledWithout).toBe('Listings by agent · Area is JVC')
  expect(area?.without).toMatchObject({ filters: [], dimensions: ['agent'] })
  expect(area?.options).toEqual([
    {
      label: 'Marina',
      plan: expect.objectContaining({ filters: [is('area', 'marina')] }),
      called: expect.stringMatching(/^Listings by agent · Area is Marina · .*November 2026/),
    },
  ])
  expect(agent?.without).toMatchObject({ dimensions: [] })
  expect(time?.without).not.toHaveProperty('time')
  expect(splits.map(({ label }) => label)).toContain('Status')
  expect(splits.map(({ label }) => label)).not.toContain('Agent')
})

test('what a plan cannot be without cannot be taken out', () => {
  const { chips } = editsOf({ measure: 'medianPrice', filters: [is('purpose', 'sale')] })
  expect(chips[0]?.without).toBeNull()
  expect(chips[0]?.options.map(({ label }) => label)).toEqual(['For rent'])
})

test('a share goes with what makes its part', () => {
  const { chips } = editsOf({
    measure: 'leads',
    filters: [is('temperature', 'hot')],
    share: ['temperature'],
  })
  expect(chips[0]?.without).not.toHaveProperty('share')
})

test('a time is changed for another that moves with the days, and one is offered where there is none', () => {
  const THIS_MONTH = { from: '2026-11-01', to: '2026-12-01' }
  const { chips, times, between } = editsOf({ measure: 'leads', time: THIS_MONTH })
  const [time] = chips
  const labels = time?.options.map(({ label }) => label)
  expect(labels).toContain('Last month')
  expect(labels).not.toContain('This month')
  const last = time?.options.find(({ label }) => label === 'Last month')
  expect(last?.plan.time).toEqual({
    from: '2026-10-01',
    to: '2026-11-01',
    rolls: {
      from: { unit: 'month', by: -1, start: true, days: 0 },
      to: { unit: 'month', by: 0, start: true, days: 0 },
    },
  })
  expect(last?.called).toContain('October 2026')
  expect(times).toEqual([])
  expect(between?.plan.time).toBeUndefined()
  const timeless = editsOf({ measure: 'leads' })
  expect(timeless.times.map(({ label }) => label)).toEqual([
    'Today',
    'Yesterday',
    'This week',
    'Last week',
    'Next week',
    'This month',
    'Last month',
    'Next month',
    'This quarter',
    'Last quarter',
    'This year',
    'Last year',
  ])
  const two = editsOf({
    measure: 'leads',
    time: THIS_MONTH,
    versus: { from: '2026-10-01', to: '2026-11-01' },
  })
  expect(two).toMatchObject({ times: [], between: null })
  expect(two.chips.at(-1)?.options).toEqual([])
})
