import { expect, test } from 'vitest'
import { writeIn } from '#service/http/readers-language.ts'
import { dispositionWords } from './disposition-words.ts'

test('how a call ended is said in the reader’s language, by whichever key or name it was written', () => {
  const written = ['noAnswer', 'no-answer', 'NO_ANSWER', 'No answer']
  expect(new Set(written.map(dispositionWords))).toEqual(new Set(['No answer']))
  const inArabic = writeIn('ar', () => written.map(dispositionWords))
  expect(new Set(inArabic)).toEqual(new Set(['لا رد']))
})

test('one’s own words stay, and a key that nobody knows is spelled out', () => {
  expect(dispositionWords('Sent the brochure to his wife')).toBe('Sent the brochure to his wife')
  expect(dispositionWords('queue_overflow')).toBe('Queue overflow')
  expect(dispositionWords('__proto__')).toBe(' proto ')
})
