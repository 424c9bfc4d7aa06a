import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { calls } from '#db/pace/schema.ts'
import { createData } from '#sync/data.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { playDemoCalls, readDemoRecordings } from './demo-calls.ts'
import { FeedSender } from './feed-sender.ts'
import { REPLAY_SOURCE } from './replay-call.ts'

const CALLS = join(import.meta.dirname, '../../db/pace/seed/calls')
const extensions = [createData({ pollMs: 200 })]

async function openFloor() {
  const { server, serviceToken, db } = await startServer({ extensions })
  const sender = new FeedSender({
    url: `ws://127.0.0.1:${server.port}/feed`,
    source: REPLAY_SOURCE,
    token: () => serviceToken('calls:write'),
  })
  await sender.connect()
  onTestFinished(() => sender.close())
  const folder = mkdtempSync(join(tmpdir(), 'pace-demo-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { db, sender, noteFile: join(folder, 'demo-call') }
}

test('all ten recordings are there, and the one that shows most comes first', async () => {
  const recordings = await readDemoRecordings(CALLS)
  expect(new Set(recordings.map(({ name }) => name)).size).toBe(10)
  expect(recordings[0]?.name).toBe('marina-two-bed')
})

test('calls come one after the other, and a call that was left in its middle is ended', async () => {
  const { db, sender, noteFile } = await openFloor()
  const [first, second] = await readDemoRecordings(CALLS)
  if (!first || !second) throw new Error('no recordings')
  const play = (speed: number, signal: AbortSignal) =>
    playDemoCalls(sender, { recordings: [first, second], noteFile, speed, pauseMs: 1, signal })

  const breaking = new AbortController()
  const broken = play(1, breaking.signal)
  await waitFor(async () => (await db.select().from(calls)).length === 1)
  breaking.abort()
  await expect(broken).rejects.toThrow('aborted')
  expect(existsSync(noteFile)).toBe(true)
  const left = readFileSync(noteFile, 'utf8')

  const ending = new AbortController()
  const playing = play(10_000, ending.signal).catch(() => {})
  const rows = await waitFor(async () => {
    const found = await db.select().from(calls)
    return found.length > 3 ? found : null
  })
  ending.abort()
  await playing
  expect(rows.find(({ id }) => id === left)?.endedAt).not.toBeNull()
  const names = rows.map(({ id }) => id.replace(/-\d+$/, ''))
  expect(new Set(names)).toEqual(new Set([first.name, second.name]))
})
