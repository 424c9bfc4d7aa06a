import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { calls, feedEvents } from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { createData } from '#sync/data.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { FeedSender } from './feed-sender.ts'
import { readRecording } from './read-recording.ts'
import { REPLAY_SOURCE, replayCall } from './replay-call.ts'

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
