import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { FeedLine } from '../load/feed-line.ts'
import { Latencies } from '../load/latencies.ts'
import { type BenchServer, cpuOf } from '../servers/bench-server.ts'
import type { Lab } from '../servers/lab.ts'
import { launchServer } from '../servers/launch.ts'
import { walMeter, type WalMeter } from '../servers/wal-meter.ts'
import { against } from './judge.ts'
import type { Figures } from '../load/figures.ts'
import { scaled, type Scenario } from './scenario.ts'

const PLACES = [70, 530, 3_000] as const
const LAST = PLACES[2]
const MEASURED = 60
const BURST = 6_000
const CALLS_AT_ONCE = 40
const SETTLE_MS = 1_500

export const segments: Scenario = {
  name: 'segments',
  title: `What a final segment costs at ${PLACES.join(', ')} of one call, and how many are stored a second`,
  servers: ['pace'],
  growth: { figure: 'segments/s of one call', of: 'each' },
  async measure({ lab, server: name, load }) {
    const server = await launchServer(lab, name)
    const wal = await walMeter(lab)
    const line = await FeedLine.open(portOf(server), feedToken(lab))
    const call = newCall()
    line.start(call)
    const figures: Figures = {}
    let said = 0
    for (const place of PLACES.map((full) => scaled(full, load))) {
      while (said < place - MEASURED / 2) line.say(call, (said += 1))
      await line.acknowledged()
      await delay(SETTLE_MS)
      const cost = await costOfOneByOne({ server, wal, line, call, from: said })
      said += MEASURED
      for (const [figure, value] of Object.entries(cost)) figures[`${figure} at ${place}`] = value
    }
    figures['segments/s of one call'] = await burst(line, [newCall()], scaled(BURST, load))
    const calls = Array.from({ length: CALLS_AT_ONCE }, newCall)
    figures['segments/s of 40 calls'] = await burst(line, calls, scaled(BURST, load))
    line.close()
    return figures
  },
  judge: (by) => [
    against(by, { figure: `CPU ms at ${LAST}`, unit: ' ms', atMost: 5 }),
    against(by, { figure: `WAL kB at ${LAST}`, unit: ' kB', atMost: 10 }),
    against(by, { figure: 'segments/s of one call', unit: '', atLeast: 2_000 }),
  ],
}

type Measured = {
  server: BenchServer
  wal: WalMeter
  line: FeedLine
  call: string
  from: number
}

/** The row included: the window ends when it is written. */
async function costOfOneByOne({ server, wal, line, call, from }: Measured): Promise<Figures> {
  const latencies = new Latencies()
  const [cpu, bytes] = [cpuOf(server), await wal.bytes()]
  for (let number = from + 1; number <= from + MEASURED; number += 1) {
    const sent = performance.now()
    line.say(call, number)
    await line.acknowledged()
    latencies.record(performance.now() - sent)
  }
  await delay(SETTLE_MS)
  return {
    'CPU ms': ((cpuOf(server) - cpu) * 1_000) / MEASURED,
    'WAL kB': ((await wal.bytes()) - bytes) / 1_000 / MEASURED,
    'ack p50 ms': latencies.percentile(0.5),
  }
}

async function burst(line: FeedLine, calls: readonly string[], total: number): Promise<number> {
  for (const call of calls) line.start(call)
  await line.acknowledged()
  const began = performance.now()
  for (let number = 0; number < total; number += 1) {
    line.say(calls[number % calls.length] ?? '', Math.floor(number / calls.length))
  }
  await line.acknowledged()
  return total / ((performance.now() - began) / 1_000)
}

function newCall(): string {
  return `bench-${randomUUID().slice(0, 8)}`
}

function portOf({ nodes: [node] }: BenchServer): number {
  if (!node) throw new Error('A server needs a node.')
  return node.port
}

function feedToken({ pace }: Lab): string {
  if (!pace) throw new Error('The lab was opened without a database.')
  return pace.authority.token
}
