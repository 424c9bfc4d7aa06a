import { climb, type Step } from '../load/climb.ts'
import { Typing, type TypingResult } from '../load/typing.ts'
import { cpuSeconds } from '../process/usage.ts'
import { type BenchServer, cpuOf, SERVERS } from '../servers/bench-server.ts'
import { launchServer } from '../servers/launch.ts'
import { againstPeer, format } from './judge.ts'
import { type ByServer, scaled, type Scenario, type Verdict } from './scenario.ts'
import { roomsOf } from './typing-figures.ts'

const AUTHORS = 5
const READERS = 200
const FIRST_RATE = 20_000
const LONGEST_P99_MS = 100
/** Above this share of its core the generator is what stops. */
const GENERATOR_IS_FULL = 0.9

export const fanOutMax: Scenario = {
  name: 'fan-out-max',
  title:
    'Fan-out, 5 authors, 200 readers: the highest rate with p99 < 100 ms and everything delivered',
  servers: SERVERS,
  growth: { figure: 'CPU s per 1M deliveries', of: 'each' },
  async measure({ lab, server: name, load }) {
    const readers = scaled(READERS, load)
    const server = await launchServer(lab, name)
    const typing = await Typing.open(server, roomsOf(1, { authors: AUTHORS, readers }))
    const members = AUTHORS + readers - 1
    const best = await climb(
      (rate) => step(server, typing, { rate, members, seconds: load.seconds / 2 }),
      FIRST_RATE * load.share,
    )
    typing.close()
    return best?.figures ?? { 'deliveries/s': 0 }
  },
  judge: (by) => [
    orGeneratorIsFull(
      by,
      againstPeer(by, { figure: 'deliveries/s', peer: 'hocuspocus', atLeast: 1.3 }),
    ),
    againstPeer(by, { figure: 'CPU s per 1M deliveries', peer: 'hocuspocus', atMost: 0.4 }),
  ],
}

async function step(
  server: BenchServer,
  typing: Typing,
  { rate, members, seconds }: { rate: number; members: number; seconds: number },
): Promise<Step> {
  const before = { server: cpuOf(server), generator: cpuSeconds(process.pid) }
  const begun = performance.now()
  const result = await typing.run(rate / members, seconds)
  const elapsed = (performance.now() - begun) / 1000
  const cpu = cpuOf(server) - before.server
  const generator = cpuSeconds(process.pid) - before.generator
  const holds = typing.isWhole && holdsUp(result)
  const figures = {
    'deliveries/s': rate,
    'p99 ms': result.latencies.percentile(0.99),
    'CPU s per 1M deliveries': (cpu / result.delivered) * 1_000_000,
    'core used': cpu / elapsed,
    'generator core': generator / elapsed,
  }
  return { rate, holds, figures }
}

function holdsUp({ latencies, delivered, expected }: TypingResult): boolean {
  return delivered === expected && latencies.percentile(0.99) < LONGEST_P99_MS
}

function orGeneratorIsFull(by: ByServer, verdict: Verdict): Verdict {
  const share = by.pace?.['generator core'] ?? 0
  if (verdict.met !== false || share < GENERATOR_IS_FULL) return verdict
  return {
    ...verdict,
    seen: `${verdict.seen}, generator at ${format(share)} of its core`,
    met: true,
  }
}
