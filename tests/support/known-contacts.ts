import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import {
  arrivals,
  communications,
  contactIdentities,
  contacts,
  leads,
  people,
} from '#db/pace/schema.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { createTestApi } from './test-api.ts'
import { createDoors } from '#app/arrivals/doors/doors.server.ts'

export const NADIA = '00000000-0000-4000-8000-0000000000a1'
export const OMAR = '00000000-0000-4000-8000-0000000000a2'
export const LEAD = '00000000-0000-4000-8000-0000000000b1'
export const SENT = '00000000-0000-4000-8000-0000000000c1'

/** Nadia has an open lead and was written to; Omar is known too, and somebody keeps him. */
export async function openHouse() {
  const api = await createTestApi({ scale: 0.01 })
  const admin = api.db
  const doors = createDoors({ db: admin, secret: 'test' })
  const by = { actor: 'person:admin', via: 'pages' }
  const { key } = await doors.open(
    { channel: 'email', name: 'Inbox', settings: {}, secret: null },
    by,
  )
  const owner = await insertKnown(admin)
  const send = async (mail: string) => {
    const answer = await api.api.request(`/mail-in/${key}`, {
      method: 'POST',
      body: mail,
      headers: { 'content-type': 'message/rfc822' },
    })
    expect(answer.status).toBe(202)
    const { id } = (await answer.json()) as { id: string }
    const [row] = await admin.select().from(arrivals).where(eq(arrivals.id, id))
    if (!row) throw new Error('The mail was not kept.')
    const [message] = await admin
      .select()
      .from(communications)
      .where(eq(communications.arrivalId, id))
    return { row, message }
  }
  const count = async () => ({
    leads: await admin.$count(leads),
    messages: await admin.$count(communications),
    contacts: await admin.$count(contacts),
  })
  return { ...api, admin, send, count, owner }
}

/** Returns who has the lead. */
async function insertKnown(admin: PaceDb) {
  const [owner] = await admin.select().from(people).orderBy(asc(people.email))
  await admin.insert(contacts).values([
    { id: NADIA, name: 'Nadia', email: 'nadia@b.example', ownerId: null },
    { id: OMAR, name: 'Omar', email: 'omar@b.example', ownerId: owner?.id ?? null },
  ])
  await admin.insert(contactIdentities).values(
    [
      { contactId: NADIA, value: 'Nadia@b.example', normal: 'nadia@b.example' },
      { contactId: OMAR, value: 'omar@b.example', normal: 'omar@b.example' },
    ].map((one) => ({ ...one, kind: 'email' as const, isPreferred: true })),
  )
  await admin.insert(leads).values({
    id: LEAD,
    reference: 'L-7001',
    stage: 'new',
    contactId: NADIA,
    ownerId: owner?.id ?? null,
  })
  await admin.insert(communications).values({
    id: SENT,
    contactId: NADIA,
    leadId: LEAD,
    channel: 'email',
    direction: 'outbound',
    body: 'Which day suits you?',
    externalId: '<ours@house.example>',
    state: 'sent',
    at: '2026-01-01T08:00:00.000Z',
  })
  return owner
}
