import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCommands } from '#app/sync-client/commands.server.ts'
import {
  apiClients,
  contacts,
  externalRecords,
  leads,
  listings,
  properties,
} from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { gatewayToken, startCommands } from '#sync/testing/start-commands.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { UpsertRow } from './nouns/upsert-row.ts'
import type { UpsertedNoun } from './nouns/upserts.ts'
import { upsertRows } from './upsert-rows.ts'

/** The whole way down to the documents: a sync server, and a program whose rows they are. */
async function startUpserting(scopes = ['leads:write', 'leads:read', 'listings:write']) {
  const running = await startCommands()
  const { admin, server } = running
  await admin.insert(apiClients).values({
    id: 'crm',
    name: 'The other CRM',
    scopes,
    secretHash: 'x',
    createdBy: 'person:x',
  })
  const commands = createCommands({
    syncUrl: server.url,
    tokenClient: { clientToken: gatewayToken, exchange: gatewayToken },
    accessTokenFor: gatewayToken,
  })
  const upserting = {
    db: admin,
    runner: commands.forService({ cause: 'rest', actAs: 'service:crm' }),
    actor: { kind: 'service', id: 'crm', scopes },
    owner: 'service:crm',
  } as const
  const upsert = (noun: UpsertedNoun, rows: UpsertRow[]) => upsertRows(upserting, noun, rows)
  return { ...running, upserting, upsert }
}

test('a row makes a contact; the same external id changes it, and says so where nothing changes', async () => {
  const { upsert, admin } = await startUpserting()
  const ali = { externalId: 'a-1', fields: { name: 'Ali', phone: '+971501112233' } }
  const [made] = await upsert('contact', [ali])
  expect(made).toMatchObject({ outcome: 'created' })
  expect(await upsert('contact', [ali])).toMatchObject([{ ...made, outcome: 'unchanged', seq: 1 }])
  const renamed = { externalId: 'a-1', fields: { name: 'علي حسن' } }
  expect(await upsert('contact', [renamed])).toMatchObject([{ outcome: 'changed', seq: 2 }])
  expect(await admin.select().from(contacts)).toMatchObject([
    { name: 'علي حسن', phone: '+971501112233' },
  ])
})

test('who is known by phone or e-mail is not made twice, in one lot either', async () => {
  const { upsert, admin } = await startUpserting()
  const rows = [
    { externalId: 'b-1', fields: { name: 'O’Brien', phone: '+971501112233' } },
    { externalId: 'b-2', fields: { phone: '+971501112233', language: 'ar' } },
    { externalId: 'b-3', fields: { email: 'obrien@pace.test', phone: '+971501112233' } },
  ]
  const outcomes = await upsert('contact', rows)
  expect(outcomes.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
  expect(outcomes.filter(({ outcome }) => outcome === 'changed')).toHaveLength(2)
  expect(await admin.select().from(contacts)).toMatchObject([
    { language: 'ar', email: 'obrien@pace.test' },
  ])
})

test('a lead comes with its source, and joins the open lead of the same person', async () => {
  const { upsert, admin } = await startUpserting()
  const first = { fields: { name: 'Mona', phone: '+971507654321', source: 'walkIn' } }
  const [made] = await upsert('lead', [first])
  expect(made).toMatchObject({ outcome: 'created' })
  const again = { fields: { phone: '+971507654321', bedrooms: 2, source: 'referral' } }
  expect(await upsert('lead', [again])).toMatchObject([{ outcome: 'changed' }])
  const [lead] = await admin.select().from(leads)
  expect(lead).toMatchObject({ name: 'Mona', bedrooms: 2, source: 'referral' })
  const byNumber = { reference: lead?.reference ?? '', fields: { bedrooms: 3 } }
  expect(await upsert('lead', [byNumber])).toMatchObject([{ outcome: 'changed', id: lead?.id }])
})

test('a bad row is refused by its fields, and stops no other', async () => {
  const { upsert, admin } = await startUpserting()
  const outcomes = await upsert('lead', [
    { externalId: 'c-1', fields: { name: 'Omar', source: 'nowhere' } },
    { externalId: 'c-2', fields: { name: 'Huda' } },
    { reference: 'L-99999', fields: { name: 'Zed' } },
    { id: crypto.randomUUID(), fields: { name: 'Zed' } },
  ])
  expect(outcomes).toMatchObject([
    { outcome: 'refused', problem: { code: 'invalid', errors: [{ path: 'source' }] } },
    { outcome: 'created' },
    { outcome: 'refused', problem: { code: 'notFound', errors: [{ path: 'reference' }] } },
    { outcome: 'refused', problem: { code: 'notFound', errors: [{ path: 'id' }] } },
  ])
  expect(await admin.select().from(leads)).toMatchObject([{ name: 'Huda' }])
})

test('rows of one external id go one after the other, so that the last word stands', async () => {
  const { upsert, admin } = await startUpserting()
  const rows = Array.from({ length: 20 }, (_, at) => ({
    externalId: `d-${at % 4}`,
    fields: { title: `Title ${at}`, price: at },
  }))
  const outcomes = await upsert('listing', rows)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 4 }, () => 'created'),
    ...Array.from({ length: 16 }, () => 'changed'),
  ])
  const made = await admin
    .select({ price: listings.price })
    .from(listings)
    .orderBy(asc(listings.price))
  expect(made.map(({ price }) => price)).toEqual([16, 17, 18, 19])
})

test('what is sent again under its key has one effect', async () => {
  const { upsert, admin } = await startUpserting()
  const row = { key: 'upload-7.1', fields: { title: 'Two beds' } }
  const [first] = await upsert('listing', [row])
  expect(first).toMatchObject({ outcome: 'created' })
  expect(await upsert('listing', [row])).toEqual([first])
  expect(await admin.select().from(listings).where(eq(listings.title, 'Two beds'))).toHaveLength(1)
})

test('what was made before a lot broke off is found by its external id when it is sent again', async () => {
  const { upserting, admin } = await startUpserting()
  const rows = ['e-1', 'e-2', 'e-3'].map((externalId) => ({
    externalId,
    fields: { title: externalId },
  }))
  const { runner } = upserting
  const run: typeof runner.run = async (document, command, args, options) => {
    const isLast = JSON.stringify(args).includes('e-3')
    // The server goes away for the last row, once the others have been made.
    if (isLast) await waitFor(async () => (await admin.$count(listings)) === 2)
    if (isLast) throw new DomainError('unavailable', 'The sync server is away.')
    return runner.run(document, command, args, options)
  }
  const broken = upsertRows({ ...upserting, runner: { ...runner, run } }, 'listing', rows)
  await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
  const again = await upsertRows(upserting, 'listing', rows)
  expect(again.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'created'])
  expect(await admin.$count(listings)).toBe(3)
})

test('a record whose making nobody noted is not made twice by its making key, and changes go on', async () => {
  const { upsert, admin } = await startUpserting()
  const row = { externalId: 'f-1', makingKey: 'made.f-1', fields: { title: 'Two beds' } }
  const [first] = await upsert('listing', [row])
  await admin.delete(externalRecords)
  expect(await upsert('listing', [row])).toEqual([first])
  for (const title of ['Three beds', 'Four beds'])
    expect(await upsert('listing', [{ ...row, fields: { title } }])).toMatchObject([
      { outcome: 'changed' },
    ])
  expect(await admin.select({ title: listings.title }).from(listings)).toEqual([
    { title: 'Four beds' },
  ])
})

test('a program that may not write is refused row by row', async () => {
  const { upsert } = await startUpserting(['leads:read'])
  expect(await upsert('contact', [{ fields: { name: 'Ali' } }])).toMatchObject([
    { outcome: 'refused', problem: { code: 'forbidden' } },
  ])
})

test('a home is made once by its key, and found by its unit whoever calls it', async () => {
  const { upsert, admin } = await startUpserting(['listings:read', 'listings:write'])
  const home = { area: 'dubai-marina', building: 'Marina Gate 1', unit: '1204' }
  const first = { key: 'upload-9.1', externalId: 'h-1', fields: home }
  const [made] = await upsert('property', [first])
  expect(made).toMatchObject({ outcome: 'created' })
  await admin.delete(externalRecords)
  expect(await upsert('property', [first])).toEqual([made])
  const same = { externalId: 'h-2', fields: { ...home, floor: 12 } }
  const outcomes = await upsert('property', [same, same])
  expect(outcomes).toMatchObject([
    { outcome: 'changed', id: made && 'id' in made ? made.id : '' },
    { outcome: 'unchanged' },
  ])
  expect(await admin.select().from(properties)).toMatchObject([{ ...home, floor: 12 }])
  const higher = { externalId: 'h-1', key: 'upload-9.2', fields: { floor: 13 } }
  const [raised] = await upsert('property', [higher])
  expect(raised).toMatchObject({ outcome: 'changed' })
  // Sent again under its key it is told again: that its change is done is no reason to say that there was none.
  expect(await upsert('property', [higher])).toEqual([raised])
})
