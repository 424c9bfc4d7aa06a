import { and, asc, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contactIdentities, contacts, entityEvents, leads, viewings } from '#db/pace/schema.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { putLead } from '../../testing/log-writer.ts'
import { gatewayToken, startCommands } from '../../testing/start-commands.ts'

const PHONE = '+971501112233'
const EMAIL = 'amina@example.com'

async function open() {
  const running = await startCommands()
  const { post, admin, lead } = running
  const token = await gatewayToken()
  const adopt = (document: string) =>
    post({ document, command: 'adopt', args: {}, cause: 'adoption' }, { token })
  /** A lead from before contacts: as a document, or as a row that has none yet. */
  const putOld = async (fields: Partial<LeadFields>) => (await putLead(admin, fields)).name
  const adopted = async (fields: Partial<LeadFields>) => {
    const name = await putOld(fields)
    expect(await adopt(name)).toMatchObject({ status: 200 })
    return (await lead(name)).contactId
  }
  const createContact = async (fields: object) => {
    const { answer } = await post({ document: 'contact:new', command: 'create', args: { fields } })
    return String(answer.document).slice('contact:'.length)
  }
  return { ...running, adopt, adopted, putOld, createContact }
}

test('[C25] a lead without a contact gets the one that alone has its phone or e-mail, which learns the rest', async () => {
  const { adopted, createContact, admin } = await open()
  const amina = await createContact({ name: 'Amina', phone: PHONE })
  expect(await adopted({ name: 'Mina', phone: PHONE, email: EMAIL })).toBe(amina)
  await waitFor(async () => (await knownOf(admin, amina)).includes(EMAIL))
  expect(await knownOf(admin, amina)).toEqual(['Amina', 'Mina', PHONE, EMAIL].toSorted())
  expect(await adopted({ name: 'A.', email: EMAIL })).toBe(amina)
  expect(await admin.select().from(contacts)).toHaveLength(1)
})

test('[C25] nobody who is known, and several who may be meant, are a new contact; a name alone is nobody who is known', async () => {
  const { adopted, createContact, admin } = await open()
  const amina = await createContact({ name: 'Amina', phone: PHONE })
  const omar = await createContact({ name: 'Omar', email: EMAIL })
  const made = [
    await adopted({ name: 'Amina', phone: PHONE, email: EMAIL, intent: 'rent' }),
    await adopted({ name: 'Amina' }),
    await adopted({ name: 'Amina' }),
  ]
  expect(new Set([amina, omar, ...made]).size).toBe(5)
  const [first] = await admin
    .select()
    .from(contacts)
    .where(eq(contacts.id, made[0] ?? ''))
  expect(first).toMatchObject({ name: 'Amina', phone: PHONE, email: EMAIL, roles: ['tenant'] })
})

test('[C25] many at once, and once more: one contact, one change of the lead, told once', async () => {
  const { adopt, putOld, lead, admin, rooms } = await open()
  const [one, other] = [
    await putOld({ phone: PHONE }),
    await putOld({ phone: PHONE, name: 'Mina' }),
  ]
  const answers = await Promise.all([one, one, other, other, one].map((name) => adopt(name)))
  for (const { status } of answers) expect(status).toBe(200)
  await Promise.all([adopt(one), adopt(other)])
  const [contact, ...more] = await admin.select().from(contacts)
  expect(more).toEqual([])
  for (const name of [one, other]) {
    expect((await lead(name)).contactId).toBe(contact?.id)
    expect(await rooms.inspect(name, (_doc, { seq }) => seq)).toBe(2)
  }
  const told = () =>
    admin
      .select({ old: entityEvents.old, new: entityEvents.new, actor: entityEvents.actor })
      .from(entityEvents)
      .where(and(eq(entityEvents.resource, 'lead'), eq(entityEvents.key, one.slice(5))))
      .orderBy(asc(entityEvents.sequence))
  const ofContact = async () =>
    (await told()).filter(({ new: now }) => Object.hasOwn(Object(now), 'contactId'))
  await waitFor(async () => (await ofContact()).length > 0)
  const adoptions = await ofContact()
  expect(adoptions).toMatchObject([{ new: { contactId: contact?.id }, actor: 'service:pace-app' }])
})

test('[C25] what hangs on the lead is its contact’s; its row shows what the contact is called', async () => {
  const { adopt, createContact, admin, sara } = await open()
  const id = crypto.randomUUID()
  await admin.insert(leads).values({
    id,
    reference: 'L-9',
    stage: 'lost',
    name: 'Mina',
    phone: PHONE,
    archivedAt: '2026-01-01T00:00:00.000Z',
  })
  const startsAt = '2026-01-01T10:00:00.000Z'
  await admin.insert(viewings).values({
    leadId: id,
    agentId: sara.id,
    startsAt,
    endsAt: '2026-01-01T11:00:00.000Z',
    status: 'attended',
  })
  const contactId = await createContact({ name: 'Amina', phone: PHONE })
  expect(await adopt(`lead:${id}`)).toMatchObject({ status: 200 })
  expect(await admin.select().from(viewings)).toMatchObject([{ contactId }])
  await waitFor(async () => {
    const [row] = await admin.select().from(leads).where(isNull(leads.contactId))
    return row === undefined
  })
  expect(await admin.select().from(leads)).toMatchObject([
    { contactId, name: 'Amina', stage: 'lost' },
  ])
})

test('[C25] a person adopts nothing, and nothing but a lead is adopted', async () => {
  const { adopt, putOld, createContact, post, lead } = await open()
  const name = await putOld({ phone: PHONE })
  expect((await post({ document: name, command: 'adopt', args: {} })).status).toBe(403)
  expect((await lead(name)).contactId).toBeNull()
  expect((await adopt(`contact:${await createContact({ name: 'Amina' })}`)).status).toBe(422)
  expect((await adopt(`lead:${crypto.randomUUID()}`)).status).toBe(404)
})

async function knownOf(db: Awaited<ReturnType<typeof open>>['admin'], contactId: string) {
  const rows = await db
    .select({ value: contactIdentities.value })
    .from(contactIdentities)
    .where(eq(contactIdentities.contactId, contactId))
  return rows.map(({ value }) => value).toSorted()
}
