import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import {
  attachEnquiries,
  findEnquiryByExternalId,
  insertEnquiry,
  listLeadEnquiries,
  listPendingEnquiries,
} from './enquiries.ts'
import { contacts } from '../schema.ts'

test("a portal's signal is stored once, however often it is sent", async () => {
  const { db, signal } = await startEnquiries()
  const first = await insertEnquiry(db, { ...signal, externalId: 'bayut-1' })
  expect(await insertEnquiry(db, { ...signal, externalId: 'bayut-1' })).toBeNull()
  expect(await findEnquiryByExternalId(db, 'bayut', 'bayut-1')).toEqual(first)
  expect(await findEnquiryByExternalId(db, 'website', 'bayut-1')).toBeNull()
})

test("a contact's signals have rising instants, also within one transaction", async () => {
  const { db, signal } = await startEnquiries()
  await db.transaction(async (tx) => {
    for (const message of ['a', 'b', 'c']) await insertEnquiry(tx, { ...signal, message })
  })
  const pending = await listPendingEnquiries(db, signal.contactId)
  expect(pending.map((row) => row.message)).toEqual(['a', 'b', 'c'])
  expect(new Set(pending.map((row) => row.receivedAt)).size).toBe(3)
})

test('a signal gets its lead once: who attaches it second changes nothing', async () => {
  const { db, signal, addLead } = await startEnquiries()
  const enquiry = await insertEnquiry(db, signal)
  const [first, second] = [await addLead(), await addLead()]
  const ids = [enquiry?.id ?? '']
  expect(await attachEnquiries(db, ids, first)).toMatchObject([{ leadId: first }])
  expect(await attachEnquiries(db, ids, second)).toEqual([])
  expect(await listLeadEnquiries(db, first, 9)).toHaveLength(1)
  expect(await listPendingEnquiries(db, signal.contactId)).toEqual([])
})

async function startEnquiries() {
  const { db, addLead } = await foundCompany()
  const contactId = crypto.randomUUID()
  await db.insert(contacts).values({ id: contactId, name: 'Olga' })
  const signal = { contactId, listingId: null, source: 'bayut', externalId: null }
  return { db, addLead, signal: { ...signal, message: 'Is it free?', payload: {} } }
}
