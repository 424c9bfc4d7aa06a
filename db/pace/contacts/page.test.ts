import { and, count, eq, isNotNull, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { CONTACT_LIST } from '#domain/list/contacts.ts'
import { sortable } from '#domain/list/state.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { countRows } from '../list/count-rows.ts'
import type { ListCursor } from '../list/order.ts'
import { contactIdentities, contacts, leads } from '../schema.ts'
import { CONTACT_SOURCE, listContacts } from './page.ts'
import { hangsOnScope } from './scope.ts'

const { app: db, personOf } = await openBrokerage({ scale: 1 })
const every = listQuery(CONTACT_LIST, '')

test.each(sortable(CONTACT_LIST))(
  'paging by %s shows every contact once, in order',
  async (sort) => {
    const query = listQuery(CONTACT_LIST, `sort=${sort}`)
    const whole = await listContacts(db, 'all', query, { limit: 1000 })
    const paged = await readPages((after?: ListCursor) =>
      listContacts(db, 'all', query, { limit: 37, after }),
    )
    expect(paged).toEqual(whole.rows)
    const isListed = and(isNull(contacts.mergedInto), isNull(contacts.archivedAt))
    expect(paged.length).toBe(await db.$count(contacts, isListed))
  },
)

test('each contact comes with how many leads it has', async () => {
  const { rows } = await listContacts(db, 'all', every, { limit: 1000 })
  const counted = await db
    .select({ id: leads.contactId, leads: count() })
    .from(leads)
    .where(isNotNull(leads.contactId))
    .groupBy(leads.contactId)
  const shown = rows.filter((row) => row.leads > 0).map((row) => ({ id: row.id, leads: row.leads }))
  expect(shown.length).toBeGreaterThan(0)
  expect(new Set(shown)).toEqual(new Set(counted))
})

test('an agent’s page and its count speak of the same contacts, and a manager’s', async () => {
  for (const [name, wholeTeam] of [
    ['Sara', false],
    ['Layla', true],
  ] as const) {
    const { id: personId, teamId } = personOf(name)
    const scope = { teamId, personId, wholeTeam }
    const { rows } = await listContacts(db, scope, every, { limit: 1000 })
    const { total } = await countRows(db, CONTACT_SOURCE, hangsOnScope(scope), every)
    expect(rows.length).toBeGreaterThan(0)
    expect(total).toBe(rows.length)
  }
})

/** Three contacts of a house of their own, and the ids that an address finds among them. */
async function threeContacts() {
  const { db: own, sara } = await foundCompany()
  const at = '2026-03-01T00:00:00.000Z'
  const [one, other, third] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const plain = { ownerId: sara.id, createdAt: at, updatedAt: at }
  await own.insert(contacts).values([
    {
      ...plain,
      id: one,
      kind: 'company',
      nameAr: 'دار النخيل',
      phone: '+971501112233',
      roles: ['otherAgent', 'landlord'],
      tags: ['VIP', 'مستثمر'],
    },
    { ...plain, id: other, name: 'Olga Petrov', roles: ['buyer'] },
    { ...plain, id: third, name: 'Gone' },
  ])
  const ids = async (address: string) => {
    const asked = listQuery(CONTACT_LIST, address)
    return (await listContacts(own, 'all', asked, { limit: 9 })).rows.map(({ id }) => id)
  }
  return { own, one, other, third, at, ids }
}

test('one that was merged into another is in no list; one that is archived is where it is asked for', async () => {
  const { own, one, other, third, at, ids } = await threeContacts()
  const merged = { mergedInto: one, archivedAt: at }
  await own.update(contacts).set(merged).where(eq(contacts.id, third))
  await own.update(contacts).set({ archivedAt: at }).where(eq(contacts.id, other))
  expect(await ids('')).toEqual([one])
  expect(await ids('archived=true')).toEqual([other])
})

test('roles, tags, names and what a contact is reached by narrow the list, whichever of its phones it is', async () => {
  const { own, one, other, third, ids } = await threeContacts()
  const identity = { contactId: one, kind: 'phone', value: '+971509990011' } as const
  await own.insert(contactIdentities).values([
    { ...identity, normal: '+971509990011' },
    { ...identity, normal: '+971501112233', isPreferred: true },
  ])
  expect(await ids('role=otherAgent&kind=company')).toEqual([one])
  expect(await ids('role.isNot=buyer&sort=name')).toEqual([third, one])
  expect(await ids('role.empty=')).toEqual([third])
  expect(await ids(`tags=${encodeURIComponent('مستثمر')}`)).toEqual([one])
  expect(await ids('phone=%2B971509990011&phone=%2B971501112233')).toEqual([one])
  expect(await ids(`nameAr.contains=${encodeURIComponent('النخيل')}`)).toEqual([one])
  expect(await ids('name.contains=petrov')).toEqual([other])
  expect(await ids('q=0509990011')).toEqual([one])
})
