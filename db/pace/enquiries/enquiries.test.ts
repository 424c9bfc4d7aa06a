import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import {
  attachEnquiries,
  findEnquiryByExternalId,
  insertEnquiry,
  listLeadEnquiries,
  listPendingEnquiries,
} from './enquiries.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { contacts, enquiries } from '../schema.ts'

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

test('those who attach the same signals hold them in one order, however the rows are found', async () => {
  const { db, signal, addLead } = await startEnquiries()
  const ids = [1, 2].map((one) => `0000000${one}-0000-4000-8000-000000000000`)
  // In the table the later id stands first.
  for (const id of ids.toReversed()) await insertEnquiry(db, { ...signal, id })
  const [first = '', last = ''] = ids
  const lead = await addLead()
  const attached = await db.transaction(async (holder) => {
    await holder.select().from(enquiries).where(eq(enquiries.id, first)).for('update')
    const waiting = Promise.withResolvers<number>()
    const attaching = db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_indexscan = off`)
      await tx.execute(sql`set local enable_bitmapscan = off`)
      const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      waiting.resolve(own?.pid ?? 0)
      return attachEnquiries(tx, ids, lead)
    })
    const pid = await waiting.promise
    await waitFor(async () => {
      const locks = sql`select 1 from pg_locks where pid = ${pid} and not granted`
      return (await holder.execute(locks)).length > 0
    })
    const held = holder.select().from(enquiries).where(eq(enquiries.id, last))
    expect(await held.for('update', { noWait: true })).toHaveLength(1)
    return { attaching }
  })
  expect(await attached.attaching).toHaveLength(2)
})

async function startEnquiries() {
  const { db, addLead } = await foundCompany()
  const contactId = crypto.randomUUID()
  await db.insert(contacts).values({ id: contactId, name: 'Olga' })
  const signal = { contactId, listingId: null, source: 'bayut', externalId: null }
  return { db, addLead, signal: { ...signal, message: 'Is it free?', payload: {} } }
}
