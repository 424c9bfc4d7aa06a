import { expect, test } from 'vitest'
import { dispositionWords } from './disposition-words.ts'

test("a call centre's key is spelled out, a person's words stay", () => {
  expect(dispositionWords('viewingBooked')).toBe('Viewing booked')
  expect(dispositionWords('no_answer')).toBe('No answer')
  expect(dispositionWords('interested')).toBe('Interested')
  expect(dispositionWords('Passed to RERA desk')).toBe('Passed to RERA desk')
})
