import { eq, sql } from 'drizzle-orm'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { insertDocument, storeSnapshot } from '#db/pace/documents/documents.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { callSegments, documents, leads, listings, portalPublications } from '#db/pace/schema.ts'
import {
  appendSegment,
  createCallUpdate,
  findSegment,
  putAnnotation,
  segmentText,
  setAnnotationStatus,
} from '#domain/call/call.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { Projector, type ProjectorOptions } from './projector.ts'
import type { Commit } from '../rooms/documents-api.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { commitToLog, putLead, setField, SOME_TIME } from '../testing/log-writer.ts'

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
  expect(await projector.whenProjected(lead.name, 1, PATIENCE_MS)).toBe(true)
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
  await projector.whenProjected(lead.name, seq, PATIENCE_MS)
  const [, renamed, ...rest] = await listEvents(db, 0, 10)
  expect(renamed).toMatchObject({ old: { name: 'Omar Haddad' }, new: { name: 'Lina' } })
  expect(rest).toEqual([])
  expect(await leadRow(db, lead.id)).toMatchObject({ name: 'Lina', documentSeq: 3 })
})

test('[P3] rows and events are the same whether it runs at each commit or once after all', async () => {
  const { db } = await foundBrokerage()
  const [early, late] = [await putLead(db), await putLead(db)]
  const { projector } = startProjector(db, { pollMs: 60_000 })
  await projector.whenProjected(early.name, 1, PATIENCE_MS)
  const steps: [string, unknown, string][] = [
    ['name', 'Lina', 'person:a'],
    ['bedrooms', 2, 'person:b'],
    ['name', 'Lina Haddad', 'person:a'],
  ]
  for (const [field, value, actor] of steps) {
    const seq = await commitToLog(db, early.name, { actor, change: setField(field, value) })
    await projector.whenProjected(early.name, seq, PATIENCE_MS)
    await commitToLog(db, late.name, { actor, change: setField(field, value) })
  }
  await projector.whenProjected(late.name, 4, PATIENCE_MS)
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
  await projector.whenProjected(lead.name, 2, PATIENCE_MS)
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
  expect(await projector.whenProjected(good.name, 1, PATIENCE_MS)).toBe(true)
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
  expect(await projector.whenProjected(bad, seq, PATIENCE_MS)).toBe(true)
})

test('[P1] what waits together is projected in one transaction, each document once', async () => {
  const { db, client } = await foundBrokerage()
  const all = [await putLead(db), await putLead(db), await putLead(db)]
  const { projector } = startProjector(db, { concurrency: 1 })
  const reached = all.map(({ name }) => projector.whenProjected(name, 1, PATIENCE_MS))
  expect(await Promise.all(reached)).toEqual([true, true, true])
  expect(await listEvents(db, 0, 10)).toHaveLength(3)
  const [transactions] = await client.sql`
    select count(distinct xmin::text)::int as rows from leads`
  expect(transactions).toEqual({ rows: 1 })
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
  await projector.whenProjected(lead.name, 1, PATIENCE_MS)
  await db.update(documents).set({ projectedSeq: 0 }).where(eq(documents.name, lead.name))
  await projector.whenProjected(lead.name, 1, PATIENCE_MS)
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
  await projector.whenProjected(`listing:${id}`, seq, PATIENCE_MS)
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
  await projector.whenProjected('call:c1', seq, PATIENCE_MS)
  const [, told] = await listEvents(db, 0, 10)
  expect(told).toMatchObject({ resource: 'call', key: 'c1', new: { segmentCount: 1 } })
  expect(JSON.stringify(await listEvents(db, 0, 10))).not.toContain('Two beds')
})

test('[P12] a commit writes the segments that it touches, in themselves or in their marks, and no other', async () => {
  const { db } = await foundBrokerage()
  const update = createCallUpdate({ source: 'urn:x', state: 'live' })
  await insertDocument(db, { name: 'call:c1', actor: 'service:feed', update })
  const { projector } = startProjector(db)
  const commit = async (change: (doc: Y.Doc) => void) => {
    const seq = await commitToLog(db, 'call:c1', { change })
    await projector.whenProjected('call:c1', seq, PATIENCE_MS)
    const { segmentId, text, annotations } = callSegments
    return db
      .select({ id: segmentId, text, annotations, version: sql<string>`xmin` })
      .from(callSegments)
      .orderBy(segmentId)
  }
  const said = { party: 'c', role: 'customer', language: 'en', confidence: 1, revision: 0 } as const
  const written = await commit((doc) => {
    for (const [index, text] of ['Two beds', 'In the marina'].entries()) {
      appendSegment(doc, { ...said, id: `s${index}`, beginMs: index, endMs: index + 1, text })
    }
  })
  expect(written.map(({ text }) => text)).toEqual(['Two beds', 'In the marina'])
  const corrected = await commit((doc) => {
    const segment = findSegment(doc, 's1')
    if (segment) segmentText(segment)?.insert(13, ' please')
  })
  expect(corrected[0]).toEqual(written[0])
  expect(corrected[1]?.text).toBe('In the marina please')
  const marked = await commit((doc) => {
    const mark = { id: 'm1', kind: 'entity', type: 'bedrooms', segmentId: 's0' } as const
    const signed = {
      by: 'service:assistcraft',
      status: 'open',
      at: SOME_TIME,
      confidence: 1,
    } as const
    putAnnotation(doc, { ...mark, ...signed, anchor: null, value: 2 })
  })
  expect(marked[0]?.annotations).toMatchObject([{ id: 'm1', value: 2 }])
  expect(marked[1]).toEqual(corrected[1])
  const decided = await commit((doc) => setAnnotationStatus(doc, 'm1', 'accepted'))
  expect(decided[0]?.annotations).toMatchObject([{ status: 'accepted' }])
  const gone = await commit((doc) => doc.getArray('segments').delete(1, 1))
  expect(gone).toEqual([decided[0]])
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
