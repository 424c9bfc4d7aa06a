import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { calls, contacts, leads, tasks } from '../schema.ts'
import { listRelatedKeys } from './keys.ts'

test('what belongs to a lead is named, with its contact; what is another’s is not', async () => {
  const { db, sara, marina } = await foundCompany()
  const [contact] = await db.insert(contacts).values({ name: 'Olga', ownerId: sara.id }).returning()
  const owned = { stage: 'new', teamId: marina, ownerId: sara.id } as const
  const [lead, other] = await db
    .insert(leads)
    .values([
      { ...owned, id: crypto.randomUUID(), reference: 'L-1', contactId: contact?.id ?? null },
      { ...owned, id: crypto.randomUUID(), reference: 'L-2' },
    ])
    .returning()
  if (!lead || !other || !contact) throw new Error('Rows are missing.')
  const task = { title: 'Ring', ownerId: sara.id, teamId: marina, createdBy: 'person:x' }
  const [mine] = await db
    .insert(tasks)
    .values([
      { ...task, leadId: lead.id },
      { ...task, leadId: other.id },
    ])
    .returning()
  await db.insert(calls).values({ id: 'c1', source: 'x', state: 'ended', leadId: lead.id })
  const keys = await listRelatedKeys(db, { resource: 'lead', key: lead.id })
  expect(new Set(keys)).toEqual(new Set([`task:${mine?.id}`, 'call:c1', `contact:${contact.id}`]))
  expect(await listRelatedKeys(db, { resource: 'contact', key: contact.id })).toEqual([
    `lead:${lead.id}`,
  ])
  expect(await listRelatedKeys(db, { resource: 'lead', key: 'no uuid \0' })).toEqual([])
})
