import { expect, test } from 'vitest'
import { hearLines } from '../../testing/heard-call.ts'

function found(kind: string, role: 'customer' | 'agent', text: string): string[] {
  return hearLines([role, text])[0]!
    .findings.filter((finding) => finding.kind === kind)
    .map(({ type }) => type)
}

test.each([
  ['That sounds great, thank you so much', 'positive'],
  ['No, it is not good', 'negative'],
  ["It's terrible, nobody called me back", 'negative'],
  ['I need two bedrooms', 'neutral'],
  ["It's a little expensive", 'negative'],
  ['It is a bit pricey for us, to be honest', 'neutral'],
  ['Nice, but too far from my office', 'neutral'],
  ['I would love more space', 'negative'],
])('“%s” sounds %s', (text, tone) => {
  expect(found('sentiment', 'customer', text)).toEqual([tone])
})

test.each([
  ['That is too expensive for me', 'price'],
  ['Four cheques is really hard for me', 'payment'],
  ['It is too far from my office', 'location'],
  ['I need time to think', 'timing'],
  ['Another agency told me less', 'competition'],
  ['هذا وايد غالي', 'price'],
])('“%s” objects to %s', (text, objection) => {
  expect(found('objection', 'customer', text)).toContain(objection)
})

test('an objection is quoted in the words that were said', () => {
  const [heard] = hearLines(['customer', 'والله غالية كتير علينا'])
  const objection = heard?.findings.find(({ kind }) => kind === 'objection')
  expect(objection?.value).toBe('غالية كتير')
})

test('thanks object to nothing', () => {
  expect(found('objection', 'customer', 'Thank you very much, so much')).toEqual([])
})

test.each([
  ['PACE Properties, this call is transcribed.', ['recordingNotice', 'brokerageNamed']],
  ['هالمكالمة مسجلة', ['recordingNotice']],
  ['You get a guaranteed return of 8 percent', ['guaranteedReturn']],
  ['The owner wants only Europeans', ['discrimination']],
])('an agent who says “%s” is noted', (text, notes) => {
  expect(found('compliance', 'agent', text)).toEqual(notes)
})

test('rules for agents are not held against customers', () => {
  expect(found('compliance', 'customer', 'Is there a guaranteed return?')).toEqual([])
})
