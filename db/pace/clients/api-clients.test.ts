import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { apiClients, auditLog } from '../schema.ts'
import {
  createApiClient,
  findApiClient,
  listApiClients,
  revokeApiClient,
  rotateApiClient,
  touchApiClient,
} from './api-clients.ts'
import { admitFeedKey, isFeedKey } from './feed-keys.ts'

const BY = { actor: 'person:adam' }
const CLIENT = { id: 'crm', name: 'Old CRM', scopes: ['leads:read'], secretHash: 'one', by: BY }

async function open() {
  const { db } = await foundCompany()
  await createApiClient(db, CLIENT)
  const audited = async () =>
    (await db.select().from(auditLog).orderBy(auditLog.sequence)).map(
      ({ action, target, actor }) => [action, target, actor],
    )
  return { db, audited }
}

test('a client that was made may ask for tokens, and who made it is written down', async () => {
  const { db, audited } = await open()
  expect(await findApiClient(db, 'crm')).toMatchObject({
    name: 'Old CRM',
    scopes: ['leads:read'],
    secretHash: 'one',
    previousSecretHash: null,
    createdBy: 'person:adam',
  })
  expect(await audited()).toEqual([['client.create', 'client:crm', 'person:adam']])
})

test('a client is not made twice, and the second attempt leaves no trace', async () => {
  const { db, audited } = await open()
  await expect(createApiClient(db, { ...CLIENT, name: 'Another' })).rejects.toThrow()
  expect(await findApiClient(db, 'crm')).toMatchObject({ name: 'Old CRM' })
  expect(await audited()).toHaveLength(1)
})

test('the secret before the last holds until the next rotation, and no longer', async () => {
  const { db, audited } = await open()
  expect(await rotateApiClient(db, { id: 'crm', secretHash: 'two', by: BY })).toEqual({
    name: 'Old CRM',
  })
  expect(await findApiClient(db, 'crm')).toMatchObject({
    secretHash: 'two',
    previousSecretHash: 'one',
  })
  await rotateApiClient(db, { id: 'crm', secretHash: 'three', by: BY })
  expect(await findApiClient(db, 'crm')).toMatchObject({
    secretHash: 'three',
    previousSecretHash: 'two',
  })
  expect((await audited()).map(([action]) => action)).toEqual([
    'client.create',
    'client.rotate',
    'client.rotate',
  ])
})

test('a client that was revoked is found no more, gets no new secret and is not revoked again', async () => {
  const { db, audited } = await open()
  await revokeApiClient(db, { id: 'crm', by: BY })
  expect(await findApiClient(db, 'crm')).toBeNull()
  expect(await listApiClients(db)).toMatchObject([{ id: 'crm', revokedAt: expect.any(String) }])
  const rotation = rotateApiClient(db, { id: 'crm', secretHash: 'x', by: BY })
  await expect(rotation).rejects.toMatchObject({ code: 'notFound' })
  const again = revokeApiClient(db, { id: 'crm', by: BY })
  await expect(again).rejects.toMatchObject({ code: 'notFound' })
  expect(await audited()).toHaveLength(2)
})

test('a client that never was is neither rotated nor revoked', async () => {
  const { db, audited } = await open()
  for (const attempt of [
    rotateApiClient(db, { id: 'none', secretHash: 'x', by: BY }),
    revokeApiClient(db, { id: 'none', by: BY }),
  ])
    await expect(attempt).rejects.toThrow(/There is no client 'none'/)
  expect(await audited()).toHaveLength(1)
})

test('PACE’s own clients are not among those that an admin sees', async () => {
  const { db } = await open()
  await db.insert(apiClients).values({
    id: 'own',
    name: 'App',
    scopes: [],
    secretHash: 'x',
    createdBy: 'service:x',
    internal: true,
  })
  expect((await listApiClients(db)).map(({ id }) => id)).not.toContain('own')
  expect(await findApiClient(db, 'own')).not.toBeNull()
})

test('when a client was last used is written once a minute, however many tokens it asks for', async () => {
  const { db } = await open()
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds))
  const last = async () => {
    const [row] = await db.select().from(apiClients).where(eq(apiClients.id, 'crm'))
    return row?.lastUsedAt ? Date.parse(row.lastUsedAt) : null
  }
  await touchApiClient(db, 'crm', at(0))
  expect(await last()).toBe(at(0).getTime())
  await touchApiClient(db, 'crm', at(60))
  expect(await last()).toBe(at(0).getTime())
  await touchApiClient(db, 'crm', at(61))
  expect(await last()).toBe(at(61).getTime())
})

test('a feed opens to the key of its own portal until that is revoked', async () => {
  const { db } = await open()
  await admitFeedKey(db, 'bayut', 'open sesame')
  await admitFeedKey(db, 'bayut', 'open sesame')
  expect(await isFeedKey(db, 'bayut', 'open sesame')).toBe(true)
  expect(await isFeedKey(db, 'website', 'open sesame')).toBe(false)
  expect(await isFeedKey(db, 'bayut', 'Open sesame')).toBe(false)
  expect(await isFeedKey(db, 'bayut', '')).toBe(false)
})
