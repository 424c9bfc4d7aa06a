import { expect, test } from 'vitest'
import { type Conversation, NOTHING_HEARD } from './conversation.ts'
import { hear, hearUnfinished, MASK } from './sensitive.ts'

type Line = readonly [party: 'agent' | 'customer', text: string]

function play(lines: readonly Line[]): { texts: string[]; conversation: Conversation } {
  let conversation = NOTHING_HEARD
  const texts: string[] = []
  for (const [index, [party, text]] of lines.entries()) {
    const heard = hear(conversation, { segmentId: `s${index}`, party, role: party, text })
    conversation = heard.conversation
    texts.push(heard.text)
    for (const { segmentId, spoken } of heard.earlier) {
      const at = Number(segmentId.slice(1))
      texts[at] = texts[at]?.replaceAll(spoken, MASK) ?? ''
    }
  }
  return { texts, conversation }
}

const inPieces: [string, Line[]][] = [
  [
    'an Emirates ID',
    [
      ['customer', 'It is 784 1979'],
      ['agent', 'Yes?'],
      ['customer', '8346251 7'],
    ],
  ],
  [
    'an Emirates ID, bit by bit',
    [
      ['customer', '784'],
      ['customer', '1979'],
      ['customer', '8346251'],
      ['customer', 'seven'],
    ],
  ],
  [
    'an ID in other digits',
    [
      ['customer', '٧٨٤ ١٩٧٩'],
      ['customer', '٨٣٤٦٢٥١ ٧'],
    ],
  ],
  [
    'a card',
    [
      ['customer', '5399 8341'],
      ['agent', 'go on'],
      ['customer', 'then 7726 4104, ok?'],
    ],
  ],
  [
    'a card by four',
    [
      ['customer', '4242'],
      ['customer', '4242'],
      ['agent', 'mm'],
      ['customer', '4242'],
      ['customer', '4242'],
    ],
  ],
  [
    'a card that was asked for',
    [
      ['agent', 'What is the card number?'],
      ['customer', '5399'],
    ],
  ],
  [
    'a card of odd groups',
    [
      ['customer', 'the number on the card is 539983'],
      ['customer', '4177'],
      ['customer', '264104'],
    ],
  ],
  [
    'a card that is said again',
    [
      ['customer', '4242 4242 4242 4242'],
      ['agent', 'So 4242 4242?'],
      ['agent', 'and 42424242'],
    ],
  ],
  [
    'an IBAN',
    [
      ['agent', 'Your IBAN please'],
      ['customer', 'AE07 0331'],
      ['customer', '2345 6789'],
      ['customer', '0123 456'],
    ],
  ],
  [
    'an IBAN that nobody asked for',
    [
      ['customer', 'AE07 0331'],
      ['customer', '2345 6789 0123 456'],
    ],
  ],
  [
    'a security code',
    [
      ['agent', 'And the three digits on the back?'],
      ['customer', 'seven three one'],
    ],
  ],
  [
    'a security code of a card',
    [
      ['agent', 'What is the security code on the back of your card?'],
      ['customer', '731'],
      ['agent', 'الرقم السري خلف البطاقة؟'],
      ['customer', '٧٣١'],
    ],
  ],
  [
    'a security code, digit by digit',
    [
      ['agent', 'And the CVV?'],
      ['customer', 'seven'],
      ['agent', 'yes'],
      ['customer', 'three one'],
    ],
  ],
  [
    'what is behind a card whose number was said',
    [['customer', '4242 4242 4242 4242, back of it is seven three one, behind is 731']],
  ],
  [
    'a security code in hundreds',
    [
      ['agent', 'And the CVV?'],
      ['customer', 'it is seven hundred and thirty one'],
    ],
  ],
  [
    'a code after its card',
    [
      ['customer', '4242 4242 4242 4242, expires 12/27, code 731'],
      ['agent', 'and the code behind?'],
      ['customer', '731'],
    ],
  ],
  [
    'digits in circles, raised and on keys',
    [
      ['customer', '④②④② ④②④② ④②④② ④②④②'],
      ['customer', '⁴²⁴² ⁴²⁴² ⁴²⁴² ⁴²⁴²'],
      ['customer', '4️⃣2️⃣4️⃣2️⃣ 4️⃣2️⃣4️⃣2️⃣ 4️⃣2️⃣4️⃣2️⃣ 4️⃣2️⃣4️⃣2️⃣'],
    ],
  ],
  ['an Emirates ID with words between', [['customer', 'It is 784 then 1979 then 8346251 then 7']]],
  [
    'a passport bit by bit',
    [
      ['agent', 'Your passport number?'],
      ['customer', 'N as in November'],
      ['customer', 'one two three'],
      ['customer', '4567'],
    ],
  ],
  [
    'an IBAN from its first four',
    [
      ['customer', 'A E zero seven'],
      ['customer', '0331 2345'],
      ['customer', '6789 0123'],
      ['customer', '456'],
    ],
  ],
  [
    'a passport',
    [
      ['agent', 'Could you give me your passport number?'],
      ['customer', 'Sure, it is N 1234567'],
    ],
  ],
  [
    'an answer in Arabic',
    [
      ['agent', 'ممكن رقم الهوية؟'],
      ['customer', '٧٨٤ ٧٩٨٣'],
    ],
  ],
]
test.each(inPieces)('%s in pieces is masked, what came first too', (_name, lines) => {
  const { texts } = play(lines)
  expect(texts.join('\n')).not.toMatch(/\p{Nd}{3}|[\p{No}\u20e3]{3}|seven|thirty|three one/u)
})

const everyday: [string, Line[]][] = [
  [
    'a phone in pieces',
    [
      ['agent', 'Your phone number?'],
      ['customer', '050 123'],
      ['customer', '4567'],
    ],
  ],
  [
    'a landline after a question for it',
    [
      ['agent', 'Which phone is best?'],
      ['customer', '4433 8888'],
    ],
  ],
  [
    'prices',
    [
      ['agent', 'What is your budget?'],
      ['customer', '150'],
      ['customer', 'up to 2500 a month, 4500 at most'],
      ['customer', '5200 and 3300'],
    ],
  ],
  [
    'a budget after a question for a card',
    [
      ['agent', 'The card number comes later. Your budget?'],
      ['customer', '120000'],
      ['customer', '95 thousand'],
    ],
  ],
  [
    'an amount after a way to pay',
    [
      ['agent', 'Would you pay by credit card?'],
      ['customer', 'yes, it was 2500 last time'],
    ],
  ],
  [
    'codes of other things',
    [
      ['agent', 'The country code is 971, the gate code 4821.'],
      ['customer', 'And the code for the lift is 731?'],
      ['agent', 'It has 80 m², two passports are needed.'],
      ['customer', '2'],
    ],
  ],
  [
    'a sentence whose letters and digits have the sum of an IBAN',
    [
      ['agent', 'What is the budget?'],
      ['customer', 'company budget is ninety to one hundred k per year including chiller'],
    ],
  ],
  [
    'years and units',
    [
      ['agent', 'It was built in 2019, unit 4203.'],
      ['agent', '2021, 5410'],
      ['agent', '6230'],
    ],
  ],
  [
    'what comes long after a question',
    [
      ['agent', 'Your card number?'],
      ...Array.from({ length: 8 }, (): Line => ['customer', 'one moment']),
      ['customer', 'at 1430'],
    ],
  ],
]
test.each(everyday)('%s stay as they are', (_name, lines) => {
  expect(play(lines).texts).toEqual(lines.map(([, text]) => text))
})

test('unfinished words hide what may yet become a card, and leave a phone number', () => {
  const words = (text: string) => ({ segmentId: 's', party: 'a', role: 'customer', text }) as const
  const partial = (text: string) => hearUnfinished(NOTHING_HEARD, words(text))
  expect(partial('it is 4242 4242 42')).toBe(`it is ${MASK}`)
  expect(partial('it is 4242 42')).toBe(`it is ${MASK}`)
  expect(partial('my ID 784-1990-12')).toBe(`my ID ${MASK}`)
  expect(partial('call 050 765 4321')).toBe('call 050 765 4321')
})

test.each([...inPieces, ...everyday])(
  '%s: unfinished words are masked as much as final ones',
  (_name, lines) => {
    let conversation = NOTHING_HEARD
    for (const [index, [party, text]] of lines.entries()) {
      const words = { segmentId: `s${index}`, party, role: party, text }
      const partial = hearUnfinished(conversation, words)
      const final = hear(conversation, words)
      expect(partial.replaceAll(MASK, '').length).toBeLessThanOrEqual(
        final.text.replaceAll(MASK, '').length,
      )
      conversation = final.conversation
    }
  },
)

test('a conversation stays small however long the call is', () => {
  const lines = Array.from({ length: 2_000 }, (_, index): Line => [
    index % 2 ? 'agent' : 'customer',
    `${index} 5399 834${index % 10} and uh ${index}`,
  ])
  const { conversation } = play(lines)
  const size = JSON.stringify([...conversation.speakers], null, 0).length
  expect(size + JSON.stringify(conversation.known).length).toBeLessThan(8_000)
})
