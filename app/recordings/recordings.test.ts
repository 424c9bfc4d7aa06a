import { asc, eq } from 'drizzle-orm'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  auditLog,
  blobs,
  callRecordings,
  calls,
  callSegments,
  entityEvents,
} from '#db/pace/schema.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { type FilesApp, startFilesApp } from '#tests/support/files-app.ts'
import { samplesOf, toneWav } from '#tests/support/tone-wav.ts'
import { createRecordings } from './keep-recording.server.ts'
import { RECORDING_BYTES } from './receive-sound.server.ts'
import { forgetRecordings } from './forget-recordings.server.ts'

const CALL = 'call-1'
const PATH = `/api/v1/calls/${CALL}/recording`
const STARTED = '2026-11-20T08:00:00.000Z'
const WORDS = [
  { segmentId: 's1', beginMs: 0, endMs: 2_000, text: 'What is your card number?' },
  { segmentId: 's2', beginMs: 3_000, endMs: 6_000, text: 'It is ▒▒▒▒, yes.' },
  { segmentId: 's3', beginMs: 8_000, endMs: 10_000, text: 'شكراً جزيلاً' },
]
const SOUND = toneWav({
  ms: 12_000,
  tones: WORDS.map(({ beginMs, endMs }) => ({ fromMs: beginMs, toMs: endMs, hertz: 440 })),
})

/** A call of Sara's that is over, with its words. */
async function start(call: Partial<typeof calls.$inferInsert> = {}) {
  const app = await startFilesApp({ now: () => new Date('2026-11-21T08:00:00.000Z') })
  const { id: agentId, teamId } = app.personOf('Sara')
  const meta = { source: 'test', state: 'ended', agentId, teamId, startedAt: STARTED }
  await app.db.insert(calls).values({ id: CALL, ...meta, ...call })
  const common = { callId: CALL, party: 'c', role: 'customer' as const, language: 'en' }
  await app.db
    .insert(callSegments)
    .values(WORDS.map((words) => ({ ...common, ...words, confidence: 1, revision: 0 })))
  const feed = await app.tokenFor('telephony', 'calls:import')
  const send = (
    token: string,
    { body = SOUND, query = '?begins_ms=0' }: { body?: Uint8Array; query?: string } = {},
  ) =>
    app.send(token, `${PATH}${query}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(body),
    })
  return { app, feed, send }
}

async function listen(app: FilesApp, who: string, range?: string) {
  const asked = await app.sendAs(who, `/calls/${CALL}/recording/listen`, { method: 'POST' })
  expect(asked.status, await asked.clone().text()).toBe(200)
  const { url } = (await asked.json()) as { url: string }
  const headers: Record<string, string> = range ? { range } : {}
  return { url, answer: await app.sendAs(who, url, { headers }) }
}

const audited = (app: FilesApp) =>
  app.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.target, `call:${CALL}`))
    .orderBy(asc(auditLog.sequence))

const loudIn = (wav: Buffer, fromMs: number, toMs: number) =>
  samplesOf(wav, fromMs, toMs).some((sample) => sample !== 0)

test('a recording that is sent is kept once, told of, and played by its agent whole or in parts', async () => {
  const { app, feed, send } = await start()
  const sent = await send(feed)
  expect(sent.status, await sent.clone().text()).toBe(201)
  expect(await sent.json()).toMatchObject({
    callId: CALL,
    type: 'audio/wav',
    bytes: SOUND.length,
    durationMs: 12_000,
    beginsMs: 0,
    keptUntil: '2027-05-19T08:00:00.000Z',
    addedBy: 'service:telephony',
  })
  expect((await send(feed)).status).toBe(200)
  const { answer } = await listen(app, 'Sara')
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer()).equals(SOUND)).toBe(true)
  const { answer: part } = await listen(app, 'Sara', 'bytes=100-199')
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    `bytes 100-199/${SOUND.length}`,
  ])
  expect(Buffer.from(await part.arrayBuffer()).equals(SOUND.subarray(100, 200))).toBe(true)
  expect((await audited(app)).map(({ action, outcome }) => [action, outcome])).toEqual([
    ['call.recording.add', 'allowed'],
    ['call.listen', 'allowed'],
    ['call.listen', 'allowed'],
  ])
  const [event] = await app.db
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.key, CALL))
    .orderBy(asc(entityEvents.sequence))
  expect(event).toMatchObject({ resource: 'call', new: { recording: 'audio/wav' } })
})

test('who may not read what is hidden hears what stands readable, and silence for all else, in whatever parts', async () => {
  const { app, feed, send } = await start()
  await send(feed)
  const { answer } = await listen(app, 'Adam')
  const heard = Buffer.from(await answer.arrayBuffer())
  expect(heard.length).toBe(SOUND.length)
  expect([
    loudIn(heard, 0, 1_900),
    loudIn(heard, 2_000, 7_000),
    loudIn(heard, 8_000, 9_900),
  ]).toEqual([true, false, true])
  const [from, to] = [44 + 16_000 * 2.5, 44 + 16_000 * 9]
  const { answer: part } = await listen(app, 'Adam', `bytes=${from}-${to - 1}`)
  expect(Buffer.from(await part.arrayBuffer()).equals(heard.subarray(from, to))).toBe(true)
  const reader = await app.tokenFor('warehouse', 'calls:read')
  const rest = await app.send(reader, `${PATH}/sound`)
  expect(Buffer.from(await rest.arrayBuffer()).equals(heard)).toBe(true)
  expect(await (await app.send(reader, PATH)).json()).toMatchObject({ heard: 'cut' })
  // What turns out to be secret later is silent from then on, and no cache says otherwise.
  await app.db
    .update(callSegments)
    .set({ annotations: [{ kind: 'sensitive' } as never] })
    .where(eq(callSegments.segmentId, 's3'))
  await app.db
    .update(callSegments)
    .set({ text: 'It is on my desk, yes.', fed: 'It is ▒▒▒▒, yes.' })
    .where(eq(callSegments.segmentId, 's2'))
  const { answer: later } = await listen(app, 'Adam')
  expect(later.headers.get('etag')).not.toBe(answer.headers.get('etag'))
  expect(loudIn(Buffer.from(await later.arrayBuffer()), 2_000, 12_000)).toBe(false)
})

test('where nobody can tell what to silence they hear nothing, and are told why', async () => {
  const { app, feed, send } = await start()
  await send(feed, { query: '' })
  await expectProblem(
    await app.sendAs('Adam', `/calls/${CALL}/recording/listen`, { method: 'POST' }),
    403,
  )
  const reader = await app.tokenFor('warehouse', 'calls:read')
  expect(await (await app.send(reader, PATH)).json()).toMatchObject({
    heard: 'nothing',
    whyNothing: 'noTimes',
  })
  await expectProblem(await app.send(reader, `${PATH}/sound`), 403)
  expect((await listen(app, 'Sara')).answer.status).toBe(200)
  const outcomes = (await audited(app)).filter(({ action }) => action === 'call.listen')
  expect(outcomes.map(({ actor, outcome }) => [actor?.split(':')[0], outcome])).toEqual([
    ['person', 'denied'],
    ['service', 'denied'],
    ['person', 'allowed'],
  ])
})

test.each(['Card [PII], yes.', '4111 **** **** 1111', 'It is XXXX1111', '[CREDIT_DEBIT_NUMBER]'])(
  'where another system has hidden words before it told them, the line is silent: %s',
  async (text) => {
    const { app, feed, send } = await start()
    await send(feed)
    const where = eq(callSegments.segmentId, 's1')
    await app.db.update(callSegments).set({ text }).where(where)
    const { answer } = await listen(app, 'Adam')
    expect(loudIn(Buffer.from(await answer.arrayBuffer()), 0, 7_000)).toBe(false)
  },
)

test('when it begins is said once and whole; of a vendor’s call a time of day says nothing', async () => {
  const { app, feed, send } = await start({ source: 'urn:pace:door:contactLens:main' })
  for (const query of [
    '?begins_ms=',
    '?begins_ms=1.5',
    '?begins_ms=1e3',
    '?begins_ms=99999999999',
    '?begins_ms=0&begins_at=2026-11-20T08:00:00.000Z',
  ])
    await expectProblem(await send(feed, { query }), 422)
  expect(await app.db.$count(callRecordings)).toBe(0)
  await send(feed, { query: '?begins_at=2026-11-20T08:00:01.000Z' })
  const reader = await app.tokenFor('warehouse', 'calls:read')
  expect(await (await app.send(reader, PATH)).json()).toMatchObject({
    beginsMs: null,
    whyNothing: 'noTimes',
  })
  await send(feed, { query: '?begins_ms=-500' })
  expect(await (await app.send(reader, PATH)).json()).toMatchObject({
    beginsMs: -500,
    heard: 'cut',
  })
})

test('whoever begins to send and says no more holds no place, and leaves nothing', async () => {
  const { app } = await start()
  const { db, files } = app.deps
  const folder = join(app.filesFolder, 'arriving')
  const recordings = createRecordings({
    db,
    sql: app.appSql,
    store: files.store,
    folder,
    stallMs: 20,
  })
  const silent = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(SOUND.subarray(0, 100))),
  })
  const call = { id: CALL, startedAt: STARTED, createdAt: STARTED }
  const sent = { call, beginsMs: 0, by: { actor: 'a', via: 'b' } }
  await expect(recordings.keep(sent, silent as never)).rejects.toMatchObject({ code: 'malformed' })
  expect(readdirSync(join(folder, 'recordings'))).toEqual([])
})

test('of two that come at once one stays, with its bytes alone', async () => {
  const { app, feed, send } = await start()
  const bodies = [200, 300, 400].map((hertz) =>
    toneWav({ ms: 2_000, tones: [{ fromMs: 0, toMs: 2_000, hertz }] }),
  )
  const sent = await Promise.all(bodies.map((body) => send(feed, { body })))
  expect(sent.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 201])
  const [kept] = await app.db.select().from(callRecordings)
  expect((await app.db.select().from(blobs)).map(({ hash }) => hash)).toEqual([kept?.hash])
})

test('an address is one person’s, and no page of another site gets one', async () => {
  const { app, feed, send } = await start()
  await send(feed)
  const { url } = await listen(app, 'Sara')
  await expectProblem(await app.sendAs('Layla', url), 403)
  await expectProblem(await app.sendAs(null, url), 401)
  await expectProblem(await app.sendAs('Sara', url.split('?')[0] ?? ''), 403)
  await expectProblem(
    await app.sendAs('Khalid', `/calls/${CALL}/recording/listen`, { method: 'POST' }),
    404,
  )
  const headers = { origin: 'http://evil.test' }
  const foreign = { method: 'POST', headers }
  await expectProblem(await app.sendAs('Sara', `/calls/${CALL}/recording/listen`, foreign), 403)
})

test('what is no sound, too long, of nobody’s call or of a call too long ago is refused, and leaves nothing', async () => {
  const { app, feed, send } = await start()
  for (const body of [
    Buffer.from('<html>'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  ])
    await expectProblem(await send(feed, { body }), 422)
  await expectProblem(await send(feed, { body: Buffer.alloc(0) }), 422)
  const missing = await app.send(feed, '/api/v1/calls/nobody/recording', {
    method: 'PUT',
    body: new Uint8Array(SOUND),
  })
  await expectProblem(missing, 404)
  await expectProblem(await send(await app.tokenFor('warehouse', 'calls:read')), 403)
  await expectProblem(await send(await app.tokenOf('Sara')), 403)
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(8 * 1024 * 1024)),
  })
  const kept = app.deps.recordings.keep(
    {
      call: { id: CALL, startedAt: STARTED, createdAt: STARTED },
      beginsMs: 0,
      by: { actor: 'a', via: 'b' },
    },
    endless as never,
  )
  await expect(kept).rejects.toMatchObject({ code: 'tooLarge' })
  expect(RECORDING_BYTES).toBeLessThan(1024 ** 3)
  await app.db.update(calls).set({ startedAt: '2020-01-01T00:00:00.000Z' })
  await expectProblem(await send(feed), 409)
  expect(await app.db.$count(callRecordings)).toBe(0)
  const folder = join(app.filesFolder, 'arriving', 'recordings')
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
})

test('another one takes its place, and is removed for good: nothing of either is left', async () => {
  const { app, feed, send } = await start()
  await send(feed)
  const other = toneWav({ ms: 3_000, tones: [{ fromMs: 0, toMs: 3_000, hertz: 300 }] })
  const replaced = await send(feed, { body: other, query: '?begins_at=2026-11-20T08:00:01.500Z' })
  expect([replaced.status, await replaced.json()]).toEqual([
    200,
    expect.objectContaining({ durationMs: 3_000, beginsMs: 1_500 }),
  ])
  expect(await app.db.$count(blobs)).toBe(1)
  expect((await app.send(feed, PATH, { method: 'DELETE' })).status).toBe(204)
  await expectProblem(await app.send(feed, PATH, { method: 'DELETE' }), 404)
  await expectProblem(await app.as('Sara', PATH), 404)
  expect(await app.db.$count(blobs)).toBe(0)
})

test('what is older than the house keeps it is forgotten, bytes and all, and the audit says so', async () => {
  const { app, feed, send } = await start()
  await send(feed)
  const { db, files } = app.deps
  const forget = (now: string) =>
    forgetRecordings({ db, sql: app.appSql, store: files.store, keptDays: 30, now: new Date(now) })
  await forget('2026-12-20T07:59:59.000Z')
  expect(await app.db.$count(callRecordings)).toBe(1)
  await forget('2026-12-20T08:00:01.000Z')
  expect([await app.db.$count(callRecordings), await app.db.$count(blobs)]).toEqual([0, 0])
  expect((await audited(app)).at(-1)).toMatchObject({
    action: 'call.recording.forget',
    before: { type: 'audio/wav', keptDays: 30 },
  })
})
