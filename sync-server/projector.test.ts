import { eq } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { insertDocument, storeSnapshot } from '#db/pace/documents.ts'
import { listEvents } from '#db/pace/events.ts'
import { documents, leads, listings, portalPublications } from '#db/pace/schema.ts'
import { appendSegment, createCallUpdate } from '#domain/call/call.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { Projector, type ProjectorOptions } from './projector.ts'
import type { Commit } from './rooms.ts'
import { foundBrokerage } from './testing/brokerage.ts'
import { commitToLog, putLead, setField, SOME_TIME } from './testing/log-writer.ts'

function startProjector(db: PaceDb, options: Partial<ProjectorOptions> = {}) {
  const listeners = new Set<(commit: Commit) => void>()
  const logged: object[] = []
  const note = (entry: object) => void logged.push(entry)
  const projector = new Projector({
    db,
    log: { warn: note, error: note },
    pollMs: 40,
    rooms: {
      onCommitted(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    ...options,
  })
  projector.start()
  onTestFinished(() => projector.stop())
  const announce = (document: string, seq: number) => {
    for (const listener of listeners) listener({ document, seq, actor: 'person:x' })
  }
  return { projector, announce, logged }
}

async function leadRow(db: PaceDb, id: string) {
  const [row] = await db.select().from(leads).where(eq(leads.id, id))
  return row
}

test('[P1] a commit becomes the row and one event, with who did it', async () => {
  const { db, sara, marina } = await foundBrokerage()
  const lead = await putLead(db, { ownerId: sara.id, teamId: marina })
  const { projector } = startProjector(db)
  expect(await projector.whenProjected(lead.name, 1, 3000)).toBe(true)
  expect(await leadRow(db, lead.id)).toMatchObject({ ownerId: sara.id, documentSeq: 1 })
  expect(await listEvents(db, 0, 10)).toMatchObject([
    {
      resource: 'lead',
      key: lead.id,
      old: null,
      new: { reference: lead.reference, ownerId: sara.id },
      actor: 'person:somebody',
      documentSeq: 1,
    },
  ])
})

test('[P2] an event holds only the fields that changed; without any there is no event', async () => {
  const { db } = await foundBrokerage()
  const lead = await putLead(db)
  const { projector } = startProjector(db)
  await commitToLog(db, lead.name, { change: setField('name', 'Lina') })
  const seq = await commitToLog(db, lead.name, {
    change: (doc) => doc.getXmlFragment('notes').push([new Y.XmlElement('paragraph')]),
  })
  await projector.whenProjected(lead.name, seq, 3000)
  const [, renamed, ...rest] = await listEvents(db, 0, 10)
  expect(renamed).toMatchObject({ old: { name: 'Omar Haddad' }, new: { name: 'Lina' } })
  expect(rest).toEqual([])
  expect(await leadRow(db, lead.id)).toMatchObject({ name: 'Lina', documentSeq: 3 })
})

test('[P3] rows and events are the same whether it runs at each commit or once after all', async () => {
  const { db } = await foundBrokerage()
  const [early, late] = [await putLead(db), await putLead(db)]
  const { projector } = startProjector(db, { pollMs: 60_000 })
  await projector.whenProjected(early.name, 1, 3000)
  const steps: [string, unknown, string][] = [
    ['name', 'Lina', 'person:a'],
    ['bedrooms', 2, 'person:b'],
    ['name', 'Lina Haddad', 'person:a'],
  ]
  for (const [field, value, actor] of steps) {
    const seq = await commitToLog(db, early.name, { actor, change: setField(field, value) })
    await projector.whenProjected(early.name, seq, 3000)
    await commitToLog(db, late.name, { actor, change: setField(field, value) })
  }
  await projector.whenProjected(late.name, 4, 3000)
  const events = (await listEvents(db, 0, 20)).map(({ sequence: _s, at: _a, key, ...event }) => ({
    key,
    event: { ...event, new: { ...event.new, reference: '' } },
  }))
  const of = (id: string) => events.filter(({ key }) => key === id).map(({ event }) => event)
  expect(of(late.id)).toEqual(of(early.id))
  expect(of(late.id)).toHaveLength(4)
})

test('[P4] what was left when the process ended is taken up at the start', async () => {
  const { db } = await foundBrokerage()
  const lead = await putLead(db)
  await commitToLog(db, lead.name, { change: setField('bedrooms', 3) })
  startProjector(db)
  const row = await waitFor(() => leadRow(db, lead.id))
  expect(row).toMatchObject({ bedrooms: 3, documentSeq: 2 })
})

test('[P4] a snapshot that is later than the projection hides no commit', async () => {
  const { db } = await foundBrokerage()
  const lead = await putLead(db)
  await commitToLog(db, lead.name, { actor: 'person:b', change: setField('bedrooms', 3) })
  const doc = new Y.Doc()
  doc.getMap('fields').set('bedrooms', 3)
  await storeSnapshot(db, {
    name: lead.name,
    generation: 1,
    snapshotSeq: 2,
    snapshot: Y.encodeStateAsUpdate(doc),
    vector: Y.encodeStateVector(doc),
  })
  const { projector } = startProjector(db)
  await projector.whenProjected(lead.name, 2, 3000)
  const events = await listEvents(db, 0, 10)
  expect(events.map((event) => event.actor)).toEqual(['person:somebody', 'person:b'])
})

test('[P5] a document that cannot be projected is logged and counted, and stops no other', async () => {
  const { db } = await foundBrokerage()
  const bad = `lead:${crypto.randomUUID()}`
  await insertDocument(db, { name: bad, actor: 'person:x', update: Uint8Array.of(0, 0) })
  const good = await putLead(db)
  const metrics = new Registry()
  const { projector, logged, announce } = startProjector(db, { metrics, retryMs: 60_000 })
  expect(await projector.whenProjected(good.name, 1, 3000)).toBe(true)
  await waitFor(() => logged.length > 0)
  expect(logged).toEqual([expect.objectContaining({ document: bad })])
  expect(await metrics.metrics()).toContain('pace_projection_failures_total 1')
  const seq = await commitToLog(db, bad, {
    change: (doc) => {
      for (const [field, value] of Object.entries({
        reference: 'L-90000',
        stage: 'new',
        createdAt: SOME_TIME,
      })) {
        setField(field, value)(doc)
      }
    },
  })
  announce(bad, seq)
  expect(await projector.whenProjected(bad, seq, 3000)).toBe(true)
})

test('[P6] two projectors on one database write each event once', async () => {
  const { db } = await foundBrokerage()
  const all = await Promise.all(Array.from({ length: 8 }, () => putLead(db)))
  const both = [startProjector(db), startProjector(db)]
  for (const lead of all) {
    await commitToLog(db, lead.name, { change: setField('bedrooms', 1) })
    for (const { announce } of both) announce(lead.name, 2)
  }
  await waitFor(async () => (await listEvents(db, 0, 100)).length === 16)
  const keys = (await listEvents(db, 0, 100)).map((event) => `${event.key}/${event.documentSeq}`)
  expect(new Set(keys).size).toBe(16)
})

test('[P7] a record that had a row before its document tells nothing new with its first commit', async () => {
  const { db } = await foundBrokerage()
  const lead = await putLead(db)
  const { projector } = startProjector(db)
  await projector.whenProjected(lead.name, 1, 3000)
  await db.update(documents).set({ projectedSeq: 0 }).where(eq(documents.name, lead.name))
  await projector.whenProjected(lead.name, 1, 3000)
  await waitFor(async () => {
    const [row] = await db.select().from(documents).where(eq(documents.name, lead.name))
    return row?.projectedSeq === 1
  })
  expect(await listEvents(db, 0, 10)).toHaveLength(1)
})

test('[P8] a listing writes its description and what its portals say; a community that is not known stays out of the row', async () => {
  const { db } = await foundBrokerage()
  const id = crypto.randomUUID()
  const fields = { reference: 'P-00001', status: 'available', createdAt: SOME_TIME } as const
  const update = createListingUpdate({ ...fields, area: 'atlantis' }, ['Two beds.', 'Sea view.'])
  await insertDocument(db, { name: `listing:${id}`, actor: 'person:x', update })
  const { projector } = startProjector(db)
  const state = { state: 'live', at: SOME_TIME, url: 'https://bayut.test/1' }
  const seq = await commitToLog(db, `listing:${id}`, {
    change: (doc) => doc.getMap('portals').set('bayut', state),
  })
  await projector.whenProjected(`listing:${id}`, seq, 3000)
  const [row] = await db.select().from(listings).where(eq(listings.id, id))
  expect(row).toMatchObject({ area: null, description: 'Two beds.\nSea view.' })
  expect(await db.select().from(portalPublications)).toMatchObject([{ portal: 'bayut', ...state }])
  const [, told] = await listEvents(db, 0, 10)
  expect(told?.new).toEqual({ 'portals.bayut': state })
})

test('[P9] a call writes its transcript; its events tell how much, not what, was said', async () => {
  const { db } = await foundBrokerage()
  const update = createCallUpdate({ source: 'urn:x', state: 'live' })
  await insertDocument(db, { name: 'call:c1', actor: 'service:feed', update })
  const { projector } = startProjector(db)
  const seq = await commitToLog(db, 'call:c1', {
    change: (doc) =>
      appendSegment(doc, {
        id: 's1',
        party: 'customer',
        role: 'customer',
        beginMs: 0,
        endMs: 10,
        text: 'Two beds',
        language: 'en',
        confidence: 1,
        revision: 0,
      }),
  })
  await projector.whenProjected('call:c1', seq, 3000)
  const [, told] = await listEvents(db, 0, 10)
  expect(told).toMatchObject({ resource: 'call', key: 'c1', new: { segmentCount: 1 } })
  expect(JSON.stringify(await listEvents(db, 0, 10))).not.toContain('Two beds')
})

test('[P10] documents without rows do not stay behind', async () => {
  const { db } = await foundBrokerage()
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  await insertDocument(db, { name: 'private:lead:x', actor: 'person:x', update })
  startProjector(db)
  await waitFor(async () => {
    const [row] = await db.select().from(documents)
    return row?.projectedSeq === row?.seq
  })
  expect(await listEvents(db, 0, 10)).toEqual([])
})
