import { expect, onTestFinished, test } from 'vitest'
import { conversations } from '#db/assistcraft/schema.ts'
import { findConversation } from '#db/assistcraft/conversations.ts'
import { countWork, listWork, takeWork } from '#db/assistcraft/work-list.ts'
import { listModelOutputs } from '#db/assistcraft/model-outputs.ts'
import { appendSegment, segmentMaps, segmentText } from '#domain/call/call.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { writeFields } from '#domain/documents/fields.ts'
import { CALL_START } from '#assistcraft/testing/heard-call.ts'
import { createLogger } from '#service/log.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import {
  type Server,
  openFloor,
  beginCall,
  feed,
  marks,
  seen,
  marksWith,
  LINES,
} from '#tests/support/call-floor.ts'
import { createAnalyser } from './analyser.ts'

async function hasEnded(server: Server, id: string, segments = LINES): Promise<void> {
  await feed(server, id, (doc) => {
    for (const segment of segments) appendSegment(doc, segment)
    writeFields(CALL_FIELDS, doc.getMap('meta'), { state: 'ended', endedAt: CALL_START })
  })
}

function over(server: Server, id: string) {
  return seen(server, id, { state: 'ended', endedAt: CALL_START })
}

test('sixty calls that began and ended unheard are all analysed, each once', async () => {
  const server = await startServer()
  const { floor, db } = await openFloor(server)
  const ids = await Promise.all(Array.from({ length: 60 }, () => beginCall(server)))
  await Promise.all(ids.map((id) => hasEnded(server, id)))
  await Promise.all(ids.map((id) => floor.see(over(server, id))))
  await waitFor(async () => {
    const { held, waiting } = await countWork(db)
    return held + waiting === 0
  })
  for (const id of ids) {
    const types = (await marks(server, id)).map(({ kind, type }) => `${kind}:${type}`)
    expect(types).toContain('entity:area')
    expect(types.filter((type) => type === 'fieldProposal:bedrooms')).toHaveLength(1)
    const doc = await server.server.rooms.read(`call:${id}`)
    expect(doc.getXmlFragment('summary').toString()).toContain('Dubai Marina')
    expect(await listModelOutputs(db, id)).toHaveLength(1)
  }
})

test('what a worker had that died is taken over when its lease has run out, and nothing is marked twice', async () => {
  const server = await startServer()
  const { db } = await openFloor(server, { leaseSeconds: 0.6 })
  const id = await beginCall(server)
  await hasEnded(server, id)
  const told = { id, isOver: true, endedAt: CALL_START, agentId: null, leadId: null }
  // In one, or the floor takes it between the two.
  const taken = await db.transaction(async (tx) => {
    await listWork(tx, [told])
    return takeWork(tx, { holder: 'dead', seconds: 0.5, isOver: true, most: 1 })
  })
  expect(taken).toHaveLength(1)
  await waitFor(async () => (await findConversation(db, id))?.state === 'finished')
  const found = await marks(server, id)
  expect(found.filter(({ type, kind }) => kind === 'entity' && type === 'area')).toHaveLength(1)
})

test('a call that goes on is taken before those that wait, however many they are', async () => {
  const server = await startServer()
  const { floor, db } = await openFloor(server, { lagMs: 60_000 })
  const behind = await Promise.all(Array.from({ length: 12 }, () => beginCall(server)))
  await Promise.all(behind.map((id) => hasEnded(server, id)))
  await Promise.all(behind.map((id) => floor.see(over(server, id))))
  await waitFor(() => floor.size === 8)
  const live = await beginCall(server)
  await floor.see(seen(server, live))
  await feed(server, live, (doc) => LINES.forEach((segment) => appendSegment(doc, segment)))
  await marksWith(server, live, { type: 'area', value: 'dubai-marina' })
  expect(await countWork(db)).toMatchObject({ held: 9, waiting: 4 })
})

test('a document that is refused sets its call aside with the reason, and stops no other', async () => {
  const server = await startServer()
  const { floor, db } = await openFloor(server)
  const gone = seen(server, 'call-gone')
  await floor.see(gone)
  await waitFor(async () => (await findConversation(db, gone.id))?.setAside !== null)
  expect(await findConversation(db, gone.id)).toMatchObject({ tries: 1, leaseHolder: null })
  const id = await beginCall(server)
  await hasEnded(server, id)
  await floor.see(over(server, id))
  await waitFor(async () => (await findConversation(db, id))?.state === 'finished')
})

test('a call whose words never come to an end is set aside, says so, and stops no other', async () => {
  const server = await startServer()
  const analyser = createAnalyser({
    log: createLogger('assistcraft', { level: 'silent' }),
    entry: new URL('../testing/hostile-thread.ts', import.meta.url),
    budgetMs: 4_000,
  })
  onTestFinished(() => analyser.stop())
  const { floor, db } = await openFloor(server, { analyser })
  const [hostile, other] = [await beginCall(server), await beginCall(server)]
  await floor.see(seen(server, hostile))
  await floor.see(seen(server, other))
  const [first, second] = LINES
  await feed(server, hostile, (doc) => {
    for (const said of [first!, { ...second!, text: 'an endless sentence' }])
      appendSegment(doc, said)
  })
  await feed(server, other, (doc) => LINES.forEach((segment) => appendSegment(doc, segment)))
  await marksWith(server, hostile, { type: 'setAside', status: 'open', segmentId: second!.id })
  await marksWith(server, other, { type: 'area', value: 'dubai-marina' })
  await feed(server, hostile, (doc) =>
    writeFields(CALL_FIELDS, doc.getMap('meta'), { state: 'ended' }),
  )
  await waitFor(async () => (await findConversation(db, hostile))?.setAside)
  expect(await countWork(db)).toMatchObject({ held: 1, setAside: 1 })

  await feed(server, hostile, (doc) => {
    const text = segmentText(segmentMaps(doc)[1]!)
    text?.delete(0, text.length)
    text?.insert(0, 'Two bedrooms in Dubai Marina.')
  })
  await db.update(conversations).set({ notBefore: null })
  floor.work()
  await marksWith(server, hostile, { type: 'area', value: 'dubai-marina' })
  await marksWith(server, hostile, { type: 'setAside', status: 'expired' })
  await waitFor(async () => (await findConversation(db, hostile))?.state === 'finished')
})
