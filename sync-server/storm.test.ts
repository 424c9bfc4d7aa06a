import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '#db/pace/documents/documents.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { documents, leads } from '#db/pace/schema.ts'
import { readCards } from '#domain/views/view-document.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from './data.ts'
import { startCommands } from './testing/start-commands.ts'
import { startServer } from './testing/start-server.ts'
import { DocumentLog } from './updates/document-log.ts'

const BOTH = { extensions: [createData({ pollMs: 200, leaseMs: 300 })] }

test('[C4] of twenty who claim a lead at once one gets it, and everybody is told the truth', async () => {
  const { post, createLead, lead, sara, omar, db } = await startCommands()
  const name = await createLead({ name: 'Hana', ownerId: null })
  const claims = Array.from({ length: 20 }, (_, index) => {
    const by = index % 2 === 0 ? sara : omar
    return post({ document: name, command: 'claim' }, { by }).then(({ status }) => ({ by, status }))
  })
  const answers = await Promise.all(claims)
  const owner = (await lead(name)).ownerId
  const told = answers.filter(({ status }) => status === 200)
  expect(told.length).toBeGreaterThan(0)
  expect(told.every(({ by }) => by.id === owner)).toBe(true)
  const others = answers.filter(({ by }) => by.id !== owner)
  expect(others.map(({ status }) => status)).toEqual(others.map(() => 409))
  const owned = (await listEvents(db, 0, 100)).filter(({ new: after }) => after?.ownerId)
  expect(owned).toHaveLength(1)
})

test('[P3] after a storm from people, commands and machines every row is its document, and the events tell the way there', async () => {
  const { createLead, post, join, rooms, db, projector } = await withProjector()
  const names = await Promise.all(Array.from({ length: 3 }, () => createLead({ name: 'Start' })))
  const peers = await Promise.all(names.flatMap((name) => [join(name), join(name)]))
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  await Promise.all([
    ...names.flatMap((document) =>
      ['contacted', 'qualified', 'viewing', 'offer'].map((stage) =>
        post({ document, command: 'setStage', args: { stage } }),
      ),
    ),
    ...peers.map(async ({ doc }, index) => {
      for (let round = 0; round < 15; round += 1) {
        doc.getMap('fields').set('name', `peer ${index} round ${round}`)
        doc.getMap('fields').set('bedrooms', round % 5)
        await delay(2)
      }
    }),
  ])
  // What a person has just typed may still be on its way, also when all that has come is projected.
  await waitFor(async () => {
    const rooted = await Promise.all(names.map(async (name) => contentOf(await rooms.read(name))))
    return peers.every(({ doc }, index) => contentOf(doc) === rooted[Math.floor(index / 2)])
  })
  await waitFor(() => projector())
  const events = await listEvents(db, 0, 10_000)
  for (const name of names) {
    const id = name.slice('lead:'.length)
    const [row] = await db.select().from(leads).where(eq(leads.id, id))
    const fields = (await rooms.read(name)).getMap('fields').toJSON()
    expect(row).toMatchObject({
      ...fields,
      createdAt: row?.createdAt,
      stageChangedAt: row?.stageChangedAt,
    })
    const own = events.filter(({ key }) => key === id)
    const replayed: Record<string, unknown> = {}
    for (const { old, new: after } of own) {
      for (const [field, value] of Object.entries(old ?? {}))
        expect(replayed[field] ?? null, field).toEqual(value)
      Object.assign(replayed, after)
    }
    expect(replayed).toMatchObject({
      name: fields.name,
      stage: fields.stage,
      bedrooms: fields.bedrooms,
    })
    const sequences = own.map(({ documentSeq }) => documentSeq)
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => Number(a) - Number(b)))
  }
})

test('[S16] a row that fifty open at once becomes one document with one first update, equal for all', async () => {
  const { admin, join, sara, marina } = await startServer(BOTH)
  const id = crypto.randomUUID()
  const row = { id, reference: 'L-7', stage: 'new', name: 'Seeded', ownerId: sara.id }
  const createdAt = '2026-03-02T08:00:00.000Z'
  await admin.insert(leads).values({ ...row, teamId: marina, createdAt })
  const peers = await Promise.all(Array.from({ length: 50 }, () => join(`lead:${id}`)))
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  const texts = peers.map(({ doc }) => JSON.stringify(doc.getMap('fields').toJSON()))
  expect(new Set(texts).size).toBe(1)
  expect(peers[0]?.doc.getMap('fields').get('name')).toBe('Seeded')
  expect(await admin.select().from(documents)).toMatchObject([{ name: `lead:${id}`, seq: 1 }])
  expect(await listEvents(admin, 0, 10)).toEqual([])
})

test('[S16] and so it is when half of them come to another server on the same database', async () => {
  const one = await startServer(BOTH)
  const other = await startServer({ ...BOTH, brokerage: one })
  const id = crypto.randomUUID()
  const row = { id, reference: 'L-8', stage: 'new', name: 'Seeded', teamId: one.marina }
  await one.admin.insert(leads).values({ ...row, createdAt: '2026-03-02T08:00:00.000Z' })
  const peers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other).join(`lead:${id}`)),
  )
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  const stored = await loadDocument(one.db, `lead:${id}`)
  expect(stored?.seq).toBe(1)
  const fields = stored && new DocumentLog(stored).copy().getMap('fields').toJSON()
  for (const { doc } of peers) expect(doc.getMap('fields').toJSON()).toEqual(fields)
})

test('[V5] two servers show one board: after many changes through both it holds what the rows say', async () => {
  const one = await startCommands()
  const other = await startCommands({ brokerage: one })
  const board = `board:${one.marina}`
  const viewer = await one.join(board)
  await waitFor(() => viewer.provider.synced)
  const names = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      (index % 2 ? one : other).createLead({ name: `Lead ${index}` }),
    ),
  )
  await Promise.all(
    names.map((document, index) =>
      (index % 3 ? one : other).post({
        document,
        command: 'setStage',
        args: index % 4 ? { stage: 'viewing' } : { stage: 'lost', reason: 'gone quiet' },
      }),
    ),
  )
  const rows = await one.db.select({ id: leads.id, stage: leads.stage }).from(leads)
  const wanted = rows.map(({ id, stage }) => `${id} ${stage}`).sort()
  await waitFor(() => {
    const cards = readCards(viewer.doc).flatMap((card) =>
      card.kind === 'lead' ? [`${card.id} ${card.stage}`] : [],
    )
    return JSON.stringify(cards.sort()) === JSON.stringify(wanted)
  })
})

/** All that a document has taken in, by its writers. */
function contentOf(doc: Y.Doc): string {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))]
  return JSON.stringify(vector.toSorted(([one], [other]) => one - other))
}

/** Tells when nothing waits to be projected. */
async function withProjector() {
  const running = await startCommands()
  const projector = async () => {
    const rows = await running.db.select().from(documents)
    return rows.every(({ seq, projectedSeq }) => seq === projectedSeq)
  }
  return { ...running, projector }
}
