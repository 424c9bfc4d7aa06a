import { expect, test } from 'vitest'
import { contacts, properties } from '#db/pace/schema.ts'
import type { Actor } from '#domain/access/access.ts'
import { foundCompany } from '#tests/support/company.ts'
import { requireFiledRecord } from './file-access.server.ts'

type Action = Parameters<typeof requireFiledRecord>[2]

async function open() {
  const { db, sara, noor } = await foundCompany()
  const actorOf = ({ id, teamId }: typeof sara): Actor => ({
    kind: 'person',
    id,
    role: 'agent',
    teamId,
  })
  const asks = async (person: typeof sara, action: Action, record: string) =>
    requireFiledRecord(db, actorOf(person), action, record).then(
      ({ kind }) => kind,
      (error: { code: string }) => error.code,
    )
  return { db, sara, noor, asks }
}

test('a file of a home is everybody’s to read, and written by who looks after it', async () => {
  const { db, sara, noor, asks } = await open()
  const [home] = await db
    .insert(properties)
    .values({ building: 'Loft', agentId: sara.id })
    .returning()
  const record = `property:${home?.id}`
  expect([await asks(sara, 'write', record), await asks(noor, 'read', record)]).toEqual([
    'property',
    'property',
  ])
  expect(await asks(noor, 'write', record)).toBe('forbidden')
  expect(await asks(sara, 'read', `property:${crypto.randomUUID()}`)).toBe('notFound')
  expect(await asks(sara, 'read', 'property:new')).toBe('notFound')
})

test('a file of a contact is as absent as its contact for who may not see that', async () => {
  const { db, sara, noor, asks } = await open()
  const [contact] = await db
    .insert(contacts)
    .values({ name: 'Amina', ownerId: sara.id })
    .returning()
  const record = `contact:${contact?.id}`
  expect(await asks(sara, 'write', record)).toBe('contact')
  expect([await asks(noor, 'read', record), await asks(noor, 'write', record)]).toEqual([
    'notFound',
    'notFound',
  ])
})

test('what is no record, or holds no files, is refused in words', async () => {
  const { sara, asks } = await open()
  for (const record of [
    'call:c1',
    'property:',
    `property:${crypto.randomUUID()}:x`,
    'board:x',
    '\u0000',
  ])
    expect(await asks(sara, 'read', record), record).toBe('invalid')
})
