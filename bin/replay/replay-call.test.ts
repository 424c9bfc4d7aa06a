import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { asc } from 'drizzle-orm'
import { calls, callSegments, feedEvents, tasks } from '#db/pace/schema.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { DomainError } from '#domain/errors.ts'
import { createData } from '#sync/data.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { FeedSender } from './feed-sender.ts'
import { readRecording } from './read-recording.ts'
import { readVcon } from '#domain/call/vcon/read-vcon.ts'
import { importCall, REPLAY_SOURCE, replayCall } from './replay-call.ts'

const CALLS = join(import.meta.dirname, '../../db/pace/seed/calls')
const extensions = [createData({ pollMs: 200 })]

function openSender(
  port: number,
  token: () => Promise<string>,
  refused: string[] = [],
): FeedSender {
  const sender = new FeedSender({
    url: `ws://127.0.0.1:${port}/feed`,
    source: REPLAY_SOURCE,
    token,
    onRefused: (message) => refused.push(message),
  })
  onTestFinished(() => sender.close())
  return sender
}

test('a recorded call is played as a new call, every event stored', async () => {
  const { server, serviceToken, db } = await startServer({ extensions })
  const sender = openSender(server.port, () => serviceToken('calls:write'))
  await sender.connect()
  const recording = await readRecording(join(CALLS, 'reservation-card.jsonl'))
  const first = await replayCall(sender, recording, { speed: 10_000 })
  expect(first).toMatch(/^reservation-card-\d+$/)
  expect(sender.refused).toBe(0)
  const second = await replayCall(sender, recording, { speed: 10_000 })
  const rows = await waitFor(async () => {
    const found = await db.select().from(calls)
    return found.length === 2 && found.every(({ state }) => state === 'ended' || state === 'wrapup')
      ? found
      : null
  })
  expect(rows.map(({ id }) => id).sort()).toEqual([first, second].sort())
  expect(JSON.stringify(rows)).not.toMatch(/784-?\d{4}|4\d{3} \d{4} \d{4} \d{4}/)
})

test('a call goes on over the end of the server, without a gap and without a double', async () => {
  const running = await startServer({ extensions })
  const { port } = running.server
  const sender = openSender(port, () => running.serviceToken('calls:write'))
  await sender.connect()
  const recording = await readRecording(join(CALLS, 'jvc-studio-budget.jsonl'))
  const playing = replayCall(sender, recording, { speed: 60 })
  await waitFor(async () => (await running.db.select().from(feedEvents)).length > 5)
  await running.server.close()
  await startServer({ extensions, port, brokerage: running })
  const id = await playing
  const durable = recording.events.filter(({ data }) => data.final !== false)
  expect(await running.db.select().from(feedEvents)).toHaveLength(durable.length)
  const [row] = await waitFor(async () => {
    const found = await running.db.select().from(calls)
    return found[0]?.endedAt ? found : null
  })
  const finals = new Set(
    recording.events.filter(({ data }) => data.final === true).map(({ data }) => data.segmentId),
  )
  expect(row).toMatchObject({ id, segmentCount: finals.size })
})

test('a client that may not feed calls is told so', async () => {
  const { server, serviceToken } = await startServer({ extensions })
  const sender = openSender(server.port, () => serviceToken('live:read'))
  await expect(sender.connect()).rejects.toThrow('calls:write')
})

test('an auth server that is away is waited for', async () => {
  const { server, serviceToken } = await startServer({ extensions })
  let asked = 0
  const sender = openSender(server.port, async () => {
    asked += 1
    if (asked < 3) throw new DomainError('unavailable', 'away')
    return serviceToken('calls:write')
  })
  await sender.connect()
  expect(asked).toBe(3)
})

test('what the feed refuses is counted and told, and the rest is stored', async () => {
  const { server, serviceToken } = await startServer({ extensions })
  const refused: string[] = []
  const sender = openSender(server.port, () => serviceToken('calls:write'), refused)
  await sender.connect()
  const events = [{ atMs: 0, type: 'pace.call.held.v1', data: {} }]
  await replayCall(sender, { name: 'bad', events }, { speed: 1 })
  expect(sender.refused).toBe(1)
  expect(refused).toEqual([expect.stringContaining('send pace.call.started.v1')])
})

test('a vCon is taken in at the times at which it was, once, and a call missed long ago is no task', async () => {
  const { server, serviceToken, db } = await startServer({ extensions })
  const sender = openSender(server.port, () => serviceToken('calls:write'))
  await sender.connect()
  const start = '2026-03-02T08:00:00.000Z'
  const parties = [{ tel: 'tel:+971501112233', role: 'customer' }, { role: 'agent' }]
  const body = 'My card is 4111 1111 1111 1111'
  const chat = { parties, dialog: [{ type: 'text', start, originator: 0, parties: [0, 1], body }] }
  const missed = { parties, dialog: [{ type: 'incomplete', start, disposition: 'no-answer' }] }
  for (const [callId, vcon] of [
    ['chat', chat],
    ['chat', chat],
    ['missed', missed],
  ] as const) {
    await importCall(sender, { callId, ...readVcon(vcon) })
  }
  expect(sender.refused).toBe(0)
  const rows = await waitFor(async () => {
    const found = await db.select().from(calls).orderBy(asc(calls.id))
    return found.length === 2 && found.every(({ endedAt }) => endedAt) ? found : null
  })
  expect(rows).toMatchObject([
    { id: 'chat', startedAt: start, state: 'wrapup', segmentCount: 1 },
    { id: 'missed', startedAt: start, state: 'missed' },
  ])
  const said = await db.select({ text: callSegments.text }).from(callSegments)
  expect(said).toEqual([{ text: `My card is ${MASK}` }])
  expect(await db.select().from(tasks)).toEqual([])
})
