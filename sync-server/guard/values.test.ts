import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { putLead } from '../testing/log-writer.ts'
import { startServer } from '../testing/start-server.ts'

/** What must reach nobody and stand in no log. */
const SECRET = 'hidden-in-a-value'

/** A document with two stock clients: one that writes and one that looks on. */
async function openTwo(
  nameOf: (running: Awaited<ReturnType<typeof startServer>>) => Promise<string>,
) {
  const running = await startServer()
  const name = await nameOf(running)
  const refusals: string[] = []
  const writer = running.connect(name, { refusals, token: await running.personToken(running.sara) })
  // A note belongs to the team of whoever opens it first.
  await waitFor(() => writer.provider.synced)
  const other = await running.join(name)
  await waitFor(() => other.provider.synced)
  const log = async () =>
    Buffer.concat((await listUpdatesAfter(running.admin, name, 0)).map(({ update }) => update))
  return { writer, other, refusals, log }
}

test('[S170] a map in place of a phone: its sender is told and stays, nobody else sees it, the rest arrives', async () => {
  const { writer, other, refusals, log } = await openTwo(
    async ({ admin, sara, marina }) =>
      (await putLead(admin, { ownerId: sara.id, teamId: marina, phone: '+971501234567' })).name,
  )
  const fields = writer.doc.getMap('fields')
  writer.doc.transact(() => {
    fields.set('phone', new Y.Map([['number', SECRET]]))
    fields.set('name', { deep: SECRET })
    fields.set('bedrooms', 3)
  })
  await waitFor(() => refusals.length === 1)
  expect(refusals[0]).toMatch(/Phone .*Name /)
  await waitFor(() => other.doc.getMap('fields').get('bedrooms') === 3)
  expect(other.doc.getMap('fields').get('phone')).toBe('+971501234567')
  expect((await log()).includes(SECRET)).toBe(false)
  expect([...writer.codes, ...other.codes]).toEqual([])
})

test('[S172] a document in a note is taken out on the way, and what is written beside it arrives', async () => {
  const { writer, other, refusals, log } = await openTwo(async () => 'note:plans')
  const paragraph = new Y.XmlElement('paragraph')
  writer.doc.transact(() => {
    writer.doc.getXmlFragment('body').insert(0, [paragraph, new Y.XmlElement(SECRET)])
    paragraph.insert(0, [new Y.XmlText('Monday')])
  })
  writer.doc.getText('title').insert(0, 'Plans')
  writer.doc.getText('title').insertEmbed(5, new Y.Doc({ guid: SECRET }))
  await waitFor(() => refusals.length > 0)
  await waitFor(() => other.doc.getText('title').toJSON() === 'Plans')
  expect(other.doc.getXmlFragment('body').toJSON()).toBe('<paragraph>Monday</paragraph>')
  expect((await log()).includes(SECRET)).toBe(false)
})
