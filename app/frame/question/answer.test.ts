import { expect, test } from 'vitest'
import { type Answer, previousPlan, withEvent, withProblem } from './answer.ts'

const asked: Answer = { question: 'Leads by stage', said: 'Leads by stage', state: 'asking' }

test('an answer grows event by event and is done at the end', () => {
  const rows = { columns: [], rows: [], total: 0, truncated: false }
  const plan = {
    plan: { measure: 'leads' },
    title: 'Leads by stage',
    definition: 'Open leads',
    filters: [],
    time: null,
    scope: 'Counted only over the leads that you may see.',
    notes: ['“aera” was read as “area”.'],
  }
  const answer = [
    ['plan', plan],
    ['rows', rows],
    ['text', { text: 'None.' }],
    ['done', { rows: 0, ms: 12 }],
  ].reduce<Answer>((sofar, [event, json]) => withEvent(sofar, String(event), json), asked)
  expect(answer).toMatchObject({ state: 'answered', plan, rows, text: 'None.', ms: 12 })
  expect(previousPlan([answer, { ...asked, state: 'clarify' }])).toEqual({ measure: 'leads' })
  expect(previousPlan([asked])).toBeUndefined()
})

test('a question that is asked back brings its options', () => {
  const json = { message: 'Which Marina?', options: ['Dubai Marina', 'Port de La Mer'] }
  expect(withEvent(asked, 'clarify', json)).toMatchObject({ state: 'clarify', ...json })
})

test('an event that is not what it says is not believed', () => {
  expect(() => withEvent(asked, 'rows', { rows: 'many' })).toThrow()
})

test('a problem is said in its own words, or in ours', () => {
  expect(withProblem(asked, { title: 'Too many', detail: 'Wait a minute.' }).message).toBe(
    'Wait a minute.',
  )
  expect(withProblem(asked, '<html>').message).toContain('Ask again')
})
