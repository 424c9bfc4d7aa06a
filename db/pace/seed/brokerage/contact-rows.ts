import type { ContactRole } from '#domain/contact/fields.ts'
import { identitiesOf, normalOf } from '#domain/contact/identities.ts'
import type { contactIdentities } from '../../schema.ts'
import type { Chance } from './random.ts'
import { FIRST_NAMES, LAST_NAMES } from './staff.ts'

type IdentityRow = typeof contactIdentities.$inferInsert

/** Somebody outside the house, with a phone and an e-mail. */
export function makeContact(chance: Chance, rolesOf: (chance: Chance) => ContactRole[]) {
  const first = chance.pick(FIRST_NAMES)
  const last = chance.pick(LAST_NAMES)
  const handle = `${first}.${last}`.toLowerCase().replaceAll(' ', '')
  return {
    id: chance.uuid(),
    name: `${first} ${last}`,
    phone: `+9715${chance.pick([0, 2, 4, 5, 6, 8])}${chance.int(1_000_000, 9_999_999)}`,
    email: `${handle}${chance.int(1, 99)}@example.com`,
    roles: rolesOf(chance),
    language: chance.pick(['en', 'en', 'en', 'ar']),
    consent: chance.odds(0.6) ? { email: CONSENT } : {},
  }
}

const CONSENT = {
  state: 'given',
  at: '2026-11-02T08:00:00.000Z',
  where: 'Form of the website',
  wording: 'I would like to hear of homes like this by e-mail.',
  by: 'service:website',
} as const

export function identityRows(contact: ReturnType<typeof makeContact>): IdentityRow[] {
  return identitiesOf(contact).map((identity) => ({
    ...identity,
    contactId: contact.id,
    normal: normalOf(identity),
    isPreferred: true,
  }))
}
