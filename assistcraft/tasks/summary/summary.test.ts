import { expect, test } from 'vitest'
import type { Language } from '#domain/language.ts'
import * as Y from 'yjs'
import { DUBAI } from '../../testing/dubai-places.ts'
import { hearLines, hearRecorded } from '../../testing/heard-call.ts'
import { areaKeys } from '../findings/gazetteer.ts'
import { proposeFields } from '../proposals/propose-fields.ts'
import { promisesIn } from './promises.ts'
import { summarise } from './summarise.ts'
import { type Brief, BriefSchema } from '#domain/call/assistance.ts'
import { writeSummary } from './write-summary.ts'

function summaryOf(name: string, language: Language = 'en'): Brief {
  const heard = hearRecorded(name)
  const names = new Map(DUBAI.places.map((place) => [place.key, place.name]))
  const wishes = proposeFields(heard, { areaKeys: areaKeys(DUBAI), currency: 'AED', lead: {} })
  return summarise({
    heard,
    wishes,
    callerName: null,
    areaName: (key) => names.get(key) ?? key,
    house: { ...DUBAI.house, language },
  })
}

test('a search reads as what was wanted, agreed and promised', () => {
  expect(summaryOf('marina-two-bed')).toEqual({
    outcome: 'Daniel Weber is looking for a home and wants to view a home.',
    requirements: [
      'Apartment with 2 bedrooms, 2 bathrooms',
      'In Dubai Marina',
      'Budget up to AED 160,000 per year',
      'Moves Monday, 25 January 2027',
      'Furnished',
      'Has pets',
      '1 parking space',
    ],
    agreed: ['Viewing of Marina Gate 1 on Tuesday, 1 December 2026 at 17:30'],
    concerns: [],
    nextSteps: ['Send the confirmation with the location'],
  })
})

test('an agent who reads Arabic finds it in Arabic, with what was named and said as it was', () => {
  const { outcome, requirements, agreed, nextSteps } = summaryOf('marina-two-bed', 'ar')
  const plain = (text = '') => text.replaceAll(/[\u2068\u2069]/g, '')
  expect(plain(outcome)).toBe('مكالمة من Daniel Weber: البحث عن منزل وطلب معاينة.')
  expect(requirements.map(plain)).toEqual([
    'شقة: غرفتا نوم، حمّامان',
    'في Dubai Marina',
    'الميزانية حتى 160,000 درهم سنوياً',
    'موعد الانتقال الاثنين، 25 يناير 2027',
    'مفروش',
    'لديه حيوانات أليفة',
    'موقف سيارة واحد',
  ])
  expect(plain(agreed[0])).toBe('معاينة Marina Gate 1 يوم الثلاثاء، 1 ديسمبر 2026 الساعة 17:30')
  expect(nextSteps).toEqual(['Send the confirmation with the location'])
})

test('a complaint reads as one', () => {
  const summary = summaryOf('complaint-maintenance')
  expect(summary.outcome).toContain('George Haddock made a complaint')
  expect(summary.outcome).toContain('tense')
  expect(summary.concerns.join(' ')).toContain('Nobody called me back')
})

test.each(['palm-villa-buyer', 'reservation-card', 'downtown-investor', 'jvc-studio-budget'])(
  '%s has a summary of the agreed shape',
  (name) => {
    expect(BriefSchema.parse(summaryOf(name)).outcome).not.toBe('')
  },
)

test('it is written in the editor’s own nodes, once', () => {
  const doc = new Y.Doc()
  const summary: Brief = {
    outcome: 'She called.',
    requirements: ['A home'],
    agreed: [],
    concerns: [],
    nextSteps: [],
  }
  expect(writeSummary(doc, summary, 'en')).toBe(true)
  const written = doc.getXmlFragment('summary').toString()
  expect(written).toBe(
    '<paragraph>She called.</paragraph><heading level="3">Looking for</heading><bulletlist><listitem><paragraph>A home</paragraph></listitem></bulletlist>',
  )
  expect(writeSummary(doc, { ...summary, outcome: 'Other.' }, 'en')).toBe(false)
  expect(doc.getXmlFragment('summary').toString()).toBe(written)
})

test('an empty paragraph of an open editor does not stop it, a person’s words do', () => {
  const doc = new Y.Doc()
  doc.getXmlFragment('summary').insert(0, [new Y.XmlElement('paragraph')])
  expect(
    writeSummary(
      doc,
      { outcome: 'x', requirements: [], agreed: [], concerns: [], nextSteps: [] },
      'en',
    ),
  ).toBe(true)
  const own = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('mine')])
  own.getXmlFragment('summary').insert(0, [paragraph])
  expect(
    writeSummary(
      own,
      { outcome: 'x', requirements: [], agreed: [], concerns: [], nextSteps: [] },
      'en',
    ),
  ).toBe(false)
})

test.each([
  ["I'm sending you a payment link instead.", 'Send them a payment link instead'],
  ["I'll send you the floor plan, okay?", 'Send them the floor plan'],
  ['Let me check whether you can keep your dog.', 'Check whether they can keep their dog'],
  ["We'll let you know by Friday", 'Let them know by Friday'],
  ["I'm going to call you back myself tomorrow", 'Call them back tomorrow'],
  ['We will just confirm what you said', 'Confirm what they said'],
  ['I am booking the viewing for you and', 'Book the viewing for them'],
  ['راح أرسل لك التفاصيل اليوم', 'راح أرسل لك التفاصيل اليوم'],
  ['تمام، هنكلمك بكرة.', 'هنكلمك بكرة'],
])('“%s” is promised as “%s”', (said, line) => {
  expect(promisesIn(said)).toEqual([line])
})

test.each(["I'll be glad to help you", 'Let me show you', "I'm at the office", 'I will stay here'])(
  '“%s” promises nothing',
  (said) => {
    expect(promisesIn(said)).toEqual([])
  },
)

test('a call that ends on an objection does not end on a good note', () => {
  const heard = hearLines(
    ['customer', 'That looks great, I love the view'],
    ['customer', 'Wonderful kitchen too, really beautiful'],
    ['customer', "It's a little expensive"],
    ['customer', 'Thank you so much, bye'],
  )
  const call = {
    heard,
    wishes: [],
    callerName: null,
    areaName: (key: string) => key,
    house: DUBAI.house,
  }
  expect(summarise(call).outcome).not.toContain('good note')
  expect(summarise({ ...call, heard: heard.slice(0, 2) }).outcome).toContain('good note')
})
