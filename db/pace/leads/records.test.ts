import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import type { InstantCursor } from '../query/keyset.ts'
import {
  findLeadRecord,
  findOpenLead,
  type LeadRecordFilter,
  listLeadRecords,
  searchLeadRecords,
} from './records.ts'

test('a reader that pages on meets every lead once, also those that changed at one instant', async () => {
  const { db, addLead } = await foundCompany()
  const instants = ['09', '10', '10', '10', '11'].map((hour) => `2026-03-01T${hour}:00:00.000Z`)
  for (const updatedAt of instants) await addLead({ updatedAt })
  const rows = await readPages((after?: InstantCursor) =>
    listLeadRecords(db, 'all', { filter: [], zone: 'Asia/Dubai' }, { limit: 2, after }),
  )
  expect(rows.map((row) => row.updatedAt)).toEqual(instants)
  expect(new Set(rows.map((row) => row.id)).size).toBe(5)
})

test('a lead outside the scope is as absent as one that is not there', async () => {
  const { db, downtown, sara, noor, marina, addLead } = await foundCompany()
  const scope = { personId: sara.id, teamId: marina, wholeTeam: false }
  const unowned = await addLead()
  const shared = await addLead({ teamId: downtown, collaboratorIds: [sara.id] })
  const foreign = await addLead({ teamId: downtown, ownerId: noor.id })
  expect(await findLeadRecord(db, scope, unowned)).toMatchObject({ id: unowned })
  expect(await findLeadRecord(db, scope, shared)).toMatchObject({ id: shared })
  expect(await findLeadRecord(db, scope, foreign)).toBeNull()
  expect(await findLeadRecord(db, scope, crypto.randomUUID())).toBeNull()
})

test('a search finds the newest first, within the stage, the area and the time', async () => {
  const { db, addLead } = await foundCompany()
  const old = await addLead({ areas: ['marina'], updatedAt: '2026-03-01T00:00:00.000Z' })
  const young = await addLead({ areas: ['marina', 'jbr'], updatedAt: '2026-03-02T00:00:00.000Z' })
  await addLead({ areas: ['downtown'], stage: 'lost' })
  const found = async (filter: LeadRecordFilter) =>
    (await searchLeadRecords(db, 'all', filter, 5)).map((row) => row.id)
  expect(await found({ area: 'marina' })).toEqual([young, old])
  expect(await found({ area: 'marina', updatedSince: '2026-03-02T00:00:00.000Z' })).toEqual([young])
  expect(await found({ area: 'marina', stage: 'lost' })).toEqual([])
})

test('whoever enquires again meets the open lead, by phone or by e-mail however it is written', async () => {
  const { db, addLead } = await foundCompany()
  const contactId = crypto.randomUUID()
  const known = { phone: '+971501112233', email: 'tariq@example.com' }
  await addLead({ ...known, stage: 'won' })
  expect(await findOpenLead(db, { contactId, ...known })).toBeNull()
  const open = await addLead({ ...known, stage: 'offer' })
  const byPhone = await findOpenLead(db, { contactId, phone: known.phone, email: null })
  const byEmail = await findOpenLead(db, { contactId, phone: null, email: 'Tariq@Example.com' })
  expect([byPhone?.id, byEmail?.id]).toEqual([open, open])
})
