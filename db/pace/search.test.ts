import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { searchRecords } from './search.ts'

test('one text finds leads and listings alike, leads first', async () => {
  const { db, addLead, addListing } = await foundCompany()
  const lead = await addLead({ name: 'Marina Petrova', phone: '+971501112233' })
  const listing = await addListing({ title: 'Two beds with a view' })
  expect(await searchRecords(db, 'all', 'marina', 5)).toEqual([
    { kind: 'lead', id: lead, title: 'Marina Petrova', detail: 'L-1' },
    { kind: 'listing', id: listing, title: 'Two beds with a view', detail: 'S-2 · Dubai Marina' },
  ])
})

test('a lead is found by its phone however it is written, its e-mail and its reference', async () => {
  const { db, addLead } = await foundCompany()
  const id = await addLead({ phone: '+971501112233', email: 'olga@example.com' })
  await addLead({ phone: '+971509998877', email: 'tariq@example.com' })
  for (const text of ['050 111 22 33', '+971 50 1112233', '1112', 'olga@example', 'l-1']) {
    const hits = await searchRecords(db, 'all', text, 5)
    expect(
      hits.map((hit) => hit.id),
      text,
    ).toEqual([id])
  }
})

test('a listing is found by its building, unit, reference, permit and community', async () => {
  const { db, addListing } = await foundCompany()
  const place = { building: 'Cayan Tower', unit: '4102', area: 'downtown' }
  const id = await addListing({ ...place, permitNumber: '71234567890' })
  await addListing()
  for (const text of ['cayan', '4102', 's-1', '7123456', 'downtown']) {
    const hits = await searchRecords(db, 'all', text, 5)
    expect(
      hits.map((hit) => hit.id),
      text,
    ).toEqual([id])
  }
})

test('each kind is limited by itself, the newest first, and a lead without a name shows its phone', async () => {
  const { db, addLead } = await foundCompany()
  const at = (day: number) => `2026-03-0${day}T00:00:00.000Z`
  for (const day of [2, 3, 1]) await addLead({ phone: `+97150111220${day}`, updatedAt: at(day) })
  const hits = await searchRecords(db, 'all', '1112', 2)
  expect(hits.map((hit) => hit.title)).toEqual(['+971501112203', '+971501112202'])
})

test("a search stays within the asker's scope", async () => {
  const { db, sara, noor, marina, downtown, addLead, addListing } = await foundCompany()
  await addLead({ name: 'Olga', ownerId: noor.id, teamId: downtown })
  await addListing({ title: 'Olga’s flat', teamId: downtown })
  const ownLead = await addLead({ name: 'Olga', ownerId: sara.id })
  const scope = { personId: sara.id, teamId: marina, wholeTeam: false }
  const hits = await searchRecords(db, scope, 'olga', 5)
  expect(hits.map((hit) => hit.id)).toEqual([ownLead])
})
