import 'fake-indexeddb/auto'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { documents } from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { putLead } from '#sync/testing/log-writer.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { LiveDocument, LiveOptions } from './live-document.ts'
import { openLiveDocument } from './open-live-document.ts'

type Server = Awaited<ReturnType<typeof startServer>>

function open(server: Server, name: string, options: Partial<LiveOptions> = {}): LiveDocument {
  const live = openLiveDocument({
    url: server.url,
    name,
    token: () => server.serviceToken('live:read', 'live:write'),
    ...options,
  })
  onTestFinished(() => live.destroy())
  return live
}

function title(live: LiveDocument): string {
  return live.doc.getText('title').toString()
}

test('[L1] saved is said once the edit is durable, and not before', async () => {
  const server = await startServer()
  const live = open(server, 'note:a')
  await live.whenSynced
  expect(live.state()).toMatchObject({ connection: 'live', saved: true, synced: true })
  live.doc.getText('title').insert(0, 'kept')
  expect(live.state().saved).toBe(false)
  await waitFor(() => live.state().saved)
  expect(await listUpdatesAfter(server.db, 'note:a', 0)).toHaveLength(1)
})

test('[L2] every connection shows a fresh token, and resumes where the last one stood', async () => {
  const server = await startServer()
  let tokens = 0
  const live = open(server, 'note:a', {
    token: () => {
      tokens += 1
      return server.serviceToken('live:read', 'live:write')
    },
  })
  live.doc.getText('title').insert(0, 'a')
  await waitFor(() => live.state().saved)
  server.server.rooms.closeConnections(() => true, 4501, 'come back')
  live.doc.getText('title').insert(1, 'b')
  await waitFor(() => live.state().connection === 'live' && live.state().saved)
  expect(tokens).toBe(2)
  expect(live.provider.params).toMatchObject({ since: '2', generation: '1' })
})

test('[L3] a refused edit is put aside with its reason; the copy that follows is whole and can be edited', async () => {
  const server = await startServer()
  const { name } = await putLead(server.admin, { ownerId: server.sara.id, teamId: server.marina })
  const live = open(server, name)
  await live.whenSynced
  const before = live.doc.clientID
  live.awareness.setLocalStateField('user', { name: 'Sara' })
  live.doc.getMap('fields').set('stage', 'won')
  await waitFor(() => live.state().refusals.length === 1 && live.state().synced)
  const [refusal] = live.state().refusals
  expect(refusal?.reason).toContain('Stage')
  expect(refusal?.doc.getMap('fields').get('stage')).toBe('won')
  expect(live.doc.getMap('fields').get('stage')).toBe('new')
  expect(live.doc.clientID).not.toBe(before)
  expect(live.awareness.getLocalState()).toMatchObject({ user: { name: 'Sara' } })
  live.doc.getMap('fields').set('bedrooms', 2)
  await waitFor(() => live.state().saved)
  expect(live.state().refusals).toHaveLength(1)
})

test('[L3] of what was typed offline, the allowed part is durable when the copy is dropped for the rest', async () => {
  const server = await startServer()
  const { name } = await putLead(server.admin, { ownerId: server.sara.id, teamId: server.marina })
  const options = { offline: true, owner: 'sara', token: () => server.personToken(server.sara) }
  const first = open(server, name, options)
  await first.whenSynced
  first.provider.disconnect()
  first.doc.getMap('fields').set('bedrooms', 4)
  first.doc.getMap('fields').set('stage', 'won')
  first.doc.getXmlFragment('notes').push([new Y.XmlText('Wants a pool.')])
  await waitFor(
    async () => (await storedDoc(`pace:sara:${name}`)).getXmlFragment('notes').length > 0,
  )
  first.destroy()
  const later = open(server, name, options)
  await waitFor(() => later.state().refusals.length === 1)
  expect(await listUpdatesAfter(server.db, name, 1)).toHaveLength(1)
  expect(later.state().refusals[0]?.doc.getMap('fields').get('stage')).toBe('won')
  await waitFor(() => later.state().synced && later.state().saved)
  const shown = later.doc.getMap('fields').toJSON()
  expect(shown).toMatchObject({ bedrooms: 4, stage: 'new' })
  expect(later.doc.getXmlFragment('notes').toJSON()).toBe('Wants a pool.')
  later.doc.getMap('fields').set('bedrooms', 5)
  await waitFor(() => later.state().saved)
  const kept = await storedDoc(`pace:sara:${name}`)
  expect(kept.getMap('fields').get('stage')).toBe('new')
})

test('[L3] after a refusal it comes back ten times: refused once, saved each time', async () => {
  const server = await startServer()
  const { name } = await putLead(server.admin, { ownerId: server.sara.id, teamId: server.marina })
  const live = open(server, name)
  await live.whenSynced
  live.doc.getMap('fields').set('stage', 'won')
  await waitFor(() => live.state().refusals.length === 1 && live.state().synced)
  for (let round = 1; round <= 10; round += 1) {
    live.provider.ws?.close()
    await waitFor(() => live.state().connection !== 'live')
    live.doc.getMap('fields').set('bedrooms', round)
    await waitFor(() => live.state().connection === 'live' && live.state().saved)
  }
  expect(live.state()).toMatchObject({ copy: 1, refusals: { length: 1 } })
  expect(await listUpdatesAfter(server.db, name, 1)).toHaveLength(11)
  const other = open(server, name)
  await other.whenSynced
  expect(other.doc.getMap('fields').toJSON()).toMatchObject({ stage: 'new', bedrooms: 10 })
})

test('[L4] a document that was rebuilt replaces the copy', async () => {
  const server = await startServer()
  const live = open(server, 'note:a')
  live.doc.getText('title').insert(0, 'old')
  await waitFor(() => live.state().saved && live.provider.params.generation === '1')
  await server.admin
    .update(documents)
    .set({ generation: 2, snapshot: null })
    .where(eq(documents.name, 'note:a'))
  live.doc.getText('title').insert(0, 'more ')
  await waitFor(() => live.state().copy === 1 && live.state().synced)
  await waitFor(() => live.provider.params.generation === '2')
})

test('[L5] what was typed offline is kept in the browser and arrives', async () => {
  const server = await startServer()
  const options = { offline: true, owner: 'sara' }
  const first = open(server, 'note:a', options)
  first.doc.getText('title').insert(0, 'online ')
  await waitFor(() => first.state().saved)
  first.provider.disconnect()
  first.doc.getText('title').insert(7, 'offline')
  await waitFor(async () => (await stored('pace:sara:note:a')).includes('online offline'))
  first.destroy()
  const later = open(server, 'note:a', options)
  await waitFor(() => later.state().synced && later.state().saved)
  expect(title(later)).toBe('online offline')
  const other = open(server, 'note:a')
  await other.whenSynced
  expect(title(other)).toBe('online offline')
})

test('[L6] a view is never kept in the browser', async () => {
  const server = await startServer()
  const live = open(server, `board:${server.marina}`, { offline: true })
  await live.whenSynced
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names.filter((name) => name?.includes('board:'))).toEqual([])
})

test('[L7] a refusal of admission is final and says why', async () => {
  const server = await startServer()
  const live = open(server, 'lead:nobody')
  await waitFor(() => live.state().connection === 'refused')
  expect(live.state().closed).toMatchObject({ code: 4404 })
})

test('[L8] without a token the document is offline, and comes live when there is one', async () => {
  const server = await startServer()
  let failures = 2
  const live = open(server, 'note:a', {
    token: () => {
      if (failures-- > 0) return Promise.reject(new Error('the app is down'))
      return server.serviceToken('live:read', 'live:write')
    },
  })
  await waitFor(() => live.state().connection === 'offline')
  await waitFor(() => live.state().connection === 'live')
})

test('[L11] who is told no when asking for a token is refused for good, with the reason', async () => {
  const server = await startServer()
  const live = open(server, 'note:a', {
    token: () => Promise.reject(new DomainError('unauthenticated', 'the session has ended')),
  })
  await waitFor(() => live.state().connection === 'refused')
  expect(live.state().closed).toEqual({ code: 4403, reason: 'the session has ended' })
})

test('[L11] that rights have changed is told, and the document comes back by itself', async () => {
  const server = await startServer()
  const live = open(server, 'note:a')
  await live.whenSynced
  expect(live.state().rightsChanged).toBe(0)
  server.server.rooms.closeConnections(() => true, 4501, 'rights have changed')
  await waitFor(() => live.state().connection === 'live' && live.state().rightsChanged === 1)
})

test('[L13] a server that says nothing any more is noticed, and so is its return', async () => {
  const server = await startServer()
  const relay = await startRelay(server.url)
  const live = open(server, 'note:a', { url: relay.url, beatMs: 50 })
  await live.whenSynced
  relay.hold()
  await waitFor(() => live.state().connection === 'offline')
  expect(live.provider.wsconnected).toBe(true)
  relay.release()
  await waitFor(() => live.state().connection === 'live')
})

test('[L9] what a reader types is put aside', async () => {
  const server = await startServer()
  const live = open(server, 'note:a', { token: () => server.serviceToken('live:read') })
  await waitFor(() => live.state().closed?.code === 4404)
  const writer = open(server, 'note:a')
  await writer.whenSynced
  const reader = open(server, 'note:a', { token: () => server.serviceToken('live:read') })
  await reader.whenSynced
  reader.doc.getText('title').insert(0, 'mine')
  await waitFor(() => reader.state().refusals.length === 1 && reader.state().synced)
  expect(title(reader)).toBe('')
  expect(title(writer)).toBe('')
})

/** A wire to the server that can fall silent without being cut. */
async function startRelay(target: string) {
  const sockets: Socket[] = []
  const relay = createServer((near) => {
    const far = connect(Number(new URL(target).port), '127.0.0.1')
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => socket.destroy())
    sockets.push(near, far)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy())
    relay.close()
  })
  const { port } = relay.address() as AddressInfo
  return {
    url: target.replace(/:\d+/, `:${port}`),
    hold: () => sockets.forEach((socket) => socket.unpipe()),
    release: () => {
      for (let i = 0; i < sockets.length; i += 2) {
        const [near, far] = [sockets[i], sockets[i + 1]]
        if (near && far) near.pipe(far).pipe(near)
      }
    },
  }
}

async function stored(name: string): Promise<string> {
  return (await storedDoc(name)).getText('title').toString()
}

async function storedDoc(name: string): Promise<Y.Doc> {
  const { IndexeddbPersistence } = await import('y-indexeddb')
  const doc = new Y.Doc()
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  await persistence.destroy()
  return doc
}
