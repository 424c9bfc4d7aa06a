import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LONG_AGO, newContact, NOW } from '../testing/contacts.ts'
import { keepEvidence } from '../documents/heard-values.ts'
import { alsoIn, consentIn, notesIn } from '../documents/shared-types.ts'
import { allIdentities, readContact } from './contact.ts'
import { identityKey } from './identities.ts'
import {
  absorbContact,
  CHOSEN_OF_CONTACT,
  leaveContact,
  MergeContactsSchema,
  requireStanding,
} from './merge.ts'

const OTHER = '22222222-2222-4222-8222-222222222222'
const ALL = { take: [], now: NOW }
const proof = (state: 'given' | 'withdrawn', at: string) => ({
  state,
  at,
  where: 'Office',
  wording: '',
  by: 'person:x',
})

test('what is empty is filled, what is chosen is taken, and all else stays', () => {
  const winner = newContact({ name: 'Ada', language: 'en' })
  const loser = newContact({ name: 'Ada L.', nameAr: 'آدا', language: 'ar', doNotCall: true })
  absorbContact(winner, loser, { take: ['language'], now: NOW })
  expect(readContact(winner)).toMatchObject({
    name: 'Ada',
    nameAr: 'آدا',
    language: 'ar',
    doNotCall: true,
  })
})

test('a value that is taken over brings along where it was heard; one that was typed brings nothing', () => {
  const heard = (annotationId: string) => ({ callId: 'c1', annotationId, at: NOW })
  const [winner, loser] = [newContact({ name: 'Ada' }), newContact({ name: 'A.', email: 'a@b.co' })]
  keepEvidence(winner, 'name', heard('mine'))
  keepEvidence(loser, 'email', heard('theirs'))
  absorbContact(winner, loser, ALL)
  expect(readContact(winner).evidence).toEqual({ name: heard('mine'), email: heard('theirs') })
  absorbContact(winner, loser, { take: ['name'], now: NOW })
  expect(readContact(winner).evidence).toEqual({ email: heard('theirs') })
})

test('nothing that either was known by is lost, and nothing stands twice', () => {
  const winner = newContact(
    { name: 'Ada', phone: '+971501111111' },
    { also: [{ kind: 'email', value: 'ada@old.example', at: LONG_AGO }] },
  )
  const loser = newContact(
    { name: 'ADA', phone: '+971502222222', email: 'ADA@old.example' },
    { also: [{ kind: 'phone', value: '+971501111111', at: NOW }] },
  )
  absorbContact(winner, loser, { take: ['phone'], now: NOW })
  const known = allIdentities(readContact(winner))
  expect([...alsoIn(winner).keys()]).toEqual(['phone:+971501111111'])
  expect(known.map(({ value, isPreferred }) => [value, isPreferred])).toEqual([
    ['Ada', true],
    ['+971502222222', true],
    ['ADA@old.example', true],
    ['+971501111111', false],
  ])
})

test('roles are put together, in the order of who stays', () => {
  const winner = newContact({ roles: ['tenant', 'buyer'] })
  absorbContact(winner, newContact({ roles: ['buyer', 'landlord'] }), ALL)
  expect(readContact(winner).roles).toEqual(['tenant', 'buyer', 'landlord'])
})

test('of each channel the latest word counts, whoever it was said to', () => {
  const winner = newContact(
    {},
    { consent: { email: proof('given', NOW), sms: proof('given', LONG_AGO) } },
  )
  const loser = newContact(
    {},
    {
      consent: {
        email: proof('withdrawn', LONG_AGO),
        sms: proof('withdrawn', NOW),
        phone: proof('given', LONG_AGO),
      },
    },
  )
  absorbContact(winner, loser, ALL)
  expect(readContact(winner).consent).toMatchObject({
    email: { state: 'given' },
    sms: { state: 'withdrawn' },
    phone: { state: 'given' },
  })
  expect([...consentIn(winner).keys()].toSorted()).toEqual(['email', 'phone', 'sms'])
})

test('the notes of the one that goes stand behind those of the one that stays', () => {
  const write = (doc: Y.Doc, text: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    notesIn(doc).insert(0, [paragraph])
  }
  const [winner, loser] = [newContact({ name: 'Ada' }), newContact({ name: 'Ada' })]
  write(winner, 'Rings on Sundays')
  write(loser, 'Has a dog')
  absorbContact(winner, loser, ALL)
  expect(notesIn(winner).toString()).toMatch(/Rings on Sundays.*Has a dog/s)
  expect(notesIn(loser).toString()).toContain('Has a dog')
})

test('the one that goes says where it went, and is merged no second time', () => {
  const loser = newContact({ name: 'Ada' })
  requireStanding(readContact(loser))
  leaveContact(loser, OTHER)
  expect(readContact(loser)).toMatchObject({ name: 'Ada', mergedInto: OTHER })
  expect(() => requireStanding(readContact(loser))).toThrow(/merged already/)
})

test.each([
  [{ loserId: OTHER }, true],
  [{ loserId: OTHER, take: [...CHOSEN_OF_CONTACT] }, true],
  [{ loserId: OTHER, take: ['ownerId'] }, false],
  [{ loserId: OTHER, take: [...CHOSEN_OF_CONTACT, 'name'] }, false],
  [{ loserId: 'x' }, false],
  [{ take: [] }, false],
])('%j asks for a merge: %s', (asked, isOne) => {
  expect(MergeContactsSchema.safeParse(asked).success).toBe(isOne)
})

test('whoever is merged into whom, with whatever choice, both are found by all that they were known by', () => {
  const person = fc.record({
    name: fc.constantFrom('Ada', 'ADA', 'Bea', 'آدا', null),
    phone: fc.constantFrom('+971501111111', '+971502222222', null),
    email: fc.constantFrom('ada@home.ae', 'ADA@home.ae', 'bea@home.ae', null),
  })
  const also = fc.array(
    fc.constantFrom(
      { kind: 'phone' as const, value: '+971503333333', at: NOW },
      { kind: 'email' as const, value: 'ada@home.ae', at: LONG_AGO },
      { kind: 'name' as const, value: 'Ada L', at: NOW },
    ),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(
      person,
      also,
      person,
      also,
      fc.subarray([...CHOSEN_OF_CONTACT]),
      (a, x, b, y, take) => {
        const [winner, loser] = [newContact(a, { also: x }), newContact(b, { also: y })]
        const keysOf = (doc: Y.Doc) => allIdentities(readContact(doc)).map(identityKey)
        const before = new Set([...keysOf(winner), ...keysOf(loser)])
        absorbContact(winner, loser, { take, now: NOW })
        const after = keysOf(winner)
        expect(new Set(after)).toEqual(before)
        expect(after).toHaveLength(before.size)
      },
    ),
  )
})

test('what moves beside keeps the day on which it came: that of the contact, or of itself', () => {
  const winner = newContact({ phone: '+971501111111', createdAt: null })
  const loser = newContact(
    { phone: '+971502222222' },
    { also: [{ kind: 'phone', value: '+971503333333', at: '2026-05-05T08:00:00.000Z' }] },
  )
  absorbContact(winner, loser, { take: ['phone'], now: NOW })
  const days = readContact(winner).also.map(({ value, at }) => [value, at])
  expect(Object.fromEntries(days)).toEqual({
    '+971501111111': NOW,
    '+971503333333': '2026-05-05T08:00:00.000Z',
  })
})
