import { expect, test } from 'vitest'
import type { PersonDetails } from '#domain/contact/identities.ts'
import { foundCompany } from '#tests/support/company.ts'
import { insertContact } from './identities.ts'
import { findKnown } from './known-as.ts'

async function house() {
  const company = await foundCompany()
  const { db, sara } = company
  const scope = { personId: sara.id, teamId: sara.teamId, wholeTeam: false }
  const add = async (details: PersonDetails, ownerId: string | null = sara.id) => {
    const { contact } = await insertContact(db, { details, ownerId, actor: 'person:x' })
    return contact.id
  }
  const ask = async (asked: { phone?: string; email?: string; name?: string }) => {
    const { contacts, elsewhere } = await findKnown(db, scope, {
      phones: asked.phone ? [asked.phone] : [],
      emails: asked.email ? [asked.email] : [],
      name: asked.name ?? null,
    })
    return { found: contacts.map(({ id, because }) => `${because} ${id}`), elsewhere }
  }
  return { ...company, add, ask }
}

test('who has the phone or the e-mail comes first, then who is called so; each once', async () => {
  const { add, ask } = await house()
  const called = await add({ name: 'Amina Haddad' })
  const reached = await add({ name: 'Amina Haddad', phone: '+971501234567' })
  // Changed last, and all the same behind who has the phone.
  const mailed = await add({ email: 'Amina@Haddad.example' })
  const asked = { phone: '+971501234567', email: 'amina@haddad.example', name: 'amina haddad' }
  const { found, elsewhere } = await ask(asked)
  expect(found.slice(0, 2)).toEqual([`phone ${reached}`, `email ${mailed}`])
  expect(found.slice(2)).toEqual([`name ${called}`])
  expect(elsewhere).toBeNull()
})

test('a name is found in the other script, in other spellings, and with a letter wrong', async () => {
  const { add, ask } = await house()
  const arabic = await add({ name: 'محمد العلي' })
  const latin = await add({ name: 'Youssef Karim' })
  expect((await ask({ name: 'Mohammed' })).found).toEqual([`name ${arabic}`])
  expect((await ask({ name: 'يوسف' })).found).toEqual([`name ${latin}`])
  expect((await ask({ name: 'Yousef Karin' })).found).toEqual([`name ${latin}`])
  expect((await ask({ name: 'Mo' })).found).toEqual([])
})

test('of whom one may not see it is told that there is somebody, and by what; a name alone tells nothing', async () => {
  const { add, ask, noor } = await house()
  await add({ name: 'Omar Secret', phone: '+971501112233', email: 'omar@x.example' }, noor.id)
  expect(await ask({ phone: '+971501112233' })).toEqual({ found: [], elsewhere: 'phone' })
  expect(await ask({ email: 'omar@x.example' })).toEqual({ found: [], elsewhere: 'email' })
  expect(await ask({ name: 'Omar Secret' })).toEqual({ found: [], elsewhere: null })
})

test('no text is too odd to be asked for', async () => {
  const { ask } = await house()
  for (const name of [
    '%%%',
    '\u200f\u200f\u200f',
    '😀😀😀',
    'a'.repeat(120),
    "O’Brien'; --",
    '\\\\\\',
  ])
    expect((await ask({ name })).found).toEqual([])
})
