import { expect, test } from 'vitest'
import { contactPairs, contacts } from '#db/pace/schema.ts'
import { insertContact } from '#db/pace/contacts/identities.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { decideOnPair } from './decide-on-pair.server.ts'
import { duplicateTasks, queueLooks, scanForDuplicates } from './look-for-duplicates.ts'

const NOW = new Date('2026-12-01T08:00:00.000Z')

/** Two contacts with one e-mail: Sara's and, where nobody else is named, Sara's. */
async function start(other = 'Sara') {
  const api = await createTestApi()
  const { db } = api.deps
  const add = async (name: string, keeper: string) => {
    const { id: ownerId, teamId } = api.personOf(keeper)
    const details = { name, email: 'twice@home.example' }
    return (await insertContact(db, { details, ownerId, teamId, actor: 'person:x' })).contact.id
  }
  const [first, second] = [await add('Amina', 'Sara'), await add('A. Haddad', other)]
  const as = (name: string, fields: Record<string, string>) => {
    const { id, role, teamId } = api.personOf(name)
    const who = { db, actor: { kind: 'person', id, role, teamId }, person: { id, name } }
    const form = new FormData()
    for (const [key, value] of Object.entries(fields)) form.set(key, value)
    return decideOnPair(who as unknown as ReturnType<typeof requirePerson>, form)
  }
  return { db, first, second, as, deps: { db, now: () => NOW } }
}

test('two are told apart by who may make them one, and by nobody else', async () => {
  const { db, first, second, as } = await start('Khalid')
  const said = { intent: 'different', first, second }
  await expect(as('Sara', said)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(as('Khalid', said)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.$count(contactPairs)).toBe(0)
  expect(await as('Adam', said)).toEqual({ decided: { intent: 'different', ids: [first, second] } })
  expect(await db.$count(contactPairs)).toBe(1)
})

test('what is no pair is answered, and changes nothing', async () => {
  const { db, first, as } = await start()
  const code = (wanted: string) => ({ code: wanted })
  const same = { intent: 'different', first, second: first }
  await expect(as('Sara', same)).rejects.toMatchObject(code('invalid'))
  await expect(as('Sara', { ...same, second: 'x\u0000' })).rejects.toMatchObject(code('invalid'))
  const nobody = as('Sara', { ...same, second: crypto.randomUUID() })
  await expect(nobody).rejects.toMatchObject(code('notFound'))
  expect(await db.$count(contactPairs)).toBe(0)
})

test('a contact that is new, or known by something else, is looked up once; what else is written of it asks for nothing', async () => {
  const { db, first, second, deps } = await start()
  const event = (key: string, old: EntityEvent['old'], after: EntityEvent['new']) =>
    ({ resource: 'contact', key, old, new: after }) as EntityEvent
  const jobs = async () =>
    (
      await db.execute<{ key: string; payload: unknown }>(
        `select key from graphile_worker.jobs where task_identifier = 'look-for-duplicates'`,
      )
    ).map(({ key }) => key)
  await db.transaction((tx) =>
    queueLooks(tx, [
      event(first, { language: null }, { language: 'ar' }),
      event(first, { duplicates: null }, { duplicates: 'found' }),
      event(second, { name: 'A. Haddad' }, null),
    ]),
  )
  expect(await jobs()).toEqual([])
  await db.transaction((tx) =>
    queueLooks(tx, [
      event(first, null, { name: 'Amina' }),
      event(first, { also: [] }, { also: ['A.'] }),
    ]),
  )
  expect(await jobs()).toEqual([`look-for-duplicates:${first}`])
  const look = duplicateTasks(deps)['look-for-duplicates']
  await look?.({ contactId: first }, undefined as never)
  expect(await db.select().from(contactPairs)).toMatchObject([{ because: 'email' }])
})

test('a scan goes through all contacts slice by slice, and is done once', async () => {
  const { db, deps } = await start()
  const all = await db.$count(contacts)
  for (let slices = 0; slices <= all; slices += 1) await scanForDuplicates(deps, 1)
  expect(await db.$count(contactPairs)).toBeGreaterThan(0)
  await db.delete(contactPairs)
  await scanForDuplicates(deps, 1)
  expect(await db.$count(contactPairs)).toBe(0)
})
