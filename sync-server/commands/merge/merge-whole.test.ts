import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { PaceDb } from '#db/pace/client.ts'
import { holdLeads, keepLeadClocks } from '#db/pace/clocks/keep-clocks.ts'
import { leads } from '#db/pace/schema.ts'
import { readContact } from '#domain/contact/contact.ts'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { shapeOf } from '#domain/documents/documents.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { CHOSEN_OF_LEAD } from '#domain/lead/merge.ts'
import { appendParagraphs } from '#domain/documents/append-paragraphs.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../../testing/start-commands.ts'
import { mergeRecords } from './merge.ts'

const idOf = (end: string) => `00000000-0000-4000-8000-0000000000${end}`
const [STAYS, GOES] = [idOf('a1'), idOf('b2')]
const [ONE, TWO] = [idOf('c3'), idOf('d4')]
/** Every table that points to a contact or a lead, and those that a merge writes. */
const TABLES = [
  'contacts',
  'contact_identities',
  'leads',
  'enquiries',
  'viewings',
  'communications',
  'outreach_checks',
  'calls',
  'tasks',
  'activities',
  'record_notes',
  'shortlists',
  'unsuited_homes',
  'new_matches',
  'property_owners',
  'owner_reports',
]
type Running = Awaited<ReturnType<typeof open>>

/** Two contacts with all that there is to say of each, and everything that can hang on them. */
async function open({ leads: count }: { leads: number }) {
  const running = await startCommands()
  const { admin, rooms, post, sara } = running
  await admin.execute(contactRows(sara.id))
  await admin.execute(leadRows(sara, GOES, count))
  await admin.execute(leadRows(sara, STAYS, 1))
  await admin.execute(sql`
    insert into leads (id, reference, stage, contact_id, owner_id, team_id) values
      (${ONE}, 'L-9001', 'offer', ${GOES}, ${sara.id}, ${sara.teamId}),
      (${TWO}, 'L-9002', 'viewing', ${GOES}, ${running.omar.id}, ${sara.teamId})`)
  for (const statement of linkRows(sara)) await admin.execute(statement)
  await startClocks(admin)
  for (const [key, notes] of [
    [STAYS, 'Rings twice'],
    [GOES, 'اتصل بعد السادسة 🙂'],
  ])
    await rooms.change(`contact:${key}`, {
      actor: 'person:x',
      change: (doc) => appendParagraphs(doc.getXmlFragment('notes'), [String(notes)]),
    })
  for (const [key, at] of [[ONE, 0] as const, [TWO, 1] as const])
    await rooms.change(`lead:${key}`, {
      actor: 'person:x',
      change: (doc) => {
        for (const name of CHOSEN_OF_LEAD) doc.getMap('fields').set(name, SAID[name]?.[at])
        appendParagraphs(doc.getXmlFragment('notes'), [`Of ${key}`])
      },
    })
  const command = (document: string, name: string, args: object, by = sara) =>
    post({ document, command: name, args }, { by })
  return { ...running, command }
}

/** As the rows' own writer would have: a merge that is the first to write a lead starts what is due of it. */
async function startClocks(admin: PaceDb): Promise<void> {
  const made = await admin.select({ id: leads.id, at: leads.createdAt }).from(leads)
  await admin.transaction(async (tx) => {
    await holdLeads(
      tx,
      made.map(({ id }) => id),
    )
    await keepLeadClocks(tx, made)
  })
}

/** Two values for each field that a lead may be asked to take. */
const SAID: Record<string, [unknown, unknown]> = {
  intent: ['buy', 'rent'],
  propertyType: ['villa', 'apartment'],
  areas: [['dubai-marina'], ['dubai-marina', 'jvc']],
  bedrooms: [1, 2],
  bathrooms: [1, 3],
  budgetMin: [1, 50_000],
  budgetMax: [2, 90_000],
  budgetPeriod: ['month', 'year'],
  moveDate: ['2026-12-01', '2027-01-01'],
  furnishing: ['furnished', 'unfurnished'],
  pets: [true, false],
  parking: [0, 2],
  financing: ['cash', 'mortgage'],
  temperature: ['hot', 'cold'],
  nextFollowUpAt: ['2026-12-01T08:00:00.000Z', '2026-12-02T08:00:00.000Z'],
}

function contactRows(ownerId: string) {
  const consent = (state: string, at: string) =>
    JSON.stringify({ email: { state, at, where: 'Desk', wording: 'Yes’s', by: 'person:x' } })
  return sql`with made as (
      insert into contacts (id, kind, name, name_ar, phone, email, roles, language, do_not_call, consent, owner_id) values
        (${STAYS}, 'person', 'Amina O’Brien', 'أمينة', '+971501112233', 'amina@example.com', '{tenant}', 'en', true,
          ${consent('given', '2026-01-01T08:00:00.000Z')}, ${ownerId}),
        (${GOES}, 'company', 'Mina', 'مينا', '+971507654321', 'mina@work.example', '{buyer,landlord}', 'ar', false,
          ${consent('withdrawn', '2026-02-01T08:00:00.000Z')}, ${ownerId}) returning id)
    insert into contact_identities (contact_id, kind, value, normal, is_preferred) values
      (${STAYS}, 'name', 'Amina O’Brien', 'amina o’brien', true), (${GOES}, 'name', 'Mina', 'mina', true),
      (${STAYS}, 'phone', '+971501112233', '+971501112233', true), (${STAYS}, 'email', 'amina@example.com', 'amina@example.com', true),
      (${STAYS}, 'phone', '+97143334455', '+97143334455', false),
      (${GOES}, 'phone', '+971507654321', '+971507654321', true), (${GOES}, 'email', 'mina@work.example', 'mina@work.example', true),
      (${GOES}, 'phone', '+97143334455', '+97143334455', false), (${GOES}, 'email', 'm@home.example', 'm@home.example', false)`
}

function leadRows(
  { id, teamId }: { id: string; teamId: string | null },
  of: string,
  count: number,
) {
  return sql`insert into leads (id, reference, stage, contact_id, owner_id, team_id, name, phone, email)
    select gen_random_uuid(), 'L-' || right(${of}, 1) || n || '0', 'new', contacts.id, ${id}, ${teamId}, name, phone, email
    from generate_series(1, ${count}::int) n, contacts where contacts.id = ${of}`
}

/** Something of each table that points to the contact that goes, or to a lead of it. */
function linkRows({ id: agent, teamId }: { id: string; teamId: string | null }) {
  const property = '00000000-0000-4000-8000-0000000000e5'
  const home = '00000000-0000-4000-8000-0000000000f6'
  return [
    sql`insert into properties (id) values (${property})`,
    sql`insert into property_owners (property_id, contact_id) values (${property}, ${GOES})`,
    sql`insert into enquiries (contact_id, lead_id, source, payload) values (${GOES}, ${ONE}, 'bayut', '{"b":1,"a":2}')`,
    sql`insert into viewings (contact_id, lead_id, agent_id, team_id, starts_at, ends_at)
      values (${GOES}, ${ONE}, ${agent}, ${teamId}, now(), now() + interval '1 hour')`,
    sql`insert into communications (contact_id, lead_id, channel, direction, body) values (${GOES}, ${ONE}, 'email', 'inbound', 'Hi')`,
    sql`insert into outreach_checks (contact_id, channel, at) values (${GOES}, 'sms', now())`,
    sql`insert into calls (id, source, state, contact_id, lead_id) values ('call-1', 'pbx', 'ended', ${GOES}, ${ONE})`,
    sql`insert into tasks (title, owner_id, lead_id, created_by) values ('Ring', ${agent}, ${ONE}, 'person:x')`,
    sql`insert into activities (lead_id, kind, body) values (${ONE}, 'note', 'Came by')`,
    sql`insert into listings (id, reference, status) values (${home}, 'S-9001', 'available')`,
    sql`insert into owner_reports (listing_id, contact_id, person_id, language, greeting, key_hash, ends_at)
      values (${home}, ${GOES}, ${agent}, 'en', '', 'a', now())`,
    sql`insert into shortlists (lead_id, person_id, language, greeting, key_hash, ends_at)
      values (${ONE}, ${agent}, 'ar', 'Hi', 'a', now()), (${TWO}, ${agent}, 'en', '', 'b', now())`,
    sql`insert into unsuited_homes (lead_id, listing_id, said_by, said_at)
      values (${ONE}, ${home}, 'service:shortlist', now())`,
    sql`insert into new_matches (lead_id, listing_id, owner_id, at)
      select id, ${home}, owner_id, now() from leads where id = ${TWO}`,
    sql`insert into record_notes (lead_id, contact_id, author_id, parts)
      values (${ONE}, null, ${agent}, '["Of the lead"]'), (null, ${GOES}, ${agent}, '["Of the contact"]')`,
  ]
}

/** Every row of every table, as Postgres writes it, and every letter of the documents. */
async function everything({ admin, rooms }: Pick<Running, 'admin' | 'rooms'>) {
  const rows = await Promise.all(TABLES.map((table) => dump(admin, table)))
  const documents = [`contact:${STAYS}`, `contact:${GOES}`, `lead:${ONE}`, `lead:${TWO}`]
  const said = await Promise.all(
    documents.map(async (name) => {
      const doc = await rooms.read(name)
      const shape = Object.entries(shapeOf(name.startsWith('lead') ? 'lead' : 'contact'))
      return shape.map(([root, type]) =>
        type === 'map' ? doc.getMap(root).toJSON() : doc.getXmlFragment(root).toString(),
      )
    }),
  )
  return JSON.stringify([rows, said])
}

/** When a row was written last, and after which commit, is no part of what it says. */
async function dump(db: PaceDb, table: string) {
  const rows = await db.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) - 'updated_at' - 'document_seq' as row from ${sql.identifier(table)} t order by to_jsonb(t)::text collate "C"`,
  )
  return rows.map(({ row }) => JSON.stringify(row)).toSorted()
}

/** Until the rows tell what the documents say. */
async function settled(running: Running): Promise<string> {
  const { admin } = running
  let last = ''
  await waitFor(async () => {
    const lag = await admin.execute<{ behind: number }>(sql`
      select count(*)::int as behind from documents
      where name like any (array['contact:%', 'lead:%', 'call:%']) and projected_seq < seq`)
    last = await everything(running)
    return lag[0]?.behind === 0
  })
  return last
}

test('[C20] a contact with fifty leads, every field and every link, is merged and taken back to the byte', async () => {
  const running = await open({ leads: 50 })
  const before = await settled(running)
  const { admin, command, rooms } = running
  const take = ['kind', 'name', 'nameAr', 'phone', 'email', 'language', 'doNotCall']
  const { status, answer } = await command(`contact:${STAYS}`, 'merge', { loserId: GOES, take })
  expect(status).toBe(200)
  await settled(running)
  expect(readContact(await rooms.read(`contact:${STAYS}`))).toMatchObject({
    kind: 'company',
    name: 'Mina',
    nameAr: 'مينا',
    phone: '+971507654321',
    doNotCall: false,
    roles: ['tenant', 'buyer', 'landlord'],
    consent: { email: { state: 'withdrawn' } },
  })
  const left = await Promise.all(
    TABLES.slice(2).map((table) =>
      admin.execute(
        sql`select 1 from ${sql.identifier(table)} t where to_jsonb(t) ->> 'contact_id' = ${GOES}`,
      ),
    ),
  )
  expect(left.flat()).toEqual([])
  const undo = { mergeId: answer.result.mergeId }
  expect((await command(`contact:${STAYS}`, 'undoMerge', undo)).status).toBe(200)
  expect(await settled(running)).toBe(before)
})

test('[C22] a lead, every field and every link, is merged and taken back to the byte', async () => {
  const running = await open({ leads: 1 })
  const before = await settled(running)
  const { admin, command, manager } = running
  expect(Object.keys(SAID).toSorted()).toEqual([...CHOSEN_OF_LEAD].toSorted())
  const args = { loserId: ONE, take: CHOSEN_OF_LEAD }
  const { status, answer } = await command(`lead:${TWO}`, 'merge', args, manager)
  expect(status).toBe(200)
  await settled(running)
  const left = await Promise.all(
    TABLES.slice(3, -1).map((table) =>
      admin.execute(
        sql`select 1 from ${sql.identifier(table)} t where to_jsonb(t) ->> 'lead_id' = ${ONE}`,
      ),
    ),
  )
  expect(left.flat()).toEqual([])
  const undo = { mergeId: answer.result.mergeId }
  expect((await command(`lead:${TWO}`, 'undoMerge', undo, manager)).status).toBe(200)
  expect(await settled(running)).toBe(before)
})

test('the fields that are put together, chosen or kept are all that a contact and a lead have', () => {
  const local = (table: Record<string, { write: string }>) =>
    Object.keys(table).filter((name) => table[name]?.write === 'local')
  expect(local(CONTACT_FIELDS)).toHaveLength(8)
  expect(local(LEAD_FIELDS).filter((name) => !['name', 'phone', 'email'].includes(name))).toEqual([
    ...CHOSEN_OF_LEAD,
  ])
})

test('[C21] two people who merge crosswise at once: one is done, the other is told, and one undo leaves both as they were', async () => {
  const running = await open({ leads: 3 })
  const before = await settled(running)
  const { command, sara, manager } = running
  const answers = await Promise.all([
    command(`contact:${STAYS}`, 'merge', { loserId: GOES }, sara),
    command(`contact:${GOES}`, 'merge', { loserId: STAYS }, manager),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const done = answers.find(({ status }) => status === 200)?.answer
  const undo = { mergeId: done.result.mergeId }
  expect((await command(String(done.document), 'undoMerge', undo, manager)).status).toBe(200)
  expect(await settled(running)).toBe(before)
})

test('[C20] what a third writes into both while they are merged is lost neither then nor when it is taken back', async () => {
  const running = await open({ leads: 3 })
  const { command, connect, personToken, manager, rooms } = running
  const token = () => personToken(manager)
  const stays = connect(`contact:${STAYS}`, { token: await token() })
  const goes = connect(`contact:${GOES}`, { token: await token() })
  await waitFor(() => stays.provider.synced && goes.provider.synced)
  const merging = command(`contact:${STAYS}`, 'merge', { loserId: GOES })
  stays.doc.getMap('fields').set('nameAr', 'أمينة الجديدة')
  goes.doc.getMap('fields').set('name', 'Mina Nova')
  const { status, answer } = await merging
  expect(status).toBe(200)
  const read = async (key: string) => readContact(await rooms.read(`contact:${key}`))
  await waitFor(async () => (await read(STAYS)).nameAr === 'أمينة الجديدة')
  await waitFor(async () => (await read(GOES)).name === 'Mina Nova')
  const undo = { mergeId: answer.result.mergeId }
  expect((await command(`contact:${STAYS}`, 'undoMerge', undo)).status).toBe(200)
  expect(await read(STAYS)).toMatchObject({ nameAr: 'أمينة الجديدة', mergedInto: null })
  expect(await read(GOES)).toMatchObject({ name: 'Mina Nova', mergedInto: null })
})

test('[C19] what is cleared while a merge looks is not taken over', async () => {
  const { db, rooms, sara } = await open({ leads: 1 })
  let hasCleared = false
  const watched = {
    changeAll: rooms.changeAll.bind(rooms),
    async read(name: string) {
      const doc = await rooms.read(name)
      if (!hasCleared)
        await rooms.change(name, {
          actor: 'person:x',
          change: (live) => live.getMap('fields').delete('language'),
        })
      hasCleared = true
      return doc
    },
  }
  await mergeRecords(
    { db, rooms: watched },
    {
      ref: { kind: 'contact', key: STAYS },
      args: { loserId: GOES, take: ['language'] },
      caller: { actor: { kind: 'person', ...sara }, name: `person:${sara.id}`, cause: null },
      now: new Date().toISOString(),
    },
  )
  expect(readContact(await rooms.read(`contact:${STAYS}`)).language).toBe('en')
})
