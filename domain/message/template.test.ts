import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldsIn, fillTemplate, tidy } from './template.ts'
import { chatProblem, windowEnd } from './whatsapp.ts'

test('the fields of a template are its names between double braces, each once', () => {
  expect(fieldsIn('Hello {{ customer }}, {{day}} or {{day}}. {{ {{x y}} {1} {{2}}')).toEqual([
    'customer',
    'day',
    '2',
  ])
  expect(fieldsIn('{{'.repeat(50_000))).toEqual([])
})

test('what is filled in stands where its field was, in one line, and is itself no field', () => {
  const values = { customer: 'O’Brien\n\t نادية', day: '{{customer}}', toString: '!' }
  expect(fillTemplate('{{customer}}: {{day}} {{other}} {{toString}}', values)).toBe(
    'O’Brien نادية: {{customer}} {{other}} !',
  )
  expect(fillTemplate('{{constructor}}', {})).toBe('{{constructor}}')
})

test('whatever a template holds, without values it stays as it is', () => {
  const piece = fc.constantFrom('{{', '}}', '{', '}', 'a', ' ', 'ن', '1', '\n')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      expect(fillTemplate(text, {})).toBe(text)
    }),
    { numRuns: 300 },
  )
  expect(tidy(' a \u00a0 b\r\n')).toBe('a b')
})

test('a day after somebody wrote ends what may be written freely, and Meta’s codes have words or keep theirs', () => {
  expect(windowEnd('2026-03-02T08:00:00.000Z')).toBe('2026-03-03T08:00:00.000Z')
  expect(windowEnd(null)).toBeNull()
  expect(chatProblem({ code: 131_047, said: 'Re-engagement message' })).toBe('windowClosed')
  expect(chatProblem({ code: 7, said: 'Odd' })).toBe('Odd (7)')
})
