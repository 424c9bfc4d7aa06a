import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEvents } from '#db/pace/events/events.ts'
import { leads } from '#db/pace/schema.ts'
import { readContact } from '#domain/contact/contact.ts'
import { readLead } from '#domain/lead/lead.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../testing/start-commands.ts'

async function open() {
  const running = await startCommands()
  const { post, rooms } = running
  const fields = { name: 'Amina', phone: '+971501112233', bedrooms: 1 }
  const body = { document: 'lead:new', command: 'receive', args: { fields } }
  const name = String((await post(body)).answer.document)
  const lead = async () => readLead(await rooms.read(name))
  const contact = `contact:${(await lead()).contactId}`
  const row = async () => {
    const [found] = await running.admin
      .select()
      .from(leads)
      .where(eq(leads.id, name.slice(5)))
    return found
  }
  return { ...running, name, lead, contact, row }
}

test('[C23] a lead’s name is set on its contact, with the lead’s own fields, at once', async () => {
  const { post, name, lead, contact, rooms, row } = await open()
  expect(await lead()).toMatchObject({ name: null, phone: null, bedrooms: 1 })
  const fields = { name: 'أمينة', email: 'a@b.example', bedrooms: 3 }
  expect((await post({ document: name, command: 'setFields', args: { fields } })).status).toBe(200)
  expect(await lead()).toMatchObject({ name: null, bedrooms: 3 })
  expect(readContact(await rooms.read(contact))).toMatchObject({
    name: 'أمينة',
    phone: '+971501112233',
    email: 'a@b.example',
  })
  expect(await row()).toMatchObject({ name: 'أمينة', email: 'a@b.example', bedrooms: 3 })
})

test('[C23] what is wrong with one of the two leaves both as they were', async () => {
  const { post, name, lead, contact, rooms, lina } = await open()
  const set = (fields: object, by?: typeof lina) =>
    post({ document: name, command: 'setFields', args: { fields } }, { by })
  expect((await set({ name: 'B', bedrooms: -1 })).status).toBe(422)
  expect((await set({ phone: 'none', bedrooms: 2 })).status).toBe(422)
  expect((await set({ name: 'B' }, lina)).status).toBe(403)
  expect(await lead()).toMatchObject({ bedrooms: 1 })
  expect(readContact(await rooms.read(contact))).toMatchObject({ name: 'Amina' })
})

test('[C23] a client writes no name into a lead that has a contact; on the contact every lead of it follows', async () => {
  const { name, contact, connect, personToken, sara, rooms, row, db } = await open()
  const token = () => personToken(sara)
  const [onLead, onContact] = [
    connect(name, { token: await token() }),
    connect(contact, { token: await token() }),
  ]
  await waitFor(() => onLead.provider.synced && onContact.provider.synced)
  onLead.doc.getMap('fields').set('name', 'Mina')
  onContact.doc.getMap('fields').set('name', 'Amina Haddad')
  await waitFor(async () => (await row())?.name === 'Amina Haddad')
  expect((await rooms.read(name)).getMap('fields').has('name')).toBe(false)
  const told = (await listEvents(db, 0, 50)).filter(({ resource }) => resource === 'lead')
  expect(told.at(-1)).toMatchObject({
    old: { name: 'Amina' },
    new: { name: 'Amina Haddad' },
    actor: `person:${sara.id}`,
  })
})
