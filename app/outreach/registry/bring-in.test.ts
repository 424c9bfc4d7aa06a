import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findRegistryList, listRegistered } from '#db/pace/outreach/registry.ts'
import { auditLog, registryLists, registryNumbers } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { bringInRegistry } from './bring-in.server.ts'

/** In pieces of any size, as a browser sends it. */
function bodyOf(text: string, size = 7): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + size))
      at += size
    },
  })
}

async function open() {
  const { db } = await createTestApi({ scale: 0 })
  const bring = (text: string, size?: number) =>
    bringInRegistry({
      db,
      by: { actor: 'person:admin', via: 'pages' },
      personId: PERSON,
      country: 'AE',
      name: 'قائمة O’Brien.csv',
      asOf: '2026-11-20',
      body: bodyOf(text, size),
    })
  await db.execute(
    `insert into people (id, email, name, role) values ('${PERSON}', 'a@b.example', 'A', 'admin')`,
  )
  return { db, bring }
}
const PERSON = '00000000-0000-4000-8000-0000000000d1'

test('a list is read line by line, whatever its writer’s habits, and takes the place of the one before', async () => {
  const { db, bring } = await open()
  await bring('0509999999\n')
  const text = [
    '\ufeffnumber,registered',
    '971501112233,2024-08-27',
    '"+971 50 111 2244";x',
    '٠٥٠١١١٢٢٥٥',
    '',
    '050-111-2266\r',
    '0501112233',
    'x'.repeat(10_000),
    'O’Brien \u0000 \ud800',
  ].join('\n')
  const made = await bring(text)
  expect(made).toMatchObject({
    name: 'قائمة O’Brien.csv',
    numbers: 4,
    unread: 3,
    asOf: '2026-11-20',
  })
  const list = await findRegistryList(db)
  expect(list?.id).toBe(made.id)
  const rows = await db.select().from(registryNumbers).orderBy(asc(registryNumbers.phone))
  expect(rows.map(({ phone }) => phone)).toEqual([
    '+971501112233',
    '+971501112244',
    '+971501112255',
    '+971501112266',
  ])
  expect(await listRegistered(db, made.id, ['+971501112244', '+971509999999'])).toEqual(
    new Set(['+971501112244']),
  )
  expect(await db.select().from(auditLog).orderBy(asc(auditLog.sequence))).toMatchObject([
    { action: 'registry.list' },
    { action: 'registry.list', after: { numbers: 4, unread: 3 } },
  ])
})

test('a file without a number is no list: the one before stays', async () => {
  const { db, bring } = await open()
  const first = await bring('0501112233', 3)
  await expect(bring('nothing\nhere')).rejects.toMatchObject({ said: { key: 'registryEmpty' } })
  expect(await findRegistryList(db)).toMatchObject({ id: first.id, numbers: 1 })
  expect(await db.$count(registryLists)).toBe(2)
})
