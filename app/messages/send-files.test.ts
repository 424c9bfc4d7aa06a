import { readFile } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { blobs, communications, files } from '#db/pace/schema.ts'
import { type Actor, actorName } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { openChatDesk } from '#tests/support/chat-desk.ts'
import { NADIA, OMAR } from '#tests/support/known-contacts.ts'
import { oggOpus } from '#tests/support/ogg-opus.ts'
import { NUMBER } from '#tests/support/whatsapp.ts'
import { sendMessage } from './send-message.ts'
import { sendAgain } from './write-message.server.ts'

const SERVICE: Actor = { kind: 'service', id: 'messages', scopes: ['leads:read', 'leads:write'] }
const BY = { actor: actorName(SERVICE), via: 'test' }
const PLAN = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function openDesk() {
  const desk = await openChatDesk()
  const { deps, admin, sending } = desk
  const add = async (name: string, content: Buffer, contact = NADIA) => {
    const offer = { record: documentName('contact', contact), name, bytes: content.length }
    const body = new Blob([new Uint8Array(content)]).stream()
    return (await deps.files.intake.take(SERVICE, offer, body, BY)).id
  }
  /** All that the house has written, in the order in which it stands. */
  const written = async () => {
    const rows = await admin
      .select()
      .from(communications)
      .where(eq(communications.contactId, NADIA))
    return rows
      .filter(({ direction, channel }) => direction === 'outbound' && channel === 'whatsapp')
      .toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
  }
  const send = async () => {
    for (const { id } of await written()) await sendMessage(sending, id, { attempt: 1 })
  }
  await desk.hears(60)
  return { ...desk, add, written, send }
}

test('each file goes as a message of its own in the order in which it was chosen, the words under the first', async () => {
  const { add, write, send, written, graph, hear } = await openDesk()
  const heic = await readFile(new URL('../files/samples/two-colours.heic', import.meta.url))
  const ids = [
    await add('Sea view.heic', heic),
    await add('خطة O’Brien "2".pdf', PLAN),
    await add('note.ogg', oggOpus(1)),
  ]
  const id = await write({ body: 'From the balcony 🙂', files: ids })
  await send()
  expect(graph.sent()).toMatchObject([
    {
      to: '971501112233',
      type: 'image',
      image: { id: 'media-1', caption: 'From the balcony 🙂' },
      biz_opaque_callback_data: id,
    },
    { type: 'document', document: { id: 'media-2', filename: 'خطة O’Brien "2".pdf' } },
    { type: 'audio', audio: { id: 'media-3' } },
  ])
  const [jpeg, pdf, sound] = [...graph.media.values()]
  // Whatever a phone has taken is a picture that every phone shows.
  expect(jpeg).toMatchObject({ type: 'image/jpeg' })
  expect(jpeg?.content.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  expect(pdf?.content).toEqual(PLAN)
  expect(Number(pdf?.length)).toBeGreaterThan(PLAN.length)
  expect(sound).toMatchObject({ type: 'audio/ogg; codecs=opus', content: oggOpus(1) })
  expect(graph.asked[0]).toMatchObject({
    path: `/${NUMBER}/media`,
    token: 'Bearer token-of-the-house',
  })
  const rows = await written()
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  expect(rows.map(({ attached }) => attached[0]?.fileId)).toEqual(ids)
  // Each has a fate of its own.
  const timestamp = String(Math.floor(Date.now() / 1000))
  await hear({ statuses: [{ id: rows[1]?.externalId, status: 'read', timestamp }] })
  expect((await written()).map(({ state }) => state)).toEqual(['sent', 'read', 'sent'])
})

test('what goes once goes once: pressed again, or where the first file is a sound that has no words', async () => {
  const { add, write, writing, written, send, graph } = await openDesk()
  const sound = await add('note.ogg', oggOpus(1))
  const id = await write({ body: 'Listen', files: [sound] })
  await send()
  await send()
  expect(graph.sent()).toMatchObject([{ text: { body: 'Listen' } }, { audio: { id: 'media-1' } }])
  expect(await written()).toHaveLength(2)
  await sendAgain(writing, { id, contactId: NADIA })
  await send()
  expect(graph.sent()).toHaveLength(2)
})

test('what WhatsApp does not take, is another contact’s or is too large goes nowhere, and nothing of it is kept', async () => {
  const { add, write, written, admin } = await openDesk()
  const refused = (files: string[], said: object) =>
    expect(write({ body: 'Here', files })).rejects.toMatchObject({ said })
  const zip = await add('plans.zip', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0'), 'latin1'))
  await refused([zip], { key: 'chatFileKind', with: { name: 'plans.zip' } })
  await refused([await add('x.pdf', PLAN, OMAR)], { key: 'attachedGone' })
  const plan = await add('plan.pdf', PLAN)
  await admin.update(blobs).set({ bytes: 100_000_001 })
  await refused([plan], { key: 'chatFileTooLarge', with: { name: 'plan.pdf', most: 100 } })
  expect(await written()).toEqual([])
})

test.each([
  [400, 131_053, 'fileNotTaken', true],
  [401, 190, 'tokenRefused', false],
  [500, 1, 'Nothing doing (1)', false],
])('of a file that Meta answers %i with code %i to nothing is sent: %s', async (...row) => {
  const [status, code, problem, isFinal] = row
  const { add, write, sending, find, graph } = await openDesk()
  const id = await write({ body: '', files: [await add('plan.pdf', PLAN)] })
  graph.uploading = () => ({ status, body: { error: { code, message: 'Nothing doing' } } })
  if (!isFinal) {
    await sendMessage(sending, id, { attempt: 1 })
    expect(await find(id)).toMatchObject({ state: 'queued' })
  }
  await sendMessage(sending, id, { attempt: isFinal ? 1 : 10 })
  expect((await find(id))?.states.at(-1)).toMatchObject({ state: 'failed', problem })
  expect(graph.sent()).toEqual([])
})

test('a file that was cut off on its way is given again; one taken away since goes along, and one that is gone for good says so', async () => {
  const { add, write, sending, find, graph, admin, queued } = await openDesk()
  const plan = await add('plan.pdf', PLAN)
  const id = await write({ body: '', files: [plan] })
  graph.uploading = () => null
  await sendMessage(sending, id, { attempt: 1 })
  expect(await queued(id)).toMatchObject([{ payload: { attempt: 2 } }])
  graph.uploading = null
  await admin.update(files).set({ removedAt: new Date().toISOString() }).where(eq(files.id, plan))
  await sendMessage(sending, id, { attempt: 2 })
  expect(await find(id)).toMatchObject({ state: 'sent' })
  const lost = await write({ body: 'And this', files: [await add('b.txt', Buffer.from('b'))] })
  const attached = [{ fileId: crypto.randomUUID(), name: 'b.txt', bytes: 1 }]
  await admin.update(communications).set({ attached }).where(eq(communications.id, lost))
  await sendMessage(sending, lost, { attempt: 1 })
  expect((await find(lost))?.states.at(-1)?.problem).toBe('fileGone')
})
