import 'fake-indexeddb/auto'
import { expect, onTestFinished, test } from 'vitest'
import { putLead } from '#sync/testing/log-writer.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { listCopies, listPending, wipeCopies } from './kept-copies.ts'
import type { LiveDocument, LiveOptions } from './live-document.ts'
import { openLiveDocument } from './open-live-document.ts'

test('[L12] a copy says what of it is not durable, in a later session too, until it is', async () => {
  const { open, name } = await startWithLead()
  const first = open('sara')
  await first.whenSynced
  expect(await pendingOf('sara')).toEqual([])
  first.provider.disconnect()
  first.doc.getMap('fields').set('bedrooms', 4)
  const pending = [{ record: expect.stringMatching(/^lead L-\d+$/), fields: ['bedrooms'] }]
  await waitFor(async () => (await pendingOf('sara')).length > 0)
  expect(await pendingOf('sara')).toEqual(pending)
  first.destroy()
  expect(await pendingOf('sara')).toEqual(pending)
  const later = open('sara')
  await waitFor(() => later.state().synced && later.state().saved)
  await waitFor(async () => (await pendingOf('sara')).length === 0)
  expect(await copiesOf('sara')).toMatchObject([{ document: name }])
})

test('[L12] one person’s copies are wiped, open ones too, and another’s stay', async () => {
  const { open } = await startWithLead()
  for (const owner of ['omar', 'layla']) await open(owner).whenSynced
  await wipeCopies(await copiesOf('omar'))
  expect([await copiesOf('omar'), await copiesOf('layla')]).toMatchObject([[], [{}]])
})

test('[L12] of a record that one may not read any more no copy stays', async () => {
  const { open, server } = await startWithLead()
  const live = open('adam')
  await live.whenSynced
  server.server.rooms.closeConnections(() => true, 4403, 'you may no longer read this')
  await waitFor(async () => (await copiesOf('adam')).length === 0)
  expect(live.state().connection).toBe('refused')
})

async function startWithLead() {
  const server = await startServer()
  const { name } = await putLead(server.admin, { ownerId: server.sara.id, teamId: server.marina })
  const open = (owner: string, options: Partial<LiveOptions> = {}): LiveDocument => {
    const token = () => server.personToken(server.sara)
    const live = openLiveDocument({
      url: server.url,
      name,
      token,
      owner,
      offline: true,
      ...options,
    })
    onTestFinished(() => live.destroy())
    return live
  }
  return { server, name, open }
}

async function copiesOf(person: string) {
  return (await listCopies()).filter(({ owner }) => owner === person)
}

async function pendingOf(person: string) {
  return listPending(await copiesOf(person))
}
