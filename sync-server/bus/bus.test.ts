import { createClient } from '@redis/client'
import { expect, onTestFinished, test } from 'vitest'
import { listenNodes } from '#db/pace/bus/messages.ts'
import { connectPace } from '#db/pace/client.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { startRedis } from '#tests/support/redis.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { cutDatabase } from '../testing/faults/cut-database.ts'
import type { Bus } from './bus.ts'
import { openBus } from './open-bus.ts'

type Ground = {
  /** Another node on the same line. */
  open: () => Bus
  /** The line is dead until `mend`. */
  cut: () => Promise<void>
  mend: () => Promise<void>
  /** All envelopes from now on. */
  overhear: () => Promise<string[]>
  lines: string[]
}
const BEAT_MS = 60
/** Nobody is taken for dead before a line that was cut has come back, which the driver takes a second for, or on a busy machine. */
const PATIENT_BEAT_MS = 500

/** What every bus must do, whatever carries it. */
const GROUNDS = {
  Postgres: async (beatMs = BEAT_MS): Promise<Ground> => {
    const { pace } = await createTestDatabases()
    const lines: string[] = []
    const client = connectPace(pace.urls.pace_sync, { max: 2 })
    onTestFinished(client.close)
    const line = await cutDatabase(client)
    return {
      lines,
      open: () => opened(openBus({ pace: line.client, log: keep(lines), beatMs })),
      cut: async () => line.set('cut'),
      mend: async () => line.set('through'),
      async overhear() {
        const envelopes: string[] = []
        await listenNodes(
          client.sql,
          (envelope) => envelopes.push(envelope),
          () => undefined,
        )
        return envelopes
      },
    }
  },
  Redis: async (beatMs = BEAT_MS): Promise<Ground> => {
    const redis = await startRedis()
    const lines: string[] = []
    const { sql } = connectPace('postgres://nobody@127.0.0.1:1/brokerage')
    const options = { pace: { sql }, redisUrl: redis.url, log: keep(lines), beatMs }
    return {
      lines,
      open: () => opened(openBus(options)),
      cut: redis.kill,
      mend: redis.start,
      async overhear() {
        const envelopes: string[] = []
        const client = await createClient({ url: redis.url }).connect()
        onTestFinished(() => client.destroy())
        const channels = ['pace:brokerage:nodes', 'pace:brokerage:document:note:a']
        await client.sSubscribe(channels, (envelope) => envelopes.push(envelope))
        return envelopes
      },
    }
  },
}
const BUSES = Object.entries(GROUNDS).map(([name, prepare]) => ({ name, prepare }))

function keep(lines: string[]) {
  const write = (_details: unknown, text?: string) => void lines.push(text ?? String(_details))
  return { info: write, warn: write }
}

function opened(bus: Bus): Bus {
  onTestFinished(() => bus.close())
  return bus
}

/** Listens and keeps what it hears. */
function follow(bus: Bus, document: string) {
  const heard = { bells: [] as number[], words: [] as string[], missed: 0, gone: [] as string[] }
  const stop = bus.subscribe(document, {
    bell: (seq) => void heard.bells.push(seq),
    awareness: (bytes, node) => void heard.words.push(`${node} ${new TextDecoder().decode(bytes)}`),
    missed: () => void (heard.missed += 1),
    gone: (node) => void heard.gone.push(node),
  })
  return { heard, stop }
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Two nodes that know of each other and have both `note:a` open. */
async function pair(prepare: () => Promise<Ground>) {
  const ground = await prepare()
  const [one, other] = [ground.open(), ground.open()]
  const [here, there] = [follow(one, 'note:a'), follow(other, 'note:a')]
  await waitFor(() => one.hasOthers() && other.hasOthers())
  await waitFor(() => here.heard.missed > 0 && there.heard.missed > 0)
  return { ...ground, one, other, here, there }
}

test.for(BUSES)('[S70] a bell reaches the others, and not who rang: $name', async ({ prepare }) => {
  const { one, here, there } = await pair(prepare)
  one.ring({ document: 'note:a', seq: 7 })
  await waitFor(() => there.heard.bells.includes(7))
  one.ring({ document: 'note:a', seq: 8 })
  await waitFor(() => there.heard.bells.includes(8))
  expect(here.heard.bells).toEqual([])
})

test.for(BUSES)('[S70] a document is heard by who has it open: $name', async ({ prepare }) => {
  const { one, other, there } = await pair(prepare)
  const elsewhere = follow(other, 'note:b')
  await waitFor(() => elsewhere.heard.missed > 0)
  there.stop()
  one.ring({ document: 'note:a', seq: 1 })
  one.ring({ document: 'note:b', seq: 2 })
  await waitFor(() => elsewhere.heard.bells.includes(2))
  expect([there.heard.bells, elsewhere.heard.bells]).toEqual([[], [2]])
})

test.for(BUSES)('[S71] what is rung in one moment is one bell: $name', async ({ prepare }) => {
  const { one, there } = await pair(prepare)
  for (let seq = 1; seq <= 100; seq += 1) one.ring({ document: 'note:a', seq })
  await waitFor(() => there.heard.bells.includes(100))
  expect(there.heard.bells).toEqual([100])
})

test.for(BUSES)('[S71] bells of a thousand documents all arrive: $name', async ({ prepare }) => {
  const { one, other } = await pair(prepare)
  const names = Array.from({ length: 1_000 }, (_, index) => `lead:${'x'.repeat(40)}-${index}`)
  const follows = names.map((name) => follow(other, name))
  await waitFor(() => follows.every(({ heard }) => heard.missed > 0))
  for (const document of names) one.ring({ document, seq: 3 })
  await waitFor(() => follows.every(({ heard }) => heard.bells.includes(3)))
})

test.for(BUSES)('[S74] presences reach the others in order: $name', async ({ prepare }) => {
  const { one, here, there } = await pair(prepare)
  for (const word of ['a', 'b', 'c']) one.show({ document: 'note:a', bytes: bytesOf(word) })
  await waitFor(() => there.heard.words.length === 3)
  expect(there.heard.words.map((word) => word.split(' ')[1])).toEqual(['a', 'b', 'c'])
  expect(here.heard.words).toEqual([])
})

test('[S74] over Postgres presences are capped, and bells are not held up', async () => {
  const { one, there } = await pair(GROUNDS.Postgres)
  for (let count = 0; count < 1_000; count += 1)
    one.show({ document: 'note:a', bytes: new Uint8Array(4_096) })
  one.show({ document: 'note:a', bytes: new Uint8Array(9_000) })
  one.ring({ document: 'note:a', seq: 1 })
  await waitFor(() => there.heard.bells.includes(1))
  await waitFor(() => there.heard.words.length > 0)
  one.show({ document: 'note:a', bytes: bytesOf('last') })
  await waitFor(() => there.heard.words.some((word) => word.endsWith(' last')))
  expect(there.heard.words.length).toBeLessThan(20)
})

test.for(BUSES)(
  '[S72] a node that is alone says no more than that it is there: $name',
  async ({ prepare }) => {
    const { open, overhear } = await prepare(PATIENT_BEAT_MS)
    const envelopes = await overhear()
    const one = open()
    const here = follow(one, 'note:a')
    const says = (kind: string) =>
      envelopes.some((envelope) => envelope.includes(`"kind":"${kind}"`))
    await waitFor(() => says('hello') && says('here'))
    const before = envelopes.length
    one.ring({ document: 'note:a', seq: 1 })
    one.show({ document: 'note:a', bytes: bytesOf('a') })
    // Two more signs of life have gone out behind what would have been said.
    await waitFor(() => envelopes.length > before + 2)
    expect([says('bell'), says('awareness'), here.heard.missed]).toEqual([false, false, 0])
    const there = follow(open(), 'note:a')
    await waitFor(() => one.hasOthers() && there.heard.missed > 0)
    one.ring({ document: 'note:a', seq: 2 })
    await waitFor(() => there.heard.bells.includes(2))
    expect(says('bell')).toBe(true)
  },
)

test('[S71] over Postgres a thousand bells share a few envelopes', async () => {
  const { one, there, overhear } = await pair(GROUNDS.Postgres)
  const envelopes = await overhear()
  for (let index = 0; index < 1_000; index += 1) one.ring({ document: `note:${index}`, seq: 1 })
  one.ring({ document: 'note:a', seq: 9 })
  await waitFor(() => there.heard.bells.includes(9))
  const ringing = () => envelopes.filter((envelope) => envelope.includes('"bell"'))
  await waitFor(() => ringing().some((envelope) => envelope.includes('"seq":9')))
  expect(ringing().length).toBeLessThan(20)
  expect(Math.max(...ringing().map((envelope) => Buffer.byteLength(envelope)))).toBeLessThan(8_000)
})

test.for(BUSES)('[S73] who says goodbye is gone at once: $name', async ({ prepare }) => {
  const { one, other, here } = await pair(prepare)
  await other.close()
  await waitFor(() => here.heard.gone.length === 1)
  expect(one.hasOthers()).toBe(false)
})

test.for(BUSES)(
  '[S76] a dead line is told once, mends itself, and then all are told: $name',
  async ({ prepare }) => {
    const { one, other, here, there, cut, mend, lines } = await pair(() => prepare(PATIENT_BEAT_MS))
    await cut()
    one.ring({ document: 'note:a', seq: 1 })
    await waitFor(() => lines.length === 2)
    expect(lines.every((line) => line.startsWith('the bus between nodes is down'))).toBe(true)
    const before = [here.heard.missed, there.heard.missed] as const
    await mend()
    await waitFor(() => here.heard.missed > before[0] && there.heard.missed > before[1])
    await waitFor(() => lines.length === 4)
    one.ring({ document: 'note:a', seq: 2 })
    await waitFor(() => there.heard.bells.includes(2))
    // Silent was the line, not the other node.
    expect([here.heard.gone, there.heard.gone, other.hasOthers()]).toEqual([[], [], true])
    expect(lines.slice(2)).toEqual(Array(2).fill('the bus between nodes is back'))
  },
)

test.for(BUSES)(
  '[S76] what was opened while the line was dead is heard afterwards: $name',
  async ({ prepare }) => {
    const { one, other, cut, mend } = await pair(prepare)
    await cut()
    const late = follow(other, 'note:late')
    await mend()
    await waitFor(() => {
      one.ring({ document: 'note:late', seq: 5 })
      return late.heard.bells.includes(5)
    })
    expect(late.heard.missed).toBeGreaterThan(0)
  },
)
