import { expect, test } from 'vitest'
import { createGazetteer } from '../findings/gazetteer.ts'
import { DUBAI } from '../../testing/dubai-places.ts'
import { hearAll } from '../../testing/hear-all.ts'
import { CALL_START, hearLines, segmentsOf } from '../../testing/heard-call.ts'

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

test.each([
  ['Marsa Homes', 'Good morning, marsa homes, how can I help?', 'marsa homes'],
  ['O’Brien & Sons', "This is Layla of O'Brien & Sons.", "O'Brien & Sons"],
  ['دار المرسى', 'أهلا، معك دار المرسي', 'دار المرسي'],
  ['Marsa Homes', 'PACE Properties, how can I help?', null],
  ['Marsa Homes', 'We know the Marsa, homes are what we sell, in Marsa Homestead.', null],
  ['', 'Good morning.', null],
])('an agent of the house “%s” who says “%s” has named it by “%s”', (name, text, named) => {
  const places = createGazetteer(DUBAI.places, { ...DUBAI.house, name })
  const [heard] = hearAll(segmentsOf([['agent', text]]), { places, startedAt: CALL_START })
  const range = heard?.findings.find(({ type }) => type === 'brokerageNamed')?.range
  expect(range ? text.slice(range.start, range.end) : null).toBe(named)
})
