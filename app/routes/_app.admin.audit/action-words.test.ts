import { expect, test } from 'vitest'
import { actionWords } from './action-words.ts'

test('known actions have names, others are spelled out, requests stay as they are', () => {
  expect(actionWords('session.start')).toBe('Signed in')
  expect(actionWords('command.setStage')).toBe('Tried to change a stage')
  expect(actionWords('later.doThings')).toBe('Later do things')
  expect(actionWords('GET /api/v1/events')).toBe('GET /api/v1/events')
})
