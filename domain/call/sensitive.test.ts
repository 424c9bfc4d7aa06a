import { expect, test } from 'vitest'
import { MASK, maskSensitive, maskUnfinished } from './sensitive.ts'

const card = '4242 4242 4242 4242'

test.each([
  ['a card in groups', `It is ${card}, thanks`, 'card', card],
  ['a card with dashes', 'card 5555-5555-5555-4444.', 'card', '5555-5555-5555-4444'],
  ['a card in one piece', '378282246310005', 'card', '378282246310005'],
  [
    'a card in words',
    'four two four two four two four two four two four two four two four two',
    'card',
    'four two four two four two four two four two four two four two four two',
  ],
  ['an Emirates ID', 'my ID is 784-1990-1234567-1 ok', 'idNumber', '784-1990-1234567-1'],
  [
    'an IBAN and no more than it',
    'to AE07 0331 2345 6789 0123 456 please',
    'iban',
    'AE07 0331 2345 6789 0123 456',
  ],
  ['a foreign IBAN', 'GB82 WEST 1234 5698 7654 32 it is', 'iban', 'GB82 WEST 1234 5698 7654 32'],
  ['a passport', 'the passport number is N1234567, British', 'passport', 'N1234567'],
])('%s is masked', (_name, text, type, spoken) => {
  const masked = maskSensitive(text)
  expect(masked.text).toBe(text.replace(spoken, MASK))
  expect(masked.spans).toMatchObject([{ type, spoken }])
  const [span] = masked.spans
  expect(masked.text.slice(span?.start, span?.end)).toBe(MASK)
})

test('the double and the triple of a digit count', () => {
  const spoken = 'seven eight four one triple nine five one two three four five six seven'
  expect(maskSensitive(spoken).spans).toMatchObject([{ type: 'idNumber', spoken }])
})

test.each([
  'call me on +971 50 123 4567 or 050 765 4321',
  'two bedrooms in Dubai Marina for 120,000 to 1,500,000 a year',
  'the permit is 7112345678 and the reference is L-10234',
  'card ending in 4242',
  'my passport is at home',
  'a card of sixteen digits: 4242 4242 4242 4243',
])('%s stays as it is', (text) => {
  expect(maskSensitive(text)).toEqual({ text, spans: [] })
})

test('two numbers in one sentence are two places, also with an expiry after the card', () => {
  const { text, spans } = maskSensitive(`pay ${card} 12 27 and 784-1990-1234567-1`)
  expect(text).toBe(`pay ${MASK} 12 27 and ${MASK}`)
  expect(spans.map((span) => span.type)).toEqual(['card', 'idNumber'])
})

test('masking what is masked changes nothing', () => {
  const { text } = maskSensitive(`pay ${card}`)
  expect(maskSensitive(text)).toEqual({ text, spans: [] })
})

test('unfinished words hide what may yet become a card, and leave a phone number', () => {
  expect(maskUnfinished('it is 4242 4242 42')).toBe(`it is ${MASK}`)
  expect(maskUnfinished('my ID 784-1990-12')).toBe(`my ID ${MASK}`)
  expect(maskUnfinished('call 050 765 4321')).toBe('call 050 765 4321')
})
