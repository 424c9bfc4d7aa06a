import 'fake-indexeddb/auto'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { putLead } from '#sync/testing/log-writer.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { LiveDocument, LiveOptions } from './live-document.ts'
import { openLiveDocument } from './open-live-document.ts'
import { FieldOverlaps, type Overlap } from './overlaps.ts'

const REMOTE = 'the server'

test('[L10] whichever value stands, both sides of a field that was set twice are known with both values', () => {
  for (const [one, other] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const [a, b] = [watched(one), watched(other)]
    set(a, 'name', 'Omar')
    exchange(a, b)
    a.overlaps.saved()
    set(a, 'name', 'Mariam')
    set(b, 'name', 'مريم')
    exchange(a, b)
    const stands = a.doc.getMap('fields').get('name') === 'Mariam' ? 'mine' : 'theirs'
    expect(a.overlaps.found).toMatchObject([
      {
        field: 'name',
        mine: { value: 'Mariam' },
        theirs: { value: 'مريم', client: other },
        stands,
      },
    ])
    expect(b.overlaps.found).toMatchObject([
      { mine: { value: 'مريم' }, theirs: { value: 'Mariam', client: one } },
    ])
  }
})

test('[L10] a value that is simply newer, the same value twice, and other fields overlap with nothing', () => {
  const [a, b] = [watched(1), watched(2)]
  set(a, 'name', 'Omar')
  exchange(a, b)
  set(b, 'name', 'Omar Khan')
  set(b, 'phone', '+971501234567')
  exchange(a, b)
  set(a, 'parking', 1)
  set(b, 'parking', 1)
  exchange(a, b)
  expect([...a.overlaps.found, ...b.overlaps.found]).toEqual([])
})

test('[L10] what was cleared here and set elsewhere overlaps; a third value ends it', () => {
  const [a, b] = [watched(1), watched(2)]
  set(a, 'name', 'Omar')
  exchange(a, b)
  a.doc.getMap('fields').delete('name')
  set(b, 'name', 'Mariam')
  exchange(a, b)
  expect(a.overlaps.found).toMatchObject([{ mine: { value: null }, theirs: { value: 'Mariam' } }])
  set(b, 'name', 'Layla')
  exchange(a, b)
  expect(a.overlaps.found).toEqual([])
})

test('[L10] whoever returns from offline with an older value, in a later session too, and who is there meanwhile are told', async () => {
  const server = await startServer()
  const { name } = await putLead(server.admin, { ownerId: server.sara.id, teamId: server.marina })
  const open = (options: Partial<LiveOptions>) => {
    const live = openLiveDocument({
      url: server.url,
      name,
      token: () => server.serviceToken('live:read', 'live:write'),
      ...options,
    })
    onTestFinished(() => live.destroy())
    return live
  }
  const kept = { offline: true, owner: 'sara', token: () => server.personToken(server.sara) }
  const away = open(kept)
  await away.whenSynced
  await waitFor(() => away.state().saved)
  away.provider.disconnect()
  away.doc.getMap('fields').set('name', 'Mariam')
  await waitFor(async () => (await storedUnsaved(`pace:sara:${name}`)) !== undefined)
  away.destroy()

  const there = open({ token: () => server.personToken(server.manager) })
  await there.whenSynced
  there.doc.getMap('fields').set('name', 'مريم')
  await waitFor(() => there.state().saved)

  const back = open(kept)
  back.awareness.setLocalStateField('user', { id: server.sara.id, name: 'Sara' })
  await waitFor(() => back.state().overlaps.length === 1)
  expect(back.state().overlaps).toMatchObject([
    {
      field: 'name',
      mine: { value: 'Mariam' },
      theirs: { value: 'مريم', client: there.doc.clientID },
    },
  ])
  await waitFor(() => toldTo(there).length === 1)
  back.resolveOverlap('name')
  await waitFor(() => toldTo(there).length === 0)
})

function toldTo({ awareness }: LiveDocument): unknown[] {
  return [...awareness.getStates().values()].flatMap((state) =>
    Array.isArray(state['overlaps']) ? state['overlaps'] : [],
  )
}

async function storedUnsaved(name: string): Promise<unknown> {
  const { IndexeddbPersistence } = await import('y-indexeddb')
  const persistence = new IndexeddbPersistence(name, new Y.Doc())
  await persistence.whenSynced
  const value: unknown = await persistence.get('unsaved')
  await persistence.destroy()
  return value
}

type Watched = { doc: Y.Doc; overlaps: FieldOverlaps }

function watched(clientID: number): Watched {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const overlaps = new FieldOverlaps(doc, {
    isRemote: (origin) => origin === REMOTE,
    changed: () => undefined,
  })
  return { doc, overlaps }
}

function set({ doc }: Watched, field: string, value: Overlap['mine']['value']): void {
  doc.getMap('fields').set(field, value)
}

/** Each sends what it had before it heard of the other. */
function exchange(a: Watched, b: Watched): void {
  const [fromA, fromB] = [a, b].map(({ doc }) => Y.encodeStateAsUpdate(doc))
  if (fromB) Y.applyUpdate(a.doc, fromB, REMOTE)
  if (fromA) Y.applyUpdate(b.doc, fromA, REMOTE)
}
