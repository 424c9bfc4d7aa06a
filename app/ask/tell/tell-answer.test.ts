import { expect, onTestFinished, test } from 'vitest'
import type { GroupValue } from '#domain/metrics/answer.ts'
import { isMeasure, measureOf, MEASURES } from '#domain/metrics/catalogue.ts'
import { DIMENSIONS, isDimension } from '#domain/metrics/dimensions.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { readLanguageBy } from '#words/catalogue/language.ts'
import { answerTable, chartOf } from './answer-table.ts'
import { describePlan } from './describe-plan.ts'
import { sayValue } from './say-values.ts'
import { tellAnswer } from './tell-answer.ts'
import { tellRefusal, tellScope } from './tell-scope.ts'

const AED = { names: new Map<string, string>(), currency: 'AED' }
const SARA = '6f1f4a3e-3e0f-4c56-9c0e-0c7a3a9d3c11'

function one(key: string | null, value: number | null, name: string | null = null): GroupValue {
  return { groups: [{ key, name }], value }
}

const byStage = checkPlan({ measure: 'leads', dimensions: ['stage'] })
const stages = { rows: [one('new', 12), one('won', 1), one('lost', 30)], total: 3 }

test('a table has a column per split and one for the measure, with labels for keys', () => {
  expect(answerTable(byStage, stages, AED)).toEqual({
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
    links: [
      '/leads?stage=new&archived=true&archived=false',
      '/leads?stage=won&archived=true&archived=false',
      '/leads?stage=lost&archived=true&archived=false',
    ],
    list: '/leads?archived=true&archived=false',
  })
})

test('a table that is cut says so', () => {
  expect(answerTable(byStage, { rows: stages.rows, total: 7 }, AED)).toMatchObject({
    total: 7,
    truncated: true,
  })
})

test('the text says the sum, the first and who follows, from the rows alone', () => {
  expect(tellAnswer(byStage, stages, AED)).toBe(
    '43 leads in 3 groups. Most: Lost (30 leads), then New (12 leads) and Won (1 lead).',
  )
  expect(
    tellAnswer(
      checkPlan({ measure: 'calls' }),
      { rows: [{ groups: [], value: 1 }], total: 1 },
      AED,
    ),
  ).toBe('Calls: 1 call.')
})

test('what overlaps, is cut or is a rate is not summed', () => {
  const byArea = checkPlan({ measure: 'leads', dimensions: ['area'] })
  expect(tellAnswer(byArea, { rows: [one('jbr', 2, 'JBR')], total: 1 }, AED)).toBe(
    '1 group. Most: JBR (2 leads).',
  )
  expect(tellAnswer(byStage, { rows: [one('new', 2)], total: 9 }, AED)).toMatch(/^9 groups\. /)
  const rate = checkPlan({ measure: 'winRate', dimensions: ['agent'] })
  expect(tellAnswer(rate, { rows: [one(SARA, 66.7, 'Sara')], total: 1 }, AED)).toBe(
    '1 group. Highest: Sara (66.7%).',
  )
})

test('nothing found is said, not shown as zero of something', () => {
  expect(tellAnswer(byStage, { rows: [], total: 0 }, AED)).toContain('nothing')
  const price = checkPlan({
    measure: 'medianPrice',
    filters: [{ dimension: 'purpose', values: ['sale'] }],
  })
  expect(tellAnswer(price, { rows: [{ groups: [], value: null }], total: 1 }, AED)).toContain(
    'nothing',
  )
})

test('the chart follows the shape of the result', () => {
  const typeOf = (dimensions: string[]) =>
    chartOf(checkPlan({ measure: 'leads', dimensions }), { title: '', currency: 'AED' }).type
  expect(typeOf([])).toBe('number')
  expect(typeOf(['stage'])).toBe('bar')
  expect(typeOf(['stage', 'agent'])).toBe('groupedBar')
  expect(typeOf(['stage', 'week'])).toBe('line')
  expect(
    chartOf(checkPlan({ measure: 'leads', dimensions: ['stage', 'week'] }), {
      title: '',
      currency: 'AED',
    }),
  ).toMatchObject({ x: 'week', series: 'stage', y: 'leads' })
})

test('a plan is told back in words, with the names of what it is narrowed to', () => {
  const plan = checkPlan({
    measure: 'listings',
    dimensions: ['area', 'priceBand'],
    filters: [
      { dimension: 'agent', values: [SARA] },
      { dimension: 'price', operator: 'atMost', values: [2_000_000] },
      { dimension: 'purpose', values: ['sale'] },
      { dimension: 'furnishing', operator: 'isNot', values: ['furnished', 'partly'] },
    ],
    time: { from: '2026-11-01' },
  })
  expect(describePlan(plan, { ...AED, names: new Map([[SARA, 'Sara Haddad']]) })).toMatchObject({
    title: 'Listings by area and price band',
    filters: [
      'Agent is Sara Haddad',
      'Price at most AED 2,000,000',
      'Purpose is For sale',
      'Furnishing is not Furnished nor Partly furnished',
    ],
    time: 'when the listing was made: since 1 November 2026',
  })
})

test('rents and budgets for them are said to be per year', () => {
  const of = (plan: object) => describePlan(checkPlan(plan), AED).filters
  const bound = { operator: 'atMost', values: [96_000] }
  const rent = { dimension: 'purpose', values: ['rent'] }
  expect(of({ measure: 'listings', filters: [rent, { dimension: 'price', ...bound }] })).toContain(
    'Price at most AED 96,000 per year',
  )
  const tenants = { dimension: 'intent', values: ['rent'] }
  expect(of({ measure: 'leads', filters: [tenants, { dimension: 'budget', ...bound }] })).toContain(
    'Budget at most AED 96,000 per year',
  )
})

test('order, number and averages are part of what is told back', () => {
  const title = (plan: object) => describePlan(checkPlan(plan), AED).title
  const sort = { by: 'measure', direction: 'descending' }
  expect(title({ measure: 'leads', dimensions: ['area'], sort, limit: 3 })).toBe(
    'Leads by area, highest first, the first 3',
  )
  expect(title({ measure: 'calls', averagedOver: 'agent' })).toBe(
    'Calls, on average per agent that has any',
  )
})

test('two periods stand beside each other in title, table, chart and text', () => {
  const plan = checkPlan({
    measure: 'leads',
    time: { from: '2026-11-16', to: '2026-11-23' },
    versus: { from: '2026-11-22', to: '2026-11-23' },
  })
  const result = {
    rows: [one('2026-11-16/2026-11-23', 12), one('2026-11-22/2026-11-23', 1)],
    total: 2,
  }
  const span = '16 November 2026 to 22 November 2026'
  expect(describePlan(plan, AED)).toMatchObject({
    title: 'Leads by period',
    time: `when the lead came in: ${span}, beside on 22 November 2026`,
  })
  expect(answerTable(plan, result, AED).rows[0]).toEqual({ period: span, leads: 12 })
  expect(chartOf(plan, { title: '', currency: 'AED' })).toMatchObject({ type: 'bar', x: 'period' })
  expect(tellAnswer(plan, result, AED)).toBe(
    `Leads: 12 leads (${span}), beside 1 lead (on 22 November 2026).`,
  )
})

test('the fewest are told first where they are asked for', () => {
  const plan = checkPlan({
    measure: 'leads',
    dimensions: ['stage'],
    sort: { by: 'measure', direction: 'ascending' },
  })
  expect(tellAnswer(plan, stages, AED)).toContain('Fewest: Won (1 lead), then New')
})

test('values without a name are said as people say them', () => {
  expect(sayValue('agent', null, AED)).toBe('Nobody')
  expect(sayValue('area', null, AED)).toBe('Not known')
  expect(sayValue('bedrooms', '0', AED)).toBe('Studio')
  expect(sayValue('bedrooms', '1', AED)).toBe('1 bedroom')
  expect(sayValue('owned', 'true', AED)).toBe('Yes')
})

test('whose records are not seen is told by name, and over what was counted by its parts', () => {
  const names = new Map([[SARA, 'Elena Rossi']])
  const refused = { kind: 'refused', subject: 'lead', dimension: 'agent' } as const
  expect(tellRefusal({ ...refused, key: SARA }, names)).toBe(
    'You may not see the leads of Elena Rossi, so they cannot be counted for you.',
  )
  expect(tellRefusal({ ...refused, dimension: 'team', key: null }, names)).toBe(
    'You may not see the leads of other teams, so teams cannot be compared for you.',
  )
  expect(tellScope({ kind: 'whole' })).toBeNull()
  const seen = ['own', 'shared', 'unclaimed'] as const
  expect(tellScope({ kind: 'narrowed', subject: 'lead', seen: [...seen] })).toBe(
    'Counted only over the leads that you may see: your own, those shared with you and your team’s unclaimed ones.',
  )
})

function readArabic(): void {
  readLanguageBy(() => 'ar')
  onTestFinished(() => readLanguageBy(() => undefined))
}

test('whoever reads Arabic is told plan, table, text and scope in Arabic, names apart', () => {
  readArabic()
  const names = new Map([
    [SARA, 'Sara Haddad'],
    ['jvc', 'قرية جميرا الدائرية'],
  ])
  const telling = { names, currency: 'AED' }
  const plan = checkPlan({
    measure: 'listings',
    dimensions: ['area', 'priceBand'],
    filters: [
      { dimension: 'agent', values: [SARA] },
      { dimension: 'price', operator: 'atMost', values: [96_000] },
      { dimension: 'purpose', values: ['rent'] },
    ],
    time: { from: '2026-11-01' },
  })
  expect(describePlan(plan, telling)).toMatchObject({
    title: 'العروض العقارية حسب المنطقة وفئة السعر',
    filters: [
      'الوسيط: \u2068Sara Haddad\u2069',
      'السعر: \u206896,000 درهم\u2069 على الأكثر سنوياً',
      'الغرض: \u2068للإيجار\u2069',
    ],
    time: 'تاريخ إنشاء العرض: منذ 1 نوفمبر 2026',
  })
  const byArea = checkPlan({ measure: 'listings', dimensions: ['area'] })
  const result = { rows: [one('jvc', 2, 'JVC'), one(null, 11)], total: 2 }
  expect(answerTable(byArea, result, telling)).toMatchObject({
    columns: [{ label: 'المنطقة' }, { label: 'العروض العقارية' }],
    rows: [{ area: 'قرية جميرا الدائرية' }, { area: 'غير معروف' }],
  })
  const plain = tellAnswer(byArea, result, telling).replaceAll(/[\u2068\u2069]/g, '')
  expect(plain).toBe(
    '13 عرضاً في مجموعتين. الأكثر: غير معروف (11 عرضاً)، ثم قرية جميرا الدائرية (عرضان).',
  )
  const narrowed = { kind: 'narrowed', subject: 'call', seen: ['team', 'own'] } as const
  expect(tellScope({ ...narrowed, seen: [...narrowed.seen] })).toBe(
    'يشمل العدد ما يحق لك رؤيته فقط من المكالمات: ما يخص فريقك وما يخصك.',
  )
})

test('no measure, split or value of a split is told in English to whoever reads Arabic', () => {
  readArabic()
  const plans = Object.keys(MEASURES).flatMap((measure) =>
    isMeasure(measure)
      ? measureOf(measure).dimensions.map((name) =>
          checkPlan({
            measure,
            dimensions: [name],
            ...(measureOf(measure).unit === 'money' && name !== 'purpose'
              ? { filters: [{ dimension: 'purpose', values: ['sale'] }] }
              : {}),
          }),
        )
      : [],
  )
  const told = plans.flatMap((plan) => Object.values(describePlan(plan, AED)).flat())
  const values = Object.entries(DIMENSIONS).flatMap(([name, dimension]) =>
    isDimension(name) && 'choices' in dimension
      ? Object.keys(dimension.choices).map((key) => sayValue(name, key, AED))
      : [],
  )
  expect(plans.length).toBeGreaterThan(100)
  expect([...told, ...values].filter((text) => /[a-z]{2}/i.test(text ?? ''))).toEqual([])
})
