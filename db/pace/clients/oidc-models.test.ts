import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { auditLog, oidcModels } from '../schema.ts'
import {
  consumeOidcModel,
  deleteExpiredOidcModels,
  deleteOidcGrant,
  deleteOidcModel,
  deleteOidcModelsOf,
  findOidcModel,
  upsertOidcModel,
} from './oidc-models.ts'
import { listRegisteredPrograms, removeProgram } from './registered-programs.ts'

const LATER = '2999-01-01T00:00:00.000Z'
const LONG_AGO = '2020-01-01T00:00:00.000Z'

async function open() {
  const { db } = await foundCompany()
  const put = (model: string, id: string, payload: object = {}, until: string | null = LATER) =>
    upsertOidcModel(db, { model, id }, { ...payload }, until)
  const left = async () =>
    (await db.select().from(oidcModels)).map(({ model, id }) => `${model} ${id}`).toSorted()
  return { db, put, left }
}

test('what was stored is found by its id, its uid or its code, among its own kind', async () => {
  const { db, put } = await open()
  await put('Session', 's1', { uid: 'u1', accountId: 'sara' })
  await put('DeviceCode', 'd1', { userCode: 'ABCD' })
  expect(await findOidcModel(db, 'Session', { id: 's1' })).toEqual({
    payload: { uid: 'u1', accountId: 'sara' },
    consumedAt: null,
  })
  expect(await findOidcModel(db, 'Session', { uid: 'u1' })).not.toBeNull()
  expect(await findOidcModel(db, 'DeviceCode', { userCode: 'ABCD' })).not.toBeNull()
  expect(await findOidcModel(db, 'Grant', { id: 's1' })).toBeNull()
  expect(await findOidcModel(db, 'Session', { uid: 'u2' })).toBeNull()
})

test('what is stored again replaces what was there, what it is found by too', async () => {
  const { db, put } = await open()
  await put('Session', 's1', { uid: 'u1' })
  await put('Session', 's1', { uid: 'u2', more: [1, 'ليلى'] })
  expect(await findOidcModel(db, 'Session', { uid: 'u1' })).toBeNull()
  expect(await findOidcModel(db, 'Session', { uid: 'u2' })).toMatchObject({
    payload: { more: [1, 'ليلى'] },
  })
})

test('a uid that is no text is none', async () => {
  const { db, put } = await open()
  await put('Session', 's1', { uid: { $ne: null }, userCode: 5 })
  expect(await db.select().from(oidcModels)).toMatchObject([{ uid: null, userCode: null }])
})

test('what is past its time is found no more, and what has none holds for good', async () => {
  const { db, put, left } = await open()
  await put('AuthorizationCode', 'old', {}, LONG_AGO)
  await put('Client', 'forever', {}, null)
  expect(await findOidcModel(db, 'AuthorizationCode', { id: 'old' })).toBeNull()
  expect(await findOidcModel(db, 'Client', { id: 'forever' })).not.toBeNull()
  await deleteExpiredOidcModels(db, new Date())
  expect(await left()).toEqual(['Client forever'])
})

test('a code is consumed once, also by two at the same moment', async () => {
  const { db, put } = await open()
  await put('AuthorizationCode', 'c1')
  const key = { model: 'AuthorizationCode', id: 'c1' }
  const at = new Date()
  const uses = await Promise.all([consumeOidcModel(db, key, at), consumeOidcModel(db, key, at)])
  expect(uses.toSorted()).toEqual([false, true])
  expect(await consumeOidcModel(db, key, at)).toBe(false)
  expect((await findOidcModel(db, key.model, key))?.consumedAt).not.toBeNull()
  expect(await consumeOidcModel(db, { ...key, id: 'none' }, at)).toBe(false)
})

test('a grant ends with what was issued under it, of one kind at a time', async () => {
  const { db, put, left } = await open()
  await put('RefreshToken', 'r1', { grantId: 'g1' })
  await put('RefreshToken', 'r2', { grantId: 'g2' })
  await put('AuthorizationCode', 'c1', { grantId: 'g1' })
  await deleteOidcGrant(db, 'RefreshToken', 'g1')
  expect(await left()).toEqual(['AuthorizationCode c1', 'RefreshToken r2'])
  await deleteOidcModel(db, { model: 'RefreshToken', id: 'r2' })
  expect(await left()).toEqual(['AuthorizationCode c1'])
})

test('all that a person gave to whatever program ends at once', async () => {
  const { db, put, left } = await open()
  await put('Grant', 'g1', { accountId: 'sara' })
  await put('RefreshToken', 'r1', { accountId: 'sara', clientId: 'x' })
  await put('Grant', 'g2', { accountId: 'noor' })
  await deleteOidcModelsOf(db, 'sara')
  expect(await left()).toEqual(['Grant g2'])
})

test('a program is removed with all that people let it have, once, and who did it is written down', async () => {
  const { db, put, left } = await open()
  await put('Client', 'p1', { client_name: 'Sheets' }, null)
  await put('Client', 'p2', {}, null)
  await put('RefreshToken', 'r1', { clientId: 'p1' })
  await put('RefreshToken', 'r2', { clientId: 'p2' })
  expect((await listRegisteredPrograms(db)).map(({ id }) => id)).toEqual(['p1', 'p2'])
  const by = { actor: 'person:adam' }
  expect(await removeProgram(db, { id: 'p1', by })).toBe(true)
  expect(await removeProgram(db, { id: 'p1', by })).toBe(false)
  expect(await left()).toEqual(['Client p2', 'RefreshToken r2'])
  expect(await db.select().from(auditLog).orderBy(auditLog.sequence)).toMatchObject([
    { action: 'client.revoke', target: 'client:p1', actor: 'person:adam' },
  ])
})

test('a program that was never registered and holds a grant is removed too', async () => {
  const { db, put, left } = await open()
  await put('Grant', 'g1', { clientId: 'https://app.example/client.json' })
  const removal = { id: 'https://app.example/client.json', by: { actor: 'person:adam' } }
  expect(await removeProgram(db, removal)).toBe(true)
  expect(await left()).toEqual([])
})
