import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DUBAI } from '../../testing/dubai-places.ts'
import { hearRecorded } from '../../testing/heard-call.ts'
import { areaKeys } from '../entities/gazetteer.ts'
import { proposeFields } from '../proposals/propose-fields.ts'
import { summarise } from './summarise.ts'
import { type Summary, SummarySchema } from './summary.ts'
import { writeSummary } from './write-summary.ts'

function summaryOf(name: string): Summary {
  const heard = hearRecorded(name)
  const names = new Map(DUBAI.places.map((place) => [place.key, place.name]))
  const wishes = proposeFields(heard, { areaKeys: areaKeys(DUBAI), lead: {} })
  return summarise({ heard, wishes, callerName: null, areaName: (key) => names.get(key) ?? key })
}

test('a search reads as what was wanted, agreed and promised', () => {
  expect(summaryOf('marina-two-bed')).toEqual({
    outcome: 'Daniel Weber is looking for a home, then wants to view a home.',
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

test('a complaint reads as one', () => {
  const summary = summaryOf('complaint-maintenance')
  expect(summary.outcome).toContain('George Haddock made a complaint')
  expect(summary.outcome).toContain('tense')
  expect(summary.concerns.join(' ')).toContain('Nobody called me back')
})

test.each(['palm-villa-buyer', 'reservation-card', 'downtown-investor', 'jvc-studio-budget'])(
  '%s has a summary of the agreed shape',
  (name) => {
    expect(SummarySchema.parse(summaryOf(name)).outcome).not.toBe('')
  },
)

test('it is written in the editor’s own nodes, once', () => {
  const doc = new Y.Doc()
  const summary: Summary = {
    outcome: 'She called.',
    requirements: ['A home'],
    agreed: [],
    concerns: [],
    nextSteps: [],
  }
  expect(writeSummary(doc, summary)).toBe(true)
  const written = doc.getXmlFragment('summary').toString()
  expect(written).toBe(
    '<paragraph>She called.</paragraph><heading level="3">Looking for</heading><bulletlist><listitem><paragraph>A home</paragraph></listitem></bulletlist>',
  )
  expect(writeSummary(doc, { ...summary, outcome: 'Other.' })).toBe(false)
  expect(doc.getXmlFragment('summary').toString()).toBe(written)
})

test('an empty paragraph of an open editor does not stop it, a person’s words do', () => {
  const doc = new Y.Doc()
  doc.getXmlFragment('summary').insert(0, [new Y.XmlElement('paragraph')])
  expect(
    writeSummary(doc, { outcome: 'x', requirements: [], agreed: [], concerns: [], nextSteps: [] }),
  ).toBe(true)
  const own = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('mine')])
  own.getXmlFragment('summary').insert(0, [paragraph])
  expect(
    writeSummary(own, { outcome: 'x', requirements: [], agreed: [], concerns: [], nextSteps: [] }),
  ).toBe(false)
})
