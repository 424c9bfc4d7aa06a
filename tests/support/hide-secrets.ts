import { eq, isNotNull } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { calls, communications, contacts, leads } from '#db/pace/schema.ts'
import { type Actor, can } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { leadFacts } from '#domain/lead/lead.ts'

type Reader = { api: { db: PaceDb }; actor: Actor }
/** What of a record tells who the person outside is and what they can pay: each value stands nowhere else. */
export type Secret = { of: string; readable: boolean; values: Record<string, string> }

/** Gives every lead and call values of its own to hide, and says which of them this reader may read. */
export async function hideSecrets({ api: { db }, actor }: Reader): Promise<Secret[]> {
  const secrets: Secret[] = []
  for (const [index, lead] of (await db.select().from(leads)).entries()) {
    const budgetMax = 1_700_000_000 + index
    const values = { name: `Secret Lead ${index}.`, phone: `+97155500${10_000 + index}` }
    await db
      .update(leads)
      .set({ ...values, budgetMax })
      .where(eq(leads.id, lead.id))
    const readable = can(actor, 'read', 'lead', leadFacts(lead))
    secrets.push({ of: lead.reference, readable, values: { ...values, budget: `${budgetMax}` } })
  }
  const rows = await db.select().from(calls).leftJoin(leads, eq(leads.id, calls.leadId))
  for (const [index, { calls: call, leads: lead }] of rows.entries()) {
    const values = {
      name: `Secret Caller ${index}.`,
      phone: `+97155500${20_000 + index}`,
      summary: `Secret matter ${index}.`,
    }
    const { name: callerName, phone: callerPhone, summary } = values
    const told = { callerName, callerPhone, summary }
    await db.update(calls).set(told).where(eq(calls.id, call.id))
    secrets.push({
      of: call.id,
      readable: can(actor, 'read', 'call', callFacts(call, lead)),
      values,
    })
  }
  const ofContacts = await hideContacts({ db, actor })
  return [...secrets, ...ofContacts, ...(await hideMessages({ db, actor }))]
}

/** A contact is open to who has something with it. */
async function hideContacts({ db, actor }: { db: PaceDb; actor: Actor }): Promise<Secret[]> {
  const ids = (await db.select({ id: contacts.id }).from(contacts)).map(({ id }) => id)
  const facts = await findContactFacts(db, ids)
  const secrets = ids.map((id, index) => ({
    of: `contact ${id}`,
    readable: can(actor, 'read', 'contact', facts.get(id)),
    values: { name: `Secret Contact ${index}.`, phone: `+97155500${30_000 + index}` },
  }))
  for (const [index, { values }] of secrets.entries()) {
    await db
      .update(contacts)
      .set(values)
      .where(eq(contacts.id, ids[index] ?? ''))
  }
  return secrets
}

/** What was written with a contact is open to who may see the contact. */
async function hideMessages({ db, actor }: { db: PaceDb; actor: Actor }): Promise<Secret[]> {
  const rows = await db.select().from(communications).where(isNotNull(communications.contactId))
  const facts = await findContactFacts(db, [...new Set(rows.map((row) => row.contactId ?? ''))])
  const secrets: Secret[] = []
  for (const [index, { id, contactId }] of rows.entries()) {
    const values = {
      subject: `Secret subject ${index}.`,
      body: `Secret words ${index}.`,
      address: `secret-${index}@b.example`,
    }
    await db.update(communications).set(values).where(eq(communications.id, id))
    const readable = can(actor, 'read', 'contact', facts.get(contactId ?? ''))
    secrets.push({ of: `message ${id}`, readable, values: { name: values.body, ...values } })
  }
  return secrets
}
