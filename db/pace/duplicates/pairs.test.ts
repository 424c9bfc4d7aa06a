import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { PersonDetails } from '#domain/contact/identities.ts'
import type { PairBox } from '#domain/contact/likeness.ts'
import { foundCompany } from '#tests/support/company.ts'
import { handIdentitiesOver, insertMerge, markUndone } from '../contacts/merges.ts'
import { insertContact } from '../contacts/identities.ts'
import { contactPairs, contacts, entityEvents } from '../schema.ts'
import { askAgain, decideDifferent } from './different.ts'
import { findPairsOf } from './find-pairs.ts'
import { keepPairs, listPartners } from './keep-pairs.ts'
import { listPairs } from './list-pairs.ts'
import { listToScan, noteScanned } from './scan.ts'

const NOW = new Date('2026-12-01T08:00:00.000Z')

async function house() {
  const company = await foundCompany()
  const { db, sara } = company
  const by = { id: sara.id, actor: `person:${sara.id}` }
  const add = async (details: PersonDetails, ownerId: string | null = sara.id) => {
    const { contact } = await insertContact(db, { details, ownerId, actor: 'person:x' })
    return contact.id
  }
  const look = async (id: string) =>
    keepPairs(db, id, await findPairsOf(db, id, await listPartners(db, id)), NOW)
  const shown = async (scope: Parameters<typeof listPairs>[1] = 'all', box: PairBox = 'open') =>
    (await listPairs(db, scope, { box, limit: 20, after: null })).pairs
  const part = (one: string, other: string) =>
    decideDifferent(db, { ids: [one, other], by, now: NOW })
  return { ...company, by, add, look, shown, part }
}

test('who has the same e-mail, or is called alike and a digit away, is perhaps the same; a name alone is not', async () => {
  const { add, look, shown } = await house()
  const one = await add({ name: 'Amina Haddad', phone: '+971501234567', email: 'a@h.example' })
  const mailed = await add({ name: 'A. H.', email: 'A@H.example' })
  const slip = await add({ name: 'Amina Haddad', phone: '+971501234568' })
  await add({ name: 'Amina Haddad', phone: '+971559876543' })
  await look(one)
  const found = (await shown()).map(({ first, second, because, evidence }) => [
    [first.id, second.id].find((id) => id !== one),
    [because, ...evidence.toSorted()],
  ])
  expect(Object.fromEntries(found)).toEqual({
    [mailed]: ['email', 'a@h.example'],
    [slip]: ['nameAndPhone', '+971501234567', '+971501234568'],
  })
})

test('a switchboard’s phone is no likeness, and hides none', async () => {
  const { add, look, shown } = await house()
  for (let nth = 0; nth < 9; nth += 1) await add({ name: `Clerk ${nth}`, phone: '+97144440000' })
  const one = await add({ name: 'Amina', phone: '+97144440000', email: 'a@h.example' })
  const other = await add({ name: 'A.', email: 'a@h.example' })
  await look(one)
  expect(await shown()).toHaveLength(1)
  expect((await shown())[0]).toMatchObject({ because: 'email' })
  expect([(await shown())[0]?.first.id, (await shown())[0]?.second.id]).toContain(other)
})

test('what is decided is asked about no more, however often it is found again, until somebody asks', async () => {
  const { add, look, shown, part, db, by, sara } = await house()
  const one = await add({ name: 'Amina', email: 'a@h.example' })
  const other = await add({ name: 'Rashid', email: 'a@h.example' })
  await look(one)
  expect(await shown()).toHaveLength(1)
  expect(await part(other, one)).toBe(true)
  expect(await part(one, other)).toBe(false)
  await look(one)
  await look(other)
  expect(await shown()).toEqual([])
  expect(await shown('all', 'different')).toMatchObject([{ by: sara.name, because: 'email' }])
  expect(await db.$count(contactPairs)).toBe(1)
  expect(await askAgain(db, { ids: [one, other], by })).toBe(true)
  expect(await askAgain(db, { ids: [one, other], by })).toBe(false)
  expect(await shown()).toHaveLength(1)
  expect(await shown('all', 'different')).toEqual([])
})

test('what no longer holds leaves, and each step is told of both, but not of whom', async () => {
  const { add, look, shown, db } = await house()
  const one = await add({ name: 'Amina', email: 'a@h.example' })
  const other = await add({ name: 'Rashid', email: 'a@h.example' })
  await look(one)
  await look(one)
  await keepPairs(db, other, [], NOW)
  expect(await shown()).toEqual([])
  const told = await db.select().from(entityEvents).where(eq(entityEvents.resource, 'contact'))
  const steps = told.filter(({ new: after }) => Object.hasOwn(Object(after), 'duplicates'))
  expect(steps.map(({ key }) => key).toSorted()).toEqual([one, one, other, other].toSorted())
  expect(JSON.stringify(steps.map(({ new: after }) => after))).not.toContain(one)
})

test('two who were told apart stay so when one of them becomes part of a third, as long as it is', async () => {
  const { add, look, shown, part, db } = await house()
  const one = await add({ name: 'Amina', email: 'a@h.example' })
  const other = await add({ name: 'Rashid', email: 'a@h.example' })
  const third = await add({ name: 'Rashid', phone: '+971501234567' })
  await part(one, other)
  const move = { from: other, to: third }
  await handIdentitiesOver(db, move)
  const id = crypto.randomUUID()
  const at = NOW.toISOString()
  const before = { documents: {}, rows: {} }
  await insertMerge(db, {
    id,
    kind: 'contact',
    winnerId: third,
    loserId: other,
    actor: 'x',
    at,
    before,
  })
  await look(third)
  expect(await shown()).toEqual([])
  await markUndone(db, id, at)
  await look(third)
  expect(await shown()).toHaveLength(1)
})

test('a pair is shown to who may see both of them, and to nobody once one is put away', async () => {
  const { add, look, shown, sara, noor, db } = await house()
  const one = await add({ name: 'Amina', email: 'a@h.example' }, sara.id)
  const own = await add({ name: 'Amina H.', email: 'a@h.example' }, sara.id)
  await add({ name: 'Rashid', email: 'a@h.example' }, noor.id)
  await look(one)
  const scope = { personId: sara.id, teamId: null, wholeTeam: false }
  expect(await shown(scope)).toMatchObject([{ because: 'email' }])
  expect(await shown()).toHaveLength(2)
  await db.update(contacts).set({ archivedAt: NOW.toISOString() }).where(eq(contacts.id, own))
  expect(await shown(scope)).toEqual([])
})

test('a page goes on where the one before ended', async () => {
  const { add, look, db } = await house()
  const one = await add({ name: 'Amina', email: 'a@h.example' })
  for (const name of ['B', 'C', 'D']) await add({ name, email: 'a@h.example' })
  await look(one)
  const page = async (after: Parameters<typeof listPairs>[2]['after']) =>
    listPairs(db, 'all', { box: 'open', limit: 2, after })
  const first = await page(null)
  const second = await page(first.next)
  expect([first.pairs.length, second.pairs.length, second.next]).toEqual([2, 1, null])
  const seen = [...first.pairs, ...second.pairs].map((pair) => pair.first.id + pair.second.id)
  expect(new Set(seen).size).toBe(3)
})

test('those from before are looked at once, where they stand', async () => {
  const { add, db } = await house()
  const ids = [await add({ name: 'A' }), await add({ name: 'B' })].toSorted()
  expect(await listToScan(db, 1)).toEqual([ids[0]])
  await noteScanned(db, { after: ids[0] ?? null, isDone: false })
  expect(await listToScan(db, 5)).toEqual([ids[1]])
  await noteScanned(db, { after: ids[1] ?? null, isDone: true })
  expect(await listToScan(db, 5)).toEqual([])
})
