import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listStages } from '#db/pace/leads/stages.ts'
import {
  blobs,
  contactIdentities,
  contacts,
  enquiries,
  files,
  leads,
  merges,
  viewings,
} from '#db/pace/schema.ts'
import { readContact } from '#domain/contact/contact.ts'
import { parseDocumentName, shapeOf } from '#domain/documents/documents.ts'
import { appendParagraphs } from '#domain/documents/append-paragraphs.ts'
import { readLead } from '#domain/lead/lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../../testing/start-commands.ts'

type Running = Awaited<ReturnType<typeof open>>
const AMINA = { name: 'Amina Haddad', phone: '+971501112233', email: 'amina@example.com' }
const MINA = { name: 'مينا حداد', phone: '+971507654321', email: 'mina@work.example' }

async function open() {
  const running = await startCommands()
  const { post, admin, rooms } = running
  const receive = async (fields: object, ifOpen = 'another') => {
    const args = { fields, ifOpen }
    const { answer } = await post({ document: 'lead:new', command: 'receive', args })
    const lead = readLead(await rooms.read(String(answer.document)))
    return { lead: String(answer.document), contact: `contact:${lead.contactId}` }
  }
  const command = (document: string, name: string, args: object, by = running.sara) =>
    post({ document, command: name, args }, { by })
  const merge = (winner: string, loser: string, take: string[] = [], by = running.sara) =>
    command(winner, 'merge', { loserId: idOf(loser), take }, by)
  const rowsOf = async (contact: string) => ({
    leads: (
      await admin
        .select()
        .from(leads)
        .where(eq(leads.contactId, idOf(contact)))
    )
      .map(({ id }) => id)
      .sort(),
    enquiries: (
      await admin
        .select()
        .from(enquiries)
        .where(eq(enquiries.contactId, idOf(contact)))
    ).length,
    viewings: (
      await admin
        .select()
        .from(viewings)
        .where(eq(viewings.contactId, idOf(contact)))
    ).length,
    files: (await admin.select().from(files).where(eq(files.record, contact))).length,
  })
  return { ...running, receive, command, merge, rowsOf }
}

function idOf(document: string): string {
  return document.slice(document.indexOf(':') + 1)
}

/** Every shared type of a document, as JSON. */
async function saidIn(rooms: Running['rooms'], name: string) {
  const doc = await rooms.read(name)
  const shape = Object.entries(shapeOf(parseDocumentName(name).kind))
  return shape.map(([root, type]) =>
    type === 'map' ? doc.getMap(root).toJSON() : doc.getXmlFragment(root).toString(),
  )
}

/** All that two contacts say and all that points to them, without what only tells when it was written. */
async function stateOf({ admin, rooms, rowsOf }: Running, documents: readonly string[]) {
  const docs = await Promise.all(documents.map((name) => saidIn(rooms, name)))
  const kept = documents.filter((name) => name.startsWith('contact:'))
  const rows = await Promise.all(kept.map(rowsOf))
  const known = await admin.select().from(contactIdentities)
  const identities = known.map(
    ({ contactId, kind, normal, isPreferred }) => `${contactId} ${kind} ${normal} ${isPreferred}`,
  )
  const shown = (await admin.select().from(contacts)).map(withoutTimes)
  const ofLeads = (await admin.select().from(leads)).map(withoutTimes)
  const byId = <Row extends { id: string }>(list: Row[]) =>
    list.toSorted((a, b) => a.id.localeCompare(b.id))
  return JSON.stringify([docs, rows, identities.sort(), byId(shown), byId(ofLeads)])
}

/** When a row was written last is no part of what it says. */
function withoutTimes<Row extends { updatedAt: string; documentSeq: number }>(row: Row) {
  return { ...row, updatedAt: '', documentSeq: 0 }
}

async function twoContacts(running: Running) {
  const { receive, admin, sara, marina } = running
  const stays = await receive({ ...AMINA, intent: 'rent' })
  const goes = await receive({ ...MINA, intent: 'buy', bedrooms: 2 })
  await admin.insert(enquiries).values({
    contactId: idOf(goes.contact),
    leadId: idOf(goes.lead),
    source: 'bayut',
    message: 'Is it free?',
    payload: {},
  })
  await admin.insert(viewings).values({
    contactId: idOf(goes.contact),
    leadId: idOf(goes.lead),
    agentId: sara.id,
    teamId: marina,
    startsAt: '2026-03-02T10:00:00.000Z',
    endsAt: '2026-03-02T11:00:00.000Z',
  })
  const hash = crypto.randomUUID().replaceAll('-', '').padEnd(64, '0')
  await admin.insert(blobs).values({ hash, bytes: 1, type: 'application/pdf' })
  const file = { record: goes.contact, hash, name: 'passport.pdf', addedBy: 'person:x' }
  await admin.insert(files).values(file)
  return { stays, goes }
}

test('[C19] two contacts become one: all that pointed to the one points to the other, and nothing it was known by is lost', async () => {
  const running = await open()
  const { merge, rooms, rowsOf, admin, command } = running
  const { stays, goes } = await twoContacts(running)
  await command(goes.contact, 'recordConsent', { channel: 'email', state: 'given', where: 'Desk' })
  expect(await merge(stays.contact, goes.contact, ['name'])).toMatchObject({ status: 200 })
  const winner = readContact(await rooms.read(stays.contact))
  expect(winner).toMatchObject({
    name: MINA.name,
    phone: AMINA.phone,
    email: AMINA.email,
    roles: ['tenant', 'buyer'],
    consent: { email: { state: 'given', where: 'Desk' } },
  })
  const also = [AMINA.name, MINA.phone, MINA.email]
  expect(winner.also.map(({ value }) => value)).toEqual(also)
  expect(readContact(await rooms.read(goes.contact)).mergedInto).toBe(idOf(stays.contact))
  expect(readLead(await rooms.read(goes.lead)).contactId).toBe(idOf(stays.contact))
  expect(await rowsOf(stays.contact)).toMatchObject({ enquiries: 1, viewings: 1, files: 1 })
  expect(await rowsOf(goes.contact)).toEqual({ leads: [], enquiries: 0, viewings: 0, files: 0 })
  const [lead] = await admin
    .select()
    .from(leads)
    .where(eq(leads.id, idOf(goes.lead)))
  expect(lead).toMatchObject({ name: MINA.name, phone: AMINA.phone })
})

test('[C20] a merge taken back leaves every document and row as it was, to the letter', async () => {
  const running = await open()
  const { merge, command, lina } = running
  const { stays, goes } = await twoContacts(running)
  await running.rooms.change(goes.contact, {
    actor: 'person:x',
    change(doc) {
      doc.getMap('fields').set('language', 'ar')
      appendParagraphs(doc.getXmlFragment('notes'), ['Calls after six'])
    },
  })
  const documents = [stays.contact, goes.contact, stays.lead, goes.lead]
  const isAr = and(eq(contacts.id, idOf(goes.contact)), eq(contacts.language, 'ar'))
  await waitFor(async () => (await running.admin.$count(contacts, isAr)) === 1)
  const before = await stateOf(running, documents)
  const { answer } = await merge(stays.contact, goes.contact, ['phone', 'language'])
  expect(await stateOf(running, documents)).not.toBe(before)
  const undo = { mergeId: answer.result.mergeId }
  expect(await command(stays.contact, 'undoMerge', undo, lina)).toMatchObject({ status: 403 })
  expect(await command(stays.contact, 'undoMerge', undo)).toMatchObject({ status: 200 })
  expect(await stateOf(running, documents)).toBe(before)
  expect(await command(stays.contact, 'undoMerge', undo)).toMatchObject({ status: 409 })
})

test('[C20] what somebody wrote since the merge stays when it is taken back; after thirty days it is not', async () => {
  const running = await open()
  const { merge, command, rooms, admin } = running
  const { stays, goes } = await twoContacts(running)
  const { answer } = await merge(stays.contact, goes.contact, ['name', 'email'])
  await command(stays.contact, 'setFields', { fields: { name: 'Amina Mina' } })
  const late = await admin.update(merges).set({ at: '2020-01-01T00:00:00.000Z' }).returning()
  const undo = { mergeId: answer.result.mergeId }
  expect(await command(stays.contact, 'undoMerge', undo)).toMatchObject({ status: 409 })
  expect(late).toHaveLength(1)
  await admin.update(merges).set({ at: new Date().toISOString() })
  expect(await command(goes.contact, 'undoMerge', undo)).toMatchObject({ status: 200 })
  expect(readContact(await rooms.read(stays.contact))).toMatchObject({
    name: 'Amina Mina',
    email: AMINA.email,
  })
})

test('[C21] a merge with itself, with nobody, with a colleague’s and with one that is gone is refused, and changes nothing', async () => {
  const running = await open()
  const { merge, lina, omar, receive, admin } = running
  const { stays, goes } = await twoContacts(running)
  expect(await merge(stays.contact, stays.contact)).toMatchObject({
    status: 422,
    answer: { errors: [{ path: 'loserId' }] },
  })
  expect((await merge(stays.contact, `contact:${crypto.randomUUID()}`)).status).toBe(404)
  expect((await merge(stays.contact, goes.contact, [], lina)).status).toBe(403)
  expect((await merge(stays.contact, goes.contact, [], omar)).status).toBe(403)
  const third = await receive({ name: 'Third', phone: '+971502223344' })
  expect((await merge(third.contact, goes.contact)).status).toBe(200)
  expect((await merge(stays.contact, goes.contact)).status).toBe(409)
  expect(await admin.$count(merges)).toBe(1)
})

test('[C21] of two who merge at once, crosswise, one succeeds and the other is told', async () => {
  const running = await open()
  const { merge, admin } = running
  const { stays, goes } = await twoContacts(running)
  const answers = await Promise.all([
    merge(stays.contact, goes.contact),
    merge(goes.contact, stays.contact),
  ])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const rows = await admin.select().from(contacts)
  expect(rows.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1)
})

test('[C19] whoever enquires with a number of the one that went comes to the one that stayed', async () => {
  const running = await open()
  const { merge, receive } = running
  const { stays, goes } = await twoContacts(running)
  await merge(stays.contact, goes.contact)
  expect((await receive({ name: 'M', phone: MINA.phone })).contact).toBe(stays.contact)
  expect((await receive({ contactId: idOf(goes.contact) })).contact).toBe(stays.contact)
})

test('[C22] two leads of one contact become one; what pointed to the one points to the other, and it can be taken back', async () => {
  const running = await open()
  const { merge, receive, rooms, admin, command, lead } = running
  const one = await receive({ ...AMINA, bedrooms: 1, budgetMax: 90_000 })
  const two = await receive({ ...AMINA, bedrooms: 2, areas: ['dubai-marina'] })
  await admin.insert(enquiries).values({ leadId: idOf(two.lead), source: 'bayut', payload: {} })
  const documents = [one.lead, two.lead]
  const before = await Promise.all(documents.map((name) => saidIn(rooms, name)))
  const { answer } = await merge(one.lead, two.lead, ['bedrooms'])
  expect(await lead(one.lead)).toMatchObject({
    bedrooms: 2,
    budgetMax: 90_000,
    areas: ['dubai-marina'],
  })
  expect(await lead(two.lead)).toMatchObject({
    stage: 'new',
    lostReason: null,
    archivedAt: expect.any(String),
    mergedInto: idOf(one.lead),
  })
  const ofOne = and(eq(enquiries.leadId, idOf(one.lead)), eq(enquiries.source, 'bayut'))
  expect(await admin.$count(enquiries, ofOne)).toBe(1)
  const stages = await listStages(admin, idOf(two.lead))
  expect(stages.map(({ from, to, until }) => [from, to, until])).toEqual([[null, 'new', null]])
  expect(await command(two.lead, 'setStage', { stage: 'contacted' })).toMatchObject({ status: 409 })
  expect(await command(two.lead, 'unarchive', {})).toMatchObject({ status: 409 })
  const undo = { mergeId: answer.result.mergeId }
  expect((await command(one.lead, 'undoMerge', undo)).status).toBe(200)
  const after = await Promise.all(documents.map((name) => saidIn(rooms, name)))
  expect(after).toEqual(before)
  expect(await admin.$count(enquiries, ofOne)).toBe(0)
})

test('[C22] leads of two contacts are not merged', async () => {
  const running = await open()
  const { stays, goes } = await twoContacts(running)
  expect(await running.merge(stays.lead, goes.lead)).toMatchObject({ status: 409 })
})
