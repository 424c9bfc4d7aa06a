import { expect, test } from 'vitest'
import { LONG_AGO, newContact, NOW } from '../testing/contacts.ts'
import { SOME_HOUSE } from '../testing/house.ts'
import { alsoIn, consentIn, fieldsIn } from '../documents/shared-types.ts'
import {
  allIdentities,
  contactTitle,
  createContactUpdate,
  learnDetails,
  readContact,
  takeDetail,
} from './contact.ts'

const PHONE = '+971501234567'
const OTHER_PHONE = '+971509999999'
const habits = SOME_HOUSE

test('a new contact holds what it was made with, and nothing that was left open', () => {
  const doc = newContact({ name: 'Ada', phone: PHONE, email: null })
  expect(readContact(doc)).toMatchObject({ kind: 'person', name: 'Ada', phone: PHONE, email: null })
  expect(readContact(doc)).toMatchObject({ also: [], consent: {}, doNotCall: null })
  expect(fieldsIn(doc).has('email')).toBe(false)
})

test.each([
  [{ phone: '0501234567' }],
  [{ email: 'nobody' }],
  [{ kind: 'robot' as never }],
  [{ name: '' }],
  [{ roles: ['buyer', 'astronaut'] as never }],
])('%j makes no contact', (fields) => {
  expect(() => createContactUpdate(fields)).toThrow()
})

test('what a contact is known by stands in order: the preferred first, then by kind and by when it came', () => {
  const also = [
    { kind: 'email', value: 'ada@old.example', at: NOW },
    { kind: 'phone', value: OTHER_PHONE, at: NOW },
    { kind: 'phone', value: '+971508888888', at: LONG_AGO },
    { kind: 'name', value: 'Ada Lovelace', at: NOW },
  ] as const
  const contact = readContact(newContact({ name: 'Ada', phone: PHONE }, { also }))
  expect(allIdentities(contact).map(({ value, isPreferred }) => [value, isPreferred])).toEqual([
    ['Ada', true],
    [PHONE, true],
    ['Ada Lovelace', false],
    ['+971508888888', false],
    [OTHER_PHONE, false],
    ['ada@old.example', false],
  ])
  expect(allIdentities(contact)[0]?.at).toBe(LONG_AGO)
})

test('what is preferred and stands beside it too is named once', () => {
  const also = [{ kind: 'email', value: 'ADA@home.ae', at: NOW }] as const
  const contact = readContact(newContact({ email: 'ada@home.ae' }, { also }))
  expect(allIdentities(contact)).toMatchObject([{ value: 'ada@home.ae', isPreferred: true }])
})

test('what stands in a document and is no identity, or under the key of another, is not read', () => {
  const doc = newContact({ name: 'Ada' })
  alsoIn(doc).set(`phone:${PHONE}`, { kind: 'phone', value: OTHER_PHONE, at: NOW })
  alsoIn(doc).set(`phone:${OTHER_PHONE}`, { kind: 'phone', value: 'secret', at: NOW })
  alsoIn(doc).set('name:x', 'x')
  expect(readContact(doc).also).toEqual([])
})

test('consent that does not hold together is not read, nor a channel that there is not', () => {
  const proof = { state: 'given', at: NOW, where: 'Fair', wording: '', by: 'person:x' }
  const doc = newContact({ name: 'Ada' })
  consentIn(doc).set('email', proof)
  consentIn(doc).set('sms', { ...proof, where: '' })
  consentIn(doc).set('fax', proof)
  expect(readContact(doc).consent).toEqual({ email: proof })
})

test('what was learned of somebody fills what is empty, stands beside what is known, and changes nothing else', () => {
  const doc = newContact({ name: 'Ada', phone: PHONE })
  learnDetails(doc, { name: 'ADA', phone: OTHER_PHONE, email: 'ada@home.ae' }, NOW)
  expect(readContact(doc)).toMatchObject({ name: 'Ada', phone: PHONE, email: 'ada@home.ae' })
  expect(readContact(doc).also).toMatchObject([{ kind: 'phone', value: OTHER_PHONE, at: NOW }])
})

test('what was learned twice stands once, with the first time that it was', () => {
  const doc = newContact({ name: 'Ada', phone: PHONE })
  learnDetails(doc, { phone: OTHER_PHONE }, LONG_AGO)
  learnDetails(doc, { phone: OTHER_PHONE, name: null }, NOW)
  expect(readContact(doc).also).toMatchObject([{ value: OTHER_PHONE, at: LONG_AGO }])
})

test('a detail that is preferred from now on leaves the one before it beside it', () => {
  const also = [{ kind: 'phone', value: OTHER_PHONE, at: LONG_AGO }] as const
  const doc = newContact({ phone: PHONE }, { also })
  takeDetail(doc, { kind: 'phone', value: '050 999 9999', habits }, NOW)
  expect(readContact(doc)).toMatchObject({
    phone: OTHER_PHONE,
    also: [{ kind: 'phone', value: PHONE, at: NOW }],
  })
})

test.each([[PHONE], ['050 123 4567'], [''], [null]])(
  'preferring %j changes nothing: it is so, or it says nothing',
  (value) => {
    const doc = newContact({ phone: PHONE })
    takeDetail(doc, { kind: 'phone', value, habits }, NOW)
    expect(readContact(doc)).toMatchObject({ phone: PHONE, also: [] })
  },
)

test('a detail that was heard keeps where; what is preferred instead of it was not heard there', () => {
  const evidence = { callId: 'c1', annotationId: 'a1', at: NOW }
  const doc = newContact({ phone: PHONE })
  takeDetail(doc, { kind: 'phone', value: PHONE, evidence, habits }, NOW)
  expect(readContact(doc).evidence).toEqual({ phone: evidence })
  takeDetail(doc, { kind: 'phone', value: PHONE, habits }, NOW)
  expect(readContact(doc).evidence).toEqual({ phone: evidence })
  takeDetail(doc, { kind: 'phone', value: OTHER_PHONE, habits }, NOW)
  expect(readContact(doc)).toMatchObject({ phone: OTHER_PHONE, evidence: {} })
})

test('the first detail of its kind has none before it', () => {
  const doc = newContact({ name: 'Ada' })
  takeDetail(doc, { kind: 'email', value: 'ADA@Home.ae', habits }, NOW)
  expect(readContact(doc).also).toEqual([])
  expect(readContact(doc).email?.toLowerCase()).toBe('ada@home.ae')
})

test.each([
  [{ name: 'Ada', nameAr: 'آدا', phone: PHONE, email: 'a@b.co' }, 'Ada'],
  [{ name: null, nameAr: 'آدا', phone: PHONE, email: 'a@b.co' }, 'آدا'],
  [{ name: null, phone: PHONE, email: 'a@b.co' }, PHONE],
  [{ name: null, nameAr: null, phone: null, email: 'a@b.co' }, 'a@b.co'],
  [{ name: null, phone: null, email: null }, null],
])('%j is called %s', (contact, title) => {
  expect(contactTitle(contact)).toBe(title)
})
