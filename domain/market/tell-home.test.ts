import { expect, test } from 'vitest'
import type { Consent } from '../contact/consent.ts'
import { wayToTell } from './tell-home.ts'

const proof = (state: Consent['state']): Consent => ({
  state,
  at: '2026-01-01T00:00:00.000Z',
  where: 'the office',
  wording: '',
  by: 'person:x',
})
const AGREED = { consent: { email: proof('given') }, email: 'a@b.example' }
const ASKED = { contact: AGREED, waits: false, wasTold: false, chatIsOpen: false }
const why = (asked: Partial<Parameters<typeof wayToTell>[0]>) => wayToTell({ ...ASKED, ...asked })

test('who has agreed gets a mail, or WhatsApp on the day after they wrote', () => {
  expect(why({})).toEqual({ by: 'email', why: null })
  const both = { ...AGREED, consent: { ...AGREED.consent, whatsapp: proof('given') } }
  expect(why({ contact: both })).toEqual({ by: 'email', why: null })
  expect(why({ contact: both, chatIsOpen: true })).toEqual({ by: 'whatsapp', why: null })
  expect(why({ chatIsOpen: true })).toEqual({ by: 'email', why: null })
})

test.each([
  ['notAgreed', { contact: { consent: {}, email: 'a@b.example' } }],
  ['refused', { contact: { consent: { email: proof('withdrawn') }, email: 'a@b.example' } }],
  ['noAddress', { contact: { ...AGREED, email: null } }],
  ['nobody', { contact: null }],
  ['waits', { waits: true }],
  ['told', { wasTold: true }],
] as const)('nobody is told a second time or against their will: %s', (expected, asked) => {
  expect(why(asked)).toEqual({ by: null, why: expected })
})

test('a refusal of one way is none of the other', () => {
  const contact = { ...AGREED, consent: { ...AGREED.consent, whatsapp: proof('withdrawn') } }
  expect(why({ contact, chatIsOpen: true })).toEqual({ by: 'email', why: null })
})
