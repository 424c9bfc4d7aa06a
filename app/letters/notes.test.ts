import { and, asc, eq, sql } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import { contacts, entityEvents, leads, recordNotes } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { parse } from '#domain/parse.ts'
import { EnvelopeSchema } from '#domain/letter/letter.ts'
import { type LetterWriter, takeLetter } from './take-letter.server.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { runNoteAction } from '../notes/note-actions.server.ts'
import { loadAudience } from '../notes/noted-record.server.ts'

const LEAD = '00000000-0000-4000-8000-0000000000a1'
const CONTACT = '00000000-0000-4000-8000-0000000000c1'
/** A day ago: it waited on a device. */
const WRITTEN = new Date(Date.now() - 86_400_000).toISOString()
const ON_LEAD = { intent: 'add', record: `lead:${LEAD}` }
const ON_CONTACT = { intent: 'add', record: `contact:${CONTACT}` }

/** A lead and a contact of Sara's. */
async function start() {
  const api = await createTestApi()
  const { id: ownerId, teamId } = api.personOf('Sara')
  await api.db.insert(contacts).values({ id: CONTACT, name: 'Amina', ownerId })
  await api.db
    .insert(leads)
    .values({ id: LEAD, reference: 'L-90001', stage: 'new', ownerId, teamId })
  const idOf = (name: string) => api.personOf(name).id
  const as = async (name: string, form: Record<string, string>) => {
    const { id, role, teamId: team } = api.personOf(name)
    const actor = { kind: 'person', id, role, teamId: team }
    const { db, commands } = api.deps
    const session = { id: 's', actor, person: { id, name }, sessionVersion: 1 }
    const who = { db, actor, person: { id }, session, deps: { commands } }
    const { intent = '', ...note }: Record<string, string> = {
      id: randomUUID(),
      named: '',
      ...form,
    }
    const asked = who as unknown as ReturnType<typeof requirePerson> & LetterWriter
    if (intent === 'add') {
      const { id: noteId, ...letter } = note
      const sent = { id: noteId, writtenAt: WRITTEN, letter: { kind: 'note', ...letter } }
      return takeLetter(asked, parse(EnvelopeSchema, sent, 'The letter'))
    }
    const data = new FormData()
    for (const [key, value] of Object.entries({ intent, ...note })) data.set(key, value)
    return runNoteAction(asked, data)
  }
  const told = async (kind: 'lead' | 'contact') => {
    const rows = await api.db
      .select({ old: entityEvents.old, new: entityEvents.new })
      .from(entityEvents)
      .where(and(eq(entityEvents.resource, kind), sql`${entityEvents.new} ? 'note'`))
      .orderBy(asc(entityEvents.sequence))
    return rows
  }
  const notes = () => api.db.select().from(recordNotes).orderBy(asc(recordNotes.createdAt))
  return { api, as, told, notes, idOf }
}

test('a note is kept once however often it is sent, tells whoever it names, and stands on the timeline', async () => {
  const { api, as, told, notes, idOf } = await start()
  const id = randomUUID()
  const text = 'اسأل @Layla Nasser غداً 🙂, O’Brien’s\u0000 house'
  const form = { ...ON_LEAD, id, text, named: idOf('Layla') }
  expect(await as('Sara', form)).toMatchObject({ untold: [] })
  expect(await as('Sara', form)).toMatchObject({ untold: [] })
  const parts = ['اسأل ', { person: idOf('Layla') }, ' غداً 🙂, O’Brien’s\uFFFD house']
  expect(await notes()).toMatchObject([
    { id, leadId: LEAD, parts, authorId: idOf('Sara'), createdAt: WRITTEN },
  ])
  expect(await told('lead')).toEqual([
    { old: { note: null }, new: { note: id, mentioned: [idOf('Layla')] } },
  ])
  const line = await listLeadTimeline(api.deps.db, { leadId: LEAD, limit: 20, after: null })
  expect(line.entries.filter(({ kind }) => kind === 'note')).toMatchObject([{ id, parts }])
  // What was changed meanwhile is not written over by the letter that comes once more.
  await as('Sara', { intent: 'change', id, text: 'changed', named: '' })
  await as('Sara', form)
  expect(await notes()).toMatchObject([{ id, parts: ['changed'] }])
  await expect(as('Layla', { ...form, text: 'mine' })).rejects.toMatchObject({ code: 'notFound' })
})

test('one’s own note on another record is not changed by the right on this one', async () => {
  const { as, notes } = await start()
  const id = randomUUID()
  await as('Sara', { ...ON_LEAD, id, text: 'on the lead' })
  const elsewhere = as('Sara', { ...ON_CONTACT, id, text: 'on the contact' })
  await expect(elsewhere).rejects.toMatchObject({ code: 'notFound' })
  expect(await notes()).toMatchObject([{ id, leadId: LEAD, parts: ['on the lead'] }])
})

test('whoever may share the lead shares it with whom they name; nobody else is told of what is not theirs to see', async () => {
  const { api, as, told, idOf } = await start()
  const named = `${idOf('Omar')} ${idOf('Khalid')}`
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, LEAD))
  const { ownerId = null, teamId = null, collaboratorIds = [] } = lead ?? {}
  const audience = await loadAudience(api.db, 'lead', { ownerId, teamId, collaboratorIds })
  expect([audience[idOf('Omar')], audience[idOf('Layla')]]).toEqual([false, true])
  await as('Sara', { ...ON_LEAD, text: '@Omar Khan please', named: idOf('Omar') })
  expect(api.double.sent).toMatchObject([
    { document: `lead:${LEAD}`, command: 'share', args: { addIds: [idOf('Omar')] } },
  ])
  // Omar reads and writes it by now, and shares with nobody.
  const done = await as('Omar', {
    ...ON_LEAD,
    text: `@${api.personOf('Khalid').name} and @Omar Khan`,
    named,
  })
  expect(done).toMatchObject({ untold: [idOf('Khalid')] })
  expect(api.double.sent).toHaveLength(1)
  expect((await told('lead')).map((one) => Object(one.new).mentioned as unknown)).toEqual([
    [idOf('Omar')],
    [idOf('Omar')],
  ])
})

test('a contact is shared with nobody by a note: who may not see it is not told', async () => {
  const { as, told, idOf, api } = await start()
  const done = await as('Sara', { ...ON_CONTACT, text: '@Omar Khan', named: idOf('Omar') })
  expect(done).toMatchObject({ untold: [idOf('Omar')] })
  expect((await told('contact')).map((one) => Object.keys(one.new ?? {}))).toEqual([['note']])
  expect(api.double.sent).toEqual([])
})

test('its writer alone changes it and takes it away; only whom it did not name before is told', async () => {
  const { as, told, notes, idOf } = await start()
  const id = randomUUID()
  const named = `${idOf('Layla')} ${idOf('Adam')}`
  await as('Sara', { ...ON_LEAD, id, text: '@Layla Nasser', named })
  for (const intent of ['change', 'remove'])
    await expect(as('Layla', { intent, id, text: 'x' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  await as('Sara', { intent: 'change', id, text: '@Layla Nasser, @Adam Fischer', named })
  expect((await notes()).map(({ editedAt }) => editedAt)).toEqual([expect.any(String)])
  await as('Sara', { intent: 'remove', id })
  expect(await notes()).toEqual([])
  await expect(as('Sara', { intent: 'remove', id })).rejects.toMatchObject({ code: 'notFound' })
  expect(await told('lead')).toEqual([
    { old: { note: null }, new: { note: id, mentioned: [idOf('Layla')] } },
    { old: { note: id }, new: { note: id, mentioned: [idOf('Adam')] } },
    { old: { note: id }, new: { note: null } },
  ])
})

test('nothing is written on what one may not see, on what has become part of another, or of nothing', async () => {
  const { api, as, notes } = await start()
  for (const record of [`lead:${LEAD}`, `contact:${CONTACT}`, `lead:${randomUUID()}`])
    await expect(as('Khalid', { ...ON_LEAD, record, text: 'x' })).rejects.toMatchObject({
      code: 'notFound',
    })
  for (const text of ['', '   ', 'x'.repeat(5_001)])
    await expect(as('Sara', { ...ON_LEAD, text })).rejects.toMatchObject({ code: 'invalid' })
  await expect(as('Sara', { ...ON_LEAD, record: 'call:x', text: 'x' })).rejects.toMatchObject({
    code: 'notFound',
  })
  await api.db.update(leads).set({ mergedInto: LEAD }).where(eq(leads.id, LEAD))
  await expect(as('Sara', { ...ON_LEAD, text: 'x' })).rejects.toMatchObject({ code: 'conflict' })
  expect(await notes()).toEqual([])
})
