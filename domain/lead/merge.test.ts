import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { evidenceIn } from '../documents/shared-types.ts'
import { createLeadUpdate, readLead } from './lead.ts'
import {
  absorbLead,
  CHOSEN_OF_LEAD,
  leaveLead,
  MergeLeadsSchema,
  requireMergeable,
} from './merge.ts'

const [SARA, OMAR, LAYLA, CONTACT, OTHER] = [1, 2, 3, 4, 5].map(
  (n) => `${n}1111111-1111-4111-8111-111111111111`,
) as [string, string, string, string, string]
const NOW = '2026-11-23T08:00:00.000Z'
const EARLIER = '2026-11-01T08:00:00.000Z'
const heard = (callId: string) => ({ callId, annotationId: 'a', at: NOW })

function lead(fields: Parameters<typeof createLeadUpdate>[0] = {}): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(
    doc,
    createLeadUpdate({ reference: 'L-1', stage: 'new', contactId: CONTACT, ...fields }),
  )
  return doc
}

test('what is empty is filled, an empty list too; what is chosen is taken; all else stays', () => {
  const winner = lead({ bedrooms: 2, areas: [], budgetMax: 1_000_000 })
  const loser = lead({ bedrooms: 3, areas: ['dubai-marina'], budgetMax: 2_000_000, pets: false })
  absorbLead(winner, loser, ['budgetMax'])
  expect(readLead(winner)).toMatchObject({
    bedrooms: 2,
    areas: ['dubai-marina'],
    budgetMax: 2_000_000,
    pets: false,
  })
})

test('a value comes with the words that bear it out, and loses those of the value before it', () => {
  const [winner, loser] = [lead({ bedrooms: 2, pets: true }), lead({ bedrooms: 3, pets: false })]
  evidenceIn(winner).set('bedrooms', heard('mine'))
  evidenceIn(winner).set('pets', heard('mine'))
  evidenceIn(loser).set('bedrooms', heard('theirs'))
  absorbLead(winner, loser, ['bedrooms', 'pets'])
  expect(readLead(winner).evidence).toEqual({ bedrooms: heard('theirs') })
})

test('whoever worked either works the one that stays, and its owner once', () => {
  const winner = lead({ ownerId: SARA, collaboratorIds: [LAYLA] })
  const loser = lead({ ownerId: OMAR, collaboratorIds: [SARA, LAYLA] })
  absorbLead(winner, loser, [])
  expect(readLead(winner)).toMatchObject({ ownerId: SARA, collaboratorIds: [LAYLA, OMAR] })
})

test('a lead without an owner gets that of the other, who is no sharer then', () => {
  const winner = lead()
  absorbLead(winner, lead({ ownerId: OMAR }), [])
  expect(readLead(winner)).toMatchObject({ ownerId: OMAR, collaboratorIds: null })
})

test.each([
  [NOW, EARLIER, EARLIER],
  [EARLIER, NOW, EARLIER],
  [null, NOW, NOW],
  [NOW, null, NOW],
  [null, null, null],
])('of the first contacts %s and %s the earlier counts', (mine, theirs, first) => {
  const winner = lead({ firstContactedAt: mine })
  absorbLead(winner, lead({ firstContactedAt: theirs }), [])
  expect(readLead(winner).firstContactedAt).toBe(first)
})

test('the stage, the reference and the source are those of the one that stays', () => {
  const winner = lead({ stage: 'viewing', source: 'bayut' })
  absorbLead(winner, lead({ reference: 'L-2', stage: 'offer', source: 'call' }), [
    ...CHOSEN_OF_LEAD,
  ])
  expect(readLead(winner)).toMatchObject({ reference: 'L-1', stage: 'viewing', source: 'bayut' })
})

test('the one that goes says where it went, is archived and keeps its stage', () => {
  const loser = lead({ stage: 'viewing' })
  leaveLead(loser, OTHER, NOW)
  expect(readLead(loser)).toMatchObject({ mergedInto: OTHER, archivedAt: NOW, stage: 'viewing' })
  const archived = lead({ archivedAt: EARLIER })
  leaveLead(archived, OTHER, NOW)
  expect(readLead(archived).archivedAt).toBe(EARLIER)
})

test('two needs of one person become one; of two people, or where one is merged already, they stay two', () => {
  const read = (fields: Parameters<typeof createLeadUpdate>[0]) => readLead(lead(fields))
  expect(() => requireMergeable(read({}), read({}))).not.toThrow()
  expect(() => requireMergeable(read({}), read({ contactId: null }))).not.toThrow()
  expect(() => requireMergeable(read({}), read({ contactId: OTHER }))).toThrow(/two contacts/)
  expect(() => requireMergeable(read({ mergedInto: OTHER }), read({}))).toThrow(/merged already/)
  expect(() => requireMergeable(read({}), read({ mergedInto: OTHER }))).toThrow(/merged already/)
})

test.each([
  [{ loserId: OTHER }, true],
  [{ loserId: OTHER, take: ['bedrooms', 'pets'] }, true],
  [{ loserId: OTHER, take: ['name'] }, false],
  [{ loserId: OTHER, take: ['stage'] }, false],
  [{ loserId: 'L-1' }, false],
])('%j asks for a merge: %s', (asked, isOne) => {
  expect(MergeLeadsSchema.safeParse(asked).success).toBe(isOne)
})
