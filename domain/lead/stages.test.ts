import { expect, test } from 'vitest'
import { isBefore, isEnded, LEAD_STAGES, OPEN_STAGES } from './fields.ts'

test('stages are open in the order of the pipeline, and two of them end a lead', () => {
  expect(OPEN_STAGES).toEqual(['new', 'contacted', 'qualified', 'viewing', 'offer'])
  expect(Object.keys(LEAD_STAGES).filter(isEnded)).toEqual(['won', 'lost'])
})

test('a lead has yet to come to a viewing until it is there, further, or over', () => {
  const before = [null, ...Object.keys(LEAD_STAGES)].filter((stage) => isBefore(stage, 'viewing'))
  expect(before).toEqual([null, 'new', 'contacted', 'qualified'])
})
