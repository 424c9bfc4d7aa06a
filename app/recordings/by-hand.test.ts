import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog, callRecordings, calls, callSegments } from '#db/pace/schema.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { STAND_IN_ACTOR } from '#domain/call/playback/stand-in.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { startFilesApp } from '#tests/support/files-app.ts'
import { stopAfterTest } from '#tests/support/stop-after-test.ts'
import { toneWav } from '#tests/support/tone-wav.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { keepStandIns } from '../demo-call/keep-stand-ins.server.ts'

const CALL = 'demo-call-1'
const PATH = `/calls/${CALL}/recording`
const SOUND = toneWav({ ms: 2_000, tones: [{ fromMs: 0, toMs: 1_000, hertz: 440 }] })
const STARTED = '2026-11-20T08:00:00.000Z'

async function start(call: Partial<typeof calls.$inferInsert> = {}) {
  const app = await startFilesApp({ now: () => new Date('2026-11-21T08:00:00.000Z') })
  const { id: agentId, teamId } = app.personOf('Sara')
  const meta = { source: 'test', state: 'ended', agentId, teamId, startedAt: STARTED }
  await app.db.insert(calls).values({ id: CALL, ...meta, segmentCount: 1, ...call })
  const line = { party: 'c', role: 'customer', language: 'en', confidence: 1, revision: 0 } as const
  await app.db
    .insert(callSegments)
    .values({ ...line, callId: CALL, segmentId: 's', beginMs: 0, endMs: 2_000, text: 'Two beds' })
  const put = (who: string, body: BodyInit = new Uint8Array(SOUND), query = '?begins_ms=0') =>
    app.sendAs(who, PATH + query, { method: 'PUT', body })
  const kept = () => app.db.select().from(callRecordings)
  return { app, put, kept }
}

test('a manager keeps a recording with a call by hand and takes it away, and both stand in the audit', async () => {
  const { app, put, kept } = await start()
  expect((await put('Layla')).status).toBe(201)
  expect((await put('Layla')).status).toBe(200)
  const layla = `person:${app.personOf('Layla').id}`
  expect(await kept()).toMatchObject([{ callId: CALL, beginsMs: 0, addedBy: layla }])
  const again = await put('Layla', new Uint8Array(SOUND), '')
  expect(again.status).toBe(200)
  expect(await kept()).toMatchObject([{ beginsMs: null }])
  expect((await app.sendAs('Layla', PATH, { method: 'DELETE' })).status).toBe(204)
  expect(await kept()).toEqual([])
  await expectProblem(await app.sendAs('Layla', PATH, { method: 'DELETE' }), 404)
  const audited = await app.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.target, `call:${CALL}`))
    .orderBy(asc(auditLog.sequence))
  expect(audited.map(({ action, actor }) => [action, actor])).toEqual([
    ['call.recording.add', layla],
    ['call.recording.add', layla],
    ['call.recording.remove', layla],
  ])
})

test('whoever may not, another site, another file, and a call that goes on are refused, and nothing is kept', async () => {
  const { app, put, kept } = await start()
  await expectProblem(await put('Sara'), 403)
  await expectProblem(await put('Noor'), 404)
  const elsewhere = { origin: 'https://elsewhere.example' }
  const forged = { method: 'PUT', body: new Uint8Array(SOUND), headers: elsewhere }
  await expectProblem(await app.sendAs('Layla', PATH, forged), 403)
  await expectProblem(
    await app.sendAs('Layla', PATH, { method: 'DELETE', headers: elsewhere }),
    403,
  )
  await expectProblem(await put('Layla', 'no sound, whatever its name says'), 422)
  for (const begins of ['1e99', '', '0x10', '999999999'])
    await expectProblem(await put('Layla', new Uint8Array(SOUND), `?begins_ms=${begins}`), 422)
  await app.db.update(calls).set({ state: 'live' })
  await expectProblem(await put('Layla'), 409)
  await app.db.update(calls).set({ state: 'ended', startedAt: '2020-01-01T00:00:00.000Z' })
  await expectProblem(await put('Layla'), 409)
  expect(await kept()).toEqual([])
})

test('a demo’s calls get stand-ins: some at first, and each that somebody starts once it is over; one of the house’s own stays', async () => {
  const { app, put, kept } = await start()
  const { db, deps } = app
  const standIns = await keepStandIns(deps)
  stopAfterTest(standIns.stop)
  await waitFor(async () => (await kept())[0]?.addedBy === STAND_IN_ACTOR)
  expect((await put('Layla')).status).toBe(200)
  const line = { party: 'c', role: 'agent', language: 'en', confidence: 1, revision: 0 } as const
  await db.insert(calls).values({ id: 'demo-2', source: 'x', state: 'wrapup', startedAt: STARTED })
  await db
    .insert(callSegments)
    .values({ ...line, callId: 'demo-2', segmentId: 's', beginMs: 0, endMs: 900, text: 'Hello' })
  const over = (key: string) =>
    ({
      resource: 'call',
      key,
      old: { state: 'live' },
      new: { state: 'wrapup' },
      actor: 'service:feed',
      documentSeq: null,
    }) as const
  await db.transaction((tx) => appendEvents(tx, [over(CALL), over('real-3'), over('demo-2')]))
  const rows = await waitFor(async () => {
    const now = await kept()
    return now.length === 2 ? now : null
  })
  expect(new Map(rows.map(({ callId, addedBy }) => [callId, addedBy]))).toEqual(
    new Map([
      [CALL, `person:${app.personOf('Layla').id}`],
      ['demo-2', STAND_IN_ACTOR],
    ]),
  )
})
