import { expect, test } from 'vitest'
import { newContact, NOW, runOnContact, SARA_ID } from '../testing/contacts.ts'
import { alsoIn } from '../documents/shared-types.ts'
import { allIdentities, readContact } from './contact.ts'
import { CONTACT_COMMANDS } from './commands.ts'
import { CONTACT_FIELDS } from './fields.ts'

const PHONE = '+971501234567'

test('fields are read as people write them', () => {
  const fields = { name: ' Ada  Lovelace ', phone: '٠٥٠ ١٢٣ ٤٥٦٧', email: ' Ada@Home.AE ' }
  const contact = runOnContact(newContact({}), 'setFields', { fields })
  expect(contact).toMatchObject({ name: 'Ada Lovelace', phone: PHONE })
  expect(contact.email?.toLowerCase()).toBe('ada@home.ae')
})

test.each(
  Object.entries(CONTACT_FIELDS).flatMap(([name, { write }]) => (write === 'server' ? [name] : [])),
)('nobody sets %s like any other field', (name) => {
  const doc = newContact({ name: 'Ada' })
  const before = readContact(doc)
  expect(() => runOnContact(doc, 'setFields', { fields: { [name]: SARA_ID } })).toThrow(
    /There is no field/,
  )
  expect(readContact(doc)).toEqual(before)
})

test('one field that is wrong lets none through', () => {
  const doc = newContact({ name: 'Ada' })
  const fields = { name: 'Bea', language: 'tlh' }
  expect(() => runOnContact(doc, 'setFields', { fields })).toThrow(/Language/)
  expect(readContact(doc).name).toBe('Ada')
})

test('the first identity of a kind is the preferred one, the next stands beside it', () => {
  const doc = newContact({})
  runOnContact(doc, 'addIdentity', { kind: 'phone', value: '050 123 4567' })
  runOnContact(doc, 'addIdentity', { kind: 'phone', value: '050 999 9999' })
  expect(readContact(doc)).toMatchObject({
    phone: PHONE,
    also: [{ kind: 'phone', value: '+971509999999', at: NOW }],
  })
})

test.each([
  ['phone', '+971 50 123 4567'],
  ['name', 'ADA'],
  ['email', 'ADA@HOME.AE'],
])('a %s that is known already is not added as %s', (kind, value) => {
  const doc = newContact({ name: 'Ada', phone: PHONE, email: 'ada@home.ae' })
  runOnContact(doc, 'addIdentity', { kind, value })
  expect(alsoIn(doc).size).toBe(0)
})

test.each([
  ['phone', '', /Phone is empty/],
  ['phone', 'call me', /Phone/],
  ['email', 'ada at home', /E-mail/],
  ['name', '  ', /Name is empty/],
])('as a %s “%s” is refused', (kind, value, said) => {
  expect(() => runOnContact(newContact({}), 'addIdentity', { kind, value })).toThrow(said)
})

test('nobody has more than a hundred names, phones and e-mails', () => {
  const doc = newContact({ name: 'Ada' })
  for (let n = 1; n < 100; n += 1)
    runOnContact(doc, 'addIdentity', { kind: 'email', value: `ada${n}@home.ae` })
  expect(allIdentities(readContact(doc))).toHaveLength(100)
  const oneMore = { kind: 'email', value: 'ada100@home.ae' }
  expect(() => runOnContact(doc, 'addIdentity', oneMore)).toThrow(/at most 100/)
  expect(allIdentities(readContact(doc))).toHaveLength(100)
})

test('an identity is taken away however it is spelled; the preferred one is not one of those', () => {
  const also = [{ kind: 'email', value: 'Ada@Old.example', at: NOW }] as const
  const doc = newContact({ email: 'ada@home.ae' }, { also })
  runOnContact(doc, 'removeIdentity', { kind: 'email', value: 'ada@home.ae' })
  expect(readContact(doc).email).toBe('ada@home.ae')
  runOnContact(doc, 'removeIdentity', { kind: 'email', value: 'ada@old.EXAMPLE' })
  expect(readContact(doc).also).toEqual([])
})

test('what is preferred from now on was beside it before', () => {
  const also = [{ kind: 'email', value: 'ada@old.example', at: NOW }] as const
  const doc = newContact({ email: 'ada@home.ae' }, { also })
  runOnContact(doc, 'preferIdentity', { kind: 'email', value: 'ada@old.example' })
  expect(readContact(doc)).toMatchObject({
    email: 'ada@old.example',
    also: [{ value: 'ada@home.ae' }],
  })
})

test('consent is kept with its proof, and the latest word of a channel counts', () => {
  const doc = newContact({ name: 'Ada' })
  const said = { channel: 'email', where: 'At the fair' }
  runOnContact(doc, 'recordConsent', { ...said, state: 'given', wording: 'You may write to me' })
  expect(readContact(doc).consent).toEqual({
    email: {
      state: 'given',
      at: NOW,
      where: 'At the fair',
      wording: 'You may write to me',
      by: `person:${SARA_ID}`,
    },
  })
  runOnContact(doc, 'recordConsent', { ...said, state: 'withdrawn' })
  expect(readContact(doc).consent.email).toMatchObject({ state: 'withdrawn', wording: '' })
})

test('a refusal that was none is taken back to what was said before it, and only that one', () => {
  const doc = newContact({ name: 'Ada' })
  const given = { channel: 'sms', state: 'given', where: 'At the fair' }
  const refused = { channel: 'sms', state: 'withdrawn', where: 'SMS', wording: 'Stop' }
  runOnContact(doc, 'recordConsent', refused)
  runOnContact(doc, 'takeBackRefusal', { channel: 'sms', at: NOW })
  expect(readContact(doc).consent).toEqual({})
  expect(() => runOnContact(doc, 'takeBackRefusal', { channel: 'sms', at: NOW })).toThrow(
    /meanwhile/,
  )
  runOnContact(doc, 'recordConsent', given)
  runOnContact(doc, 'recordConsent', refused)
  const other = '2020-01-01T00:00:00.000Z'
  expect(() => runOnContact(doc, 'takeBackRefusal', { channel: 'sms', at: other })).toThrow(
    /meanwhile/,
  )
  runOnContact(doc, 'takeBackRefusal', { channel: 'sms', at: NOW })
  expect(readContact(doc).consent.sms).toMatchObject({ state: 'given', where: 'At the fair' })
})

test.each([
  [{ channel: 'fax', state: 'given', where: 'x' }],
  [{ channel: 'sms', state: 'perhaps', where: 'x' }],
  [{ channel: 'sms', state: 'given', where: '' }],
  [{ channel: 'sms', state: 'given', where: 'x'.repeat(201) }],
  [{ channel: 'sms', state: 'given', where: 'x', wording: 'x'.repeat(1001) }],
  [{ channel: 'sms', state: 'given' }],
])('%j is no proof of consent', (args) => {
  const doc = newContact({ name: 'Ada' })
  expect(() => runOnContact(doc, 'recordConsent', args)).toThrow()
  expect(readContact(doc).consent).toEqual({})
})

test('each command says how it is undone, or why it is not', () => {
  for (const { name, inverse } of CONTACT_COMMANDS) {
    if (inverse.kind === 'none') expect(inverse.because, name).not.toBe('')
    else expect(['putBack', 'command'], name).toContain(inverse.kind)
  }
})
