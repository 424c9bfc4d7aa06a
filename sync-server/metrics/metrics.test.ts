import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { type Gauges, SyncMetrics } from './metrics.ts'

const GAUGES: Gauges = {
  people: 2,
  services: 1,
  entering: 4,
  rooms: 3,
  members: 5,
  presences: 6,
  slowReaders: 7,
  heldSenders: 8,
  unstoredBytes: 9,
  documentBytes: 10,
}

function start() {
  const registry = new Registry()
  const metrics = new SyncMetrics(registry)
  /** The value of a sample, as Prometheus reads it. */
  async function read(sample: string): Promise<number> {
    const line = (await registry.metrics())
      .split('\n')
      .find((text) => text.startsWith(`${sample} `))
    return Number(line?.split(' ').at(-1))
  }
  return { metrics, read }
}

test('[S103] what is counted with every message is told when somebody asks, however often', async () => {
  const { metrics, read } = start()
  metrics.tally.messagesIn += 3
  metrics.tally.bytesOut += 500
  expect(await read('pace_sync_messages_received_total')).toBe(3)
  expect(await read('pace_sync_messages_received_total')).toBe(3)
  metrics.tally.messagesIn += 1
  expect(await read('pace_sync_messages_received_total')).toBe(4)
  expect(await read('pace_sync_sent_bytes_total')).toBe(500)
})

test('[S103] who is here and what waits is measured at the moment of asking, and not before', async () => {
  const { metrics, read } = start()
  let asked = 0
  const now = { ...GAUGES }
  metrics.measure(() => {
    asked += 1
    return now
  })
  expect(asked).toBe(0)
  expect(await read('pace_sync_rooms')).toBe(3)
  expect(await read('pace_sync_connections{kind="people"}')).toBe(2)
  expect(await read('pace_sync_connections{kind="entering"}')).toBe(4)
  now.rooms = 4
  expect(await read('pace_sync_rooms')).toBe(4)
  expect(await read('pace_sync_unstored_bytes')).toBe(9)
})

test('[S103] refusals are counted by limit, closes by code', async () => {
  const { metrics, read } = start()
  metrics.refused('messageBytes')
  metrics.refused('messageBytes')
  metrics.refused('connections')
  metrics.closed(4403)
  expect(await read('pace_sync_refusals_total{limit="messageBytes"}')).toBe(2)
  expect(await read('pace_sync_refusals_total{limit="connections"}')).toBe(1)
  expect(await read('pace_sync_closes_total{code="4403"}')).toBe(1)
})

test('[S103] a commit is timed once, with how many updates it had; of many updates one is timed', async () => {
  const { metrics, read } = start()
  const end = metrics.commits(7)
  expect(await read('pace_sync_commit_seconds_count')).toBe(0)
  end()
  metrics.relayed(performance.now())
  expect(await read('pace_sync_commit_seconds_count')).toBe(1)
  expect(await read('pace_sync_commit_updates_sum')).toBe(7)
  expect(await read('pace_sync_relay_seconds_count')).toBe(1)
  const timed = Array.from({ length: 32 }, () => {
    metrics.tally.updatesIn += 1
    return metrics.isTimely()
  })
  expect(timed.filter(Boolean)).toHaveLength(2)
})

test('without a registry everything is counted, and told to nobody', () => {
  const metrics = new SyncMetrics()
  metrics.refused('connections')
  metrics.commits(1)()
  expect(metrics.isTimely()).toBe(false)
})
