import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { blobs, communications, files } from '#db/pace/schema.ts'
import { type Actor, actorName } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { NADIA, OMAR, openHouse, SENT } from '#tests/support/known-contacts.ts'
import { AT_ANY_HOUR } from '#tests/support/at-any-hour.ts'
import type { OutgoingLetter } from '../carriers/letter-sender.ts'
import { createMailCarrier } from '../carriers/mail-carrier.ts'
import { sendMessage } from '../send-message.ts'
import { writeMessage } from '../write-message.server.ts'

const SERVICE: Actor = { kind: 'service', id: 'messages', scopes: ['leads:read', 'leads:write'] }
const BY = { actor: actorName(SERVICE), via: 'test' }
const PLAN = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function openDesk() {
  const house = await openHouse()
  const { deps, owner, admin } = house
  if (!owner) throw new Error('Nobody works here.')
  const { id: personId, role, teamId } = owner
  const actor: Actor = { kind: 'person', id: personId, role: role ?? 'agent', teamId }
  const writing = {
    db: deps.db,
    personId,
    actor,
    by: { actor: `person:${personId}`, via: 'pages' },
    messageHost: 'house.example',
    lines: async () => [],
    templates: async () => [],
    settings: AT_ANY_HOUR,
  }
  const add = async (contact: string, name: string) => {
    const record = documentName('contact', contact)
    const offer = { record, name, bytes: PLAN.length }
    const body = new Blob([new Uint8Array(PLAN)]).stream()
    const { id } = await deps.files.intake.take(SERVICE, offer, body, BY)
    return id
  }
  const write = async (ids: readonly string[]) => {
    const id = crypto.randomUUID()
    const said = {
      channel: 'email',
      purpose: 'service',
      subject: 'Plan',
      body: 'Here it is.',
    } as const
    await writeMessage(writing, { id, contactId: NADIA, after: SENT, ...said, files: ids })
    return id
  }
  const sent: OutgoingLetter[] = []
  const email = createMailCarrier({
    db: deps.db,
    files: deps.files,
    from: 'House <office@house.example>',
    houseName: () => 'House',
    send: (letter) => {
      sent.push(letter)
      return Promise.resolve({ state: 'sent' })
    },
  })
  const send = (id: string) =>
    sendMessage({ db: deps.db, commands: deps.commands, carriers: { email } }, id, { attempt: 1 })
  const find = async (id: string) => {
    const [row] = await admin.select().from(communications).where(eq(communications.id, id))
    return row
  }
  return { ...house, add, write, send, sent, find }
}

test('files of the contact go along once each, under their names, also where they were taken away since', async () => {
  const { add, write, send, sent, find, admin } = await openDesk()
  const plan = await add(NADIA, 'خطة O’Brien.pdf')
  const id = await write([plan, plan])
  expect((await find(id))?.attached).toEqual([
    { fileId: plan, name: 'خطة O’Brien.pdf', bytes: PLAN.length, type: 'application/pdf' },
  ])
  await admin.update(files).set({ removedAt: new Date().toISOString() }).where(eq(files.id, plan))
  await send(id)
  expect(sent[0]?.files).toEqual([
    { name: 'خطة O’Brien.pdf', type: 'application/pdf', content: PLAN },
  ])
  expect((await find(id))?.state).toBe('sent')
})

test('what is another contact’s, is not there, or is too much goes nowhere', async () => {
  const { add, write, admin } = await openDesk()
  const foreign = await add(OMAR, 'other.pdf')
  const gone = { said: { key: 'attachedGone' } }
  await expect(write([foreign])).rejects.toMatchObject(gone)
  await expect(write([crypto.randomUUID()])).rejects.toMatchObject(gone)
  const own = await add(NADIA, 'plan.pdf')
  await admin.update(blobs).set({ bytes: 18_000_001 })
  await expect(write([own])).rejects.toMatchObject({ said: { key: 'attachedTooLarge' } })
})

test('a mail whose file is gone for good has failed and says why', async () => {
  const { add, write, send, sent, find, admin } = await openDesk()
  const id = await write([await add(NADIA, 'plan.pdf')])
  const lost = [{ fileId: crypto.randomUUID(), name: 'plan.pdf', bytes: 1 }]
  await admin.update(communications).set({ attached: lost }).where(eq(communications.id, id))
  await send(id)
  expect(sent).toEqual([])
  const failed = await find(id)
  expect(failed).toMatchObject({ state: 'failed' })
  expect(failed?.states.at(-1)?.problem).toBe('fileGone')
})
