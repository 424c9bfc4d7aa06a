import { expect, test, vi } from 'vitest'
import { NOTHING_HEARD } from './conversation.ts'
import { hear, MASK, maskSensitive } from './sensitive.ts'

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
  [
    'a misheard card',
    'a card of sixteen digits: 4242 4242 4242 4243',
    'card',
    '4242 4242 4242 4243',
  ],
  ['Arabic-Indic digits', 'الرقم ٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢ شكرا', 'card', '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢'],
  ['Persian digits', '۷۸۴-۱۹۷۹-۸۳۴۶۲۵۱-۷', 'idNumber', '۷۸۴-۱۹۷۹-۸۳۴۶۲۵۱-۷'],
  [
    'full-width digits',
    'ＩＤ ７８４１９７９８３４６２５１７',
    'idNumber',
    '７８４１９７９８３４６２５１７',
  ],
  ['Arabic number words', 'سبعة ثمانية أربعة واحد تسعة سبعة تسعة 83462517', 'idNumber', null],
  ['hyphens that do not break', '784‑1979‑8346251‑7', 'idNumber', '784‑1979‑8346251‑7'],
  ['en dashes and slashes', '784–1979/8346251/7', 'idNumber', '784–1979/8346251/7'],
  ['words of doubt', 'it is 4242 uh 4242, um, 4242 er 4242', 'card', null],
  ['direction marks', '\u200f4242\u200e \u200f4242 4242\u202c 4242', 'card', null],
  ['an Emirates ID', 'my ID is 784-1990-1234567-1 ok', 'idNumber', '784-1990-1234567-1'],
  ['the beginning of one', 'it starts 784 1979', 'idNumber', '784 1979'],
  [
    'an IBAN and no more than it',
    'to AE07 0331 2345 6789 0123 456 please',
    'iban',
    'AE07 0331 2345 6789 0123 456',
  ],
  ['an IBAN letter by letter', 'A E 07 zero three three 1234567890123456', 'iban', null],
  ['a foreign IBAN', 'GB82 WEST 1234 5698 7654 32 it is', 'iban', 'GB82 WEST 1234 5698 7654 32'],
  ['a passport', 'the passport number is N1234567, British', 'passport', 'N1234567'],
  ['a security code', 'the c v v is 731', 'cvv', '731'],
  ['a security code in words', 'security code: seven three one', 'cvv', 'seven three one'],
  ['a double', 'CVV double five nine', 'cvv', 'double five nine'],
] as const)('%s is masked', (_name, text, type, spoken) => {
  const masked = maskSensitive(text)
  expect(masked.spans).toMatchObject([spoken === null ? { type } : { type, spoken }])
  const [span] = masked.spans
  expect(masked.text.slice(span?.start, span?.end)).toBe(MASK)
  expect(masked.text).not.toMatch(/\p{Nd}{3}/u)
})

test('the double and the triple of a digit count', () => {
  const spoken = 'seven eight four one triple nine five one two three four five six seven'
  expect(maskSensitive(spoken).spans).toMatchObject([{ type: 'idNumber', spoken }])
})

test.each([
  'call me on +971 50 123 4567 or 050 765 4321',
  'my number is 050 123 4567, or 55 123 4567',
  'اتصل على ٠٥٠ ١٢٣ ٤٥٦٧',
  'from abroad it is +44 7700 900123 or 0044 7700 900123',
  'write to +91 98765 43210',
  'two bedrooms in Dubai Marina for 120,000 to 1,500,000 a year',
  'it sold for 25,300,450 and the next for 42 500 000',
  'the rent is 784,000 and 784 thousand is too much',
  'between 2500 and 4500 a month, 3200 square feet, built in 2019',
  'the permit is 7112345678 and the reference is L-10234',
  'card ending in 4242',
  'plus four four, seven seven double oh, nine double oh, six four one',
  'زائد اربعة اربعة، سبعة سبعة صفر صفر، تسعة صفر صفر، ستة اربعة واحد',
  'my numbers are 050 123 4567, 055 765 4321',
  'اي اي، صفر خمسة صفر واحد اثنين ثلاثة اربعة خمسة ستة سبعة',
  'my passport is at home',
  'born on 25/05/1979, moving 2027-05-31, at 10:30 on 12.11.2026',
  'one moment, two more minutes, three bedrooms and 4 parking spaces',
  'my card is at home, we need 3 bedrooms for 150 thousand',
  'the units are 2021, 5410 and 6230, or 2500, 4500 each',
  'unit 4203, tower 2, floor 42, plot 6 450 120',
])('%s stays as it is', (text) => {
  expect(maskSensitive(text)).toEqual({ text, spans: [] })
})

test.each([
  'إي إي صفر تسعة، صفر اثنين ستة، خمسة خمسة',
  'اي اي صفر سبعة، صفر ثلاثة ثلاثة، واحد اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة صفر واحد اثنين ثلاثة أربعة خمسة ستة',
  'zero nine, zero two six, one two three four five six seven eight one two three four',
])('an account that was asked for is masked with its letters: %s', (said) => {
  const asking = { segmentId: 's1', party: 'a', role: 'agent', text: 'رقم الآيبان، IBAN' } as const
  const { conversation } = hear(NOTHING_HEARD, asking)
  const answer = { segmentId: 's2', party: 'c', role: 'customer', text: said } as const
  expect(hear(conversation, answer).text).toBe(MASK)
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

/** Characters that patterns are held against: what a scan costs, whatever machine it runs on. */
function charactersTested(work: () => void): number {
  let characters = 0
  const test = RegExp.prototype.test
  const spy = vi.spyOn(RegExp.prototype, 'test').mockImplementation(function (
    this: RegExp,
    text: string,
  ) {
    characters += text.length
    return test.call(this, text)
  })
  try {
    work()
  } finally {
    spy.mockRestore()
  }
  return characters
}

test.each([
  ['single digits', '1 '],
  ['cards', '4242 4242 4242 4242 '],
  ['digits without end', '4'],
  ['letters without end', 'a'],
  ['letters and digits', 'AE07 '],
  ['single letters', 'a e '],
  ['passports', 'passport '],
  ['separators', '1 ------ '],
  ['number words', 'double five uh '],
  ['Arabic digits', '٤ '],
])('masking is linear in the text: %s', (_name, unit) => {
  const cost = (length: number) =>
    charactersTested(() => maskSensitive(unit.repeat(Math.ceil(length / unit.length))))
  const [once, twice] = [cost(5_000), cost(10_000)]
  expect(twice).toBeLessThan(2.2 * once + 1_000)
  expect(twice).toBeLessThan(3_000_000)
})

test('a passport’s number is known by its form, whatever was said in between', () => {
  const asked = hear(NOTHING_HEARD, {
    segmentId: 's1',
    party: 'agent',
    role: 'agent',
    text: 'I need your passport, you can email a scan.',
  })
  const said = (text: string) =>
    hear(asked.conversation, { segmentId: 's2', party: 'p', role: 'customer', text }).text
  expect(said('I say it now. E J four zero nine one seven two six. And the mail')).toBe(
    `I say it now. ${MASK}. And the mail`,
  )
  for (const text of [
    'the reference is A B four zero nine one seven two six',
    'my number is zero five five one two three four five six seven',
    'write m i r a four zero nine one seven two six at gmail dot com',
  ])
    expect(said(text)).toBe(text)
})
