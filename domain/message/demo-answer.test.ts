import { expect, test } from 'vitest'
import { demoAnswer } from './demo-answer.ts'

test('a demo’s customer answers what was asked, in the language that it was asked in', () => {
  expect(demoAnswer('Saturday at 10:30 for the viewing?')).toContain('Where shall we meet')
  expect(demoAnswer('هل تناسبك معاينة يوم السبت؟')).toContain('أين نلتقي')
  expect(demoAnswer('The rent is AED 90,000 in two cheques.')).toContain('budget')
  expect(demoAnswer('شكرًا لك')).toContain('عائلتي')
  expect(demoAnswer('')).toContain('Thank you')
})
