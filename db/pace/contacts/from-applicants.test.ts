import { eq } from 'drizzle-orm'
import { readdirSync, readFileSync } from 'node:fs'
import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { readContact } from '#domain/contact/contact.ts'
import { connectPace } from '../client.ts'
import { loadDocument } from '../documents/documents.ts'
import { makeDocument } from '../documents/origins.ts'
import { contacts } from '../schema.ts'

const MIGRATIONS = new URL('../migrations/', import.meta.url)
const FIRST_OF_CONTACTS = '_contacts.sql'
const [amina, omar, lead, older, call] = ['a1', 'a2', 'b1', 'b2', 'c1'].map(
  (end) => `00000000-0000-4000-8000-0000000000${end}`,
)

/** A database as it was when applicants were rows, with some of everything that hung on them. */
async function openBefore() {
  const { serverUrl } = inject('cluster')
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  const name = `before_contacts_${crypto.randomUUID().slice(0, 8)}`
  await server`create database ${server(name)}`
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  const pace = connectPace(url, { max: 1 })
  onTestFinished(async () => {
    await pace.close()
    await server`drop database ${server(name)} with (force)`
    await server.end()
  })
  const files = readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  const run = async (wanted: readonly string[]) => {
    for (const file of wanted)
      for (const statement of readFileSync(new URL(file, MIGRATIONS), 'utf8').split(
        '--> statement-breakpoint',
      ))
        await pace.sql.unsafe(statement)
  }
  const first = files.findIndex((file) => file.endsWith(FIRST_OF_CONTACTS))
  await run(files.slice(0, first))
  return { ...pace, migrate: () => run(files.slice(first)) }
}

test('applicants become contacts under their ids; no name, phone or e-mail of theirs is lost', async () => {
  const { db, sql, migrate } = await openBefore()
  await sql.unsafe(`
    insert into applicants (id, name, phone, email, roles, marketing_consent) values
      ('${amina}', 'Amina', '+971501112233', 'amina@example.com', '{tenant}', true),
      ('${omar}', '+971507654321', '+971507654321', null, '{}', false);
    insert into applicant_identities (applicant_id, kind, value, normal) values
      ('${amina}', 'phone', '+971509998877', '+971509998877'), ('${amina}', 'name', 'أمينة', 'امينة');
    insert into leads (id, reference, stage, applicant_id, name, phone, email, updated_at) values
      ('${lead}', 'L-2', 'viewing', '${amina}', 'Amina O’Brien', '+971501112233', 'amina.work@example.com', now()),
      ('${older}', 'L-1', 'lost', '${amina}', 'Mina', null, null, now() - interval '9 days');
    insert into calls (id, source, state, lead_id, caller_phone) values ('${call}', 'pbx', 'ended', '${lead}', null),
      ('by number', 'pbx', 'missed', null, '+971509998877');
    insert into enquiries (lead_id, applicant_id, source, payload) values ('${lead}', '${amina}', 'bayut', '{}');
    insert into entity_events (resource, key, old, new, actor, document_seq) values
      ('lead', '${lead}', null, '{"stage": "new"}', 'service:bayut', 1),
      ('lead', '${lead}', '{"stage": "new"}', '{"stage": "viewing"}', 'person:sara', 7);`)
  await migrate()
  const [row] = await db
    .select()
    .from(contacts)
    .where(eq(contacts.id, amina ?? ''))
  expect(row).toMatchObject({
    name: 'Amina O’Brien',
    phone: '+971501112233',
    email: 'amina.work@example.com',
    roles: ['tenant'],
    consent: { email: { state: 'given' } },
  })
  const known =
    await sql`select kind, value, is_preferred from contact_identities where contact_id = ${amina ?? ''}
    order by kind, value collate "C"`
  expect(
    known.map(({ kind, value, is_preferred: is }) => `${kind} ${value}${is ? ' *' : ''}`),
  ).toEqual([
    'email amina.work@example.com *',
    'email amina@example.com',
    'name Amina',
    'name Amina O’Brien *',
    'name Mina',
    'name أمينة',
    'phone +971501112233 *',
    'phone +971509998877',
  ])
  expect(await sql`select id, contact_id from calls order by id`).toMatchObject([
    { contact_id: amina },
    { id: 'by number', contact_id: amina },
  ])
  expect(await sql`select name, contact_id from leads order by reference`).toMatchObject([
    { name: 'Amina O’Brien', contact_id: amina },
    { name: 'Amina O’Brien', contact_id: amina },
  ])
  const [nameless] = await sql`select name, phone from contacts where id = ${omar ?? ''}`
  expect(nameless).toMatchObject({ name: null, phone: '+971507654321' })
  const stages =
    await sql`select lead_id, from_stage, to_stage, until is null as stands from lead_stages order by lead_id, document_seq`
  expect(stages).toMatchObject([
    { lead_id: lead, from_stage: null, to_stage: 'new', stands: false },
    { lead_id: lead, from_stage: 'new', to_stage: 'viewing', stands: true },
    { lead_id: older, from_stage: null, to_stage: 'lost', stands: true },
  ])
  await makeDocument(db, `contact:${amina}`)
  const stored = await loadDocument(db, `contact:${amina}`)
  const doc = new Y.Doc()
  for (const update of stored?.tail ?? []) Y.applyUpdate(doc, update)
  const { name, also } = readContact(doc)
  expect(name).toBe('Amina O’Brien')
  const further = ['Amina', 'Mina', 'أمينة', '+971509998877', 'amina@example.com']
  expect(new Set(also.map(({ value }) => value))).toEqual(new Set(further))
})

test('a property is made for each listing; listings of one unit are of one property', async () => {
  const { sql, migrate } = await openBefore()
  await sql.unsafe(`
    insert into areas (key, name, city) values ('marina', 'Marina', 'Dubai');
    insert into listings (id, reference, status, area, building, unit, bedrooms, title) values
      (gen_random_uuid(), 'P-1', 'let', 'marina', 'Cayan Tower', '1204', 2, 'a'),
      (gen_random_uuid(), 'P-2', 'draft', 'marina', ' cayan tower', '1204 ', 2, 'b'),
      (gen_random_uuid(), 'P-3', 'draft', 'marina', 'Cayan Tower', null, 1, 'c'),
      (gen_random_uuid(), 'P-4', 'draft', 'marina', 'Cayan Tower', null, 1, 'd');`)
  await migrate()
  const rows = await sql`select reference, property_id from listings order by reference`
  const [first, second, third, fourth] = rows.map((row) => row['property_id'])
  expect(first).toBe(second)
  expect(new Set([first, third, fourth]).size).toBe(3)
  expect(await sql`select bedrooms, unit from properties where id = ${first}`).toMatchObject([
    { bedrooms: 2, unit: '1204' },
  ])
})
