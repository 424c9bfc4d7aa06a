import { expect, test } from 'vitest'
import { listAnalyses } from '#db/assistcraft/analyses.ts'
import { findConversation } from '#db/assistcraft/conversations.ts'
import { listModelOutputs } from '#db/assistcraft/model-outputs.ts'
import {
  appendSegment,
  readAnnotations,
  segmentMaps,
  segmentText,
  setAnnotationStatus,
} from '#domain/call/call.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { writeFields } from '#domain/documents/fields.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import {
  NO_RECORDS,
  openFloor,
  startFloor,
  beginCall,
  feed,
  marks,
  seen,
  marksWith,
  stored,
  recorded,
  LINES,
} from '#tests/support/call-floor.ts'

test('a call that began before is caught up from its first segment, and its marks are signed', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  await feed(server, id, (doc) => LINES.forEach((segment) => appendSegment(doc, segment)))
  const { floor } = await openFloor(server)
  await floor.see(seen(server, id))
  const found = await marksWith(server, id, { type: 'area', value: 'dubai-marina' })
  const entities = new Map(
    found.filter(({ kind }) => kind === 'entity').map(({ type, value }) => [type, value]),
  )
  expect(entities).toEqual(
    new Map<string, unknown>([
      ['bedrooms', 2],
      ['area', 'dubai-marina'],
    ]),
  )
  expect(
    found.find(({ kind, type }) => kind === 'fieldProposal' && type === 'bedrooms'),
  ).toMatchObject({
    value: { field: 'bedrooms', value: 2 },
    segmentId: 's2',
    status: 'open',
  })
  expect(new Set(found.map(({ by }) => by))).toEqual(new Set(['service:assistcraft']))
})

test('Assistcraft is seen in the room as what it is', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  const { floor } = await openFloor(server)
  await floor.see(seen(server, id))
  const peer = await server.join(`call:${id}`)
  const users = await waitFor(() => {
    const others = [...peer.provider.awareness.getStates().values()].flatMap(
      (state) => state.user ?? [],
    )
    return others.length > 0 ? others : null
  })
  expect(users).toMatchObject([{ name: 'Assistcraft', ai: true }])
})

test('every segment of the customer is marked as it is spoken', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  const { floor } = await openFloor(server)
  await floor.see(seen(server, id))
  const peer = await server.join(`call:${id}`)
  await waitFor(() => peer.provider.awareness.getStates().size === 2)
  await feed(server, id, (doc) => appendSegment(doc, { ...LINES[0]!, text: 'PACE Properties.' }))
  await marksWith(server, id, { type: 'brokerageNamed' })
  let markedSegments = 0
  for (const { id: key, ...said } of recorded('marina-two-bed')) {
    const segment = { ...said, id: `live-${key}` }
    const marked = new Promise<void>((resolve) => {
      peer.doc.on('afterTransaction', () => {
        if (readAnnotations(peer.doc).some(({ segmentId }) => segmentId === segment.id)) resolve()
      })
    })
    await feed(server, id, (doc) => appendSegment(doc, segment))
    if (segment.role === 'customer') {
      await marked
      markedSegments += 1
    }
  }
  expect(markedSegments).toBe(9)
})

test('a worker that takes over a stale lease changes nothing of what is marked', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  await feed(server, id, (doc) => LINES.forEach((segment) => appendSegment(doc, segment)))
  const first = await openFloor(server)
  await first.floor.see(seen(server, id))
  const before = await marksWith(server, id, { type: 'area', value: 'dubai-marina' })
  await waitFor(async () => (await findConversation(first.db, id))?.analysedSegments === 2)
  await first.floor.stop()
  const count = await stored(server, id)

  const second = startFloor(server, first.db)
  second.floor.work()
  await waitFor(() => second.floor.size === 1)
  await feed(server, id, (doc) =>
    appendSegment(doc, {
      ...LINES[0]!,
      id: 's3',
      beginMs: 9000,
      endMs: 9900,
      text: 'PACE Properties, good.',
    }),
  )
  await marksWith(server, id, { type: 'brokerageNamed' })
  const after = new Map((await marks(server, id)).map((mark) => [mark.id, mark]))
  for (const mark of before.filter(({ kind }) => kind !== 'suggestion'))
    expect(after.get(mark.id)).toEqual(mark)
  // The segment, its marks, what follows from them, and what the call came to with the turn that it ended.
  expect(await stored(server, id)).toBeLessThanOrEqual(count + 4)
})

test('two workers see one call: one of them has it', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  const first = await openFloor(server)
  const second = startFloor(server, first.db)
  await first.floor.see(seen(server, id))
  await second.floor.see(seen(server, id))
  await waitFor(() => first.floor.size + second.floor.size === 1)
  const [holder, other] = first.floor.size === 1 ? [first, second] : [second, first]
  await holder.floor.stop()
  await other.floor.see(seen(server, id))
  await waitFor(() => other.floor.size === 1)
})

test('words that a person corrects are read again; what people decided stays', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  await feed(server, id, (doc) => LINES.forEach((segment) => appendSegment(doc, segment)))
  const { floor, db } = await openFloor(server)
  await floor.see(seen(server, id))
  // The proposals are the last to be written.
  const before = await marksWith(server, id, { kind: 'fieldProposal', type: 'areas' })
  const proposal = before.find(({ kind, type }) => kind === 'fieldProposal' && type === 'bedrooms')
  const peer = await server.join(`call:${id}`)
  await waitFor(() => readAnnotations(peer.doc).length === before.length)
  setAnnotationStatus(peer.doc, proposal?.id ?? '', 'dismissed')
  const text = segmentText(segmentMaps(peer.doc)[1]!)
  peer.doc.transact(() => {
    text?.delete(0, 3)
    text?.insert(0, 'Three')
  })
  const after = await marksWith(server, id, { kind: 'entity', type: 'bedrooms', value: 3 })
  expect(after.find((mark) => mark.id === proposal?.id)?.status).toBe('dismissed')
  await marksWith(server, id, { kind: 'fieldProposal', value: { field: 'bedrooms', value: 3 } })
  await waitFor(async () => {
    const kept = await listAnalyses(db, id)
    return kept.some(
      ({ annotationId, fate }) => annotationId === proposal?.id && fate === 'dismissed',
    )
  })
})

test('what the lead has already is not proposed', async () => {
  const server = await startServer()
  const leadId = crypto.randomUUID()
  const id = await beginCall(server)
  await feed(server, id, (doc) => {
    writeFields(CALL_FIELDS, doc.getMap('meta'), { leadId })
    for (const segment of LINES) appendSegment(doc, segment)
  })
  const records = { ...NO_RECORDS, readLead: async () => ({ bedrooms: 2 }) }
  const { floor } = await openFloor(server, { records })
  await floor.see(seen(server, id))
  const found = await marksWith(server, id, { kind: 'fieldProposal', type: 'areas' })
  expect(found.filter(({ kind }) => kind === 'fieldProposal').map(({ type }) => type)).toEqual([
    'areas',
  ])
})

test('a call that is over gets its summary, once, and its row is closed', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  const { floor, db } = await openFloor(server)
  await floor.see(seen(server, id))
  const segments = recorded('marina-two-bed')
  await feed(server, id, (doc) => segments.forEach((segment) => appendSegment(doc, segment)))
  await marksWith(server, id, { type: 'email', value: 'daniel.weber@example.com' })
  await feed(server, id, (doc) => writeFields(CALL_FIELDS, doc.getMap('meta'), { state: 'ended' }))
  const summary = await waitFor(async () => {
    const doc = await server.server.rooms.read(`call:${id}`)
    return doc.getXmlFragment('summary').toString()
  })
  expect(summary).toContain('Daniel Weber is looking for a home')
  expect(summary).toContain('Budget up to AED 160,000 per year')
  await waitFor(async () => (await findConversation(db, id))?.state === 'finished')
  const outputs = await listModelOutputs(db, id)
  expect(outputs.map(({ task, model, outcome }) => [task, model, outcome])).toContainEqual([
    'summarise',
    'local',
    'used',
  ])
  expect(floor.size).toBe(0)
})
