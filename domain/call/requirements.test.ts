import { expect, test } from 'vitest'
import { draftRequirements } from './requirements.ts'

const heard = (field: 'bedrooms' | 'areas' | 'budgetPeriod', value: unknown, doubt?: string) => ({
  field,
  value,
  doubt: doubt ?? null,
})

test('what was heard stands over what the lead says, and each part tells what it rests on', () => {
  const lead = { intent: 'buy', bedrooms: 2, areas: ['jvc'], budgetMax: null } as const
  expect(draftRequirements({ ...lead, areas: ['jvc'] }, [heard('bedrooms', 3)])).toEqual([
    { field: 'intent', value: 'buy', basis: 'known' },
    { field: 'areas', value: ['jvc'], basis: 'known' },
    { field: 'bedrooms', value: 3, basis: 'heard' },
  ])
})

test('what may be meant is a guess', () => {
  expect(draftRequirements({}, [heard('bedrooms', 2, 'It may be for somebody else.')])).toEqual([
    { field: 'bedrooms', value: 2, basis: 'guess' },
  ])
})

test('who names the period of a rent most likely rents, unless the purpose is known', () => {
  const [first] = draftRequirements({}, [heard('budgetPeriod', 'year')])
  expect(first).toEqual({ field: 'intent', value: 'rent', basis: 'guess' })
  const [known] = draftRequirements({ intent: 'buy' }, [heard('budgetPeriod', 'year')])
  expect(known).toEqual({ field: 'intent', value: 'buy', basis: 'known' })
})

test('nothing that is known or heard is an empty draft', () => {
  expect(draftRequirements({ areas: [], bedrooms: null }, [])).toEqual([])
})
