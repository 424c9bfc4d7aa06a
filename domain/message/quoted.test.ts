import { expect, test } from 'vitest'
import { splitQuoted } from './quoted.ts'

test('what was written before stands apart from what is said', () => {
  const quoted = 'On Monday Sara wrote:\n> Which day?\n>> Hi\n\n> …'
  expect(splitQuoted(`Friday suits me.\n\nNadia\n\n${quoted}\n`)).toEqual({
    said: 'Friday suits me.\n\nNadia',
    quoted,
  })
  expect(splitQuoted('الجمعة مناسبة\n> أي يوم؟')).toEqual({
    said: 'الجمعة مناسبة',
    quoted: '> أي يوم؟',
  })
})

test('nothing is hidden where nothing is said, nothing quoted, or something follows', () => {
  for (const text of ['', 'Hello', '> only\n> this', '> first\nthen me', 'a\n\n\n'])
    expect(splitQuoted(text)).toEqual({ said: text, quoted: '' })
})

test('a long mail is read once', () => {
  const long = `${'x\n'.repeat(20_000)}${'> y\n'.repeat(20_000)}`
  expect(splitQuoted(long).quoted.length).toBe(4 * 20_000 - 1)
})
