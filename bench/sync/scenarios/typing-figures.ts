import { randomUUID } from 'node:crypto'
import type { RoomPlan, Typing, TypingResult } from '../load/typing.ts'
import { type BenchServer, cpuOf } from '../servers/bench-server.ts'
import type { Figures } from '../load/figures.ts'

/** A new one each time: the database keeps what earlier runs left. */
export function newDocument(): string {
  return `note:${randomUUID()}`
}

export function roomsOf(count: number, plan: Omit<RoomPlan, 'document'>): RoomPlan[] {
  return Array.from({ length: count }, () => ({ document: newDocument(), ...plan }))
}

const WARM_UP_SECONDS = 4

/** What a steady stream of edits costs, after a warm-up at the same rate. */
export async function typeSteadily(
  server: BenchServer,
  typing: Typing,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Figures> {
  await typing.run(perSecond, WARM_UP_SECONDS)
  const before = { cpu: cpuOf(server), at: performance.now() }
  const result = await typing.run(perSecond, seconds)
  const cpu = cpuOf(server) - before.cpu
  const elapsed = (performance.now() - before.at) / 1000
  return { ...latencyFigures(result), 'core used': cpu / elapsed, ...costFigures(result, cpu) }
}

export function latencyFigures({ latencies, delivered, expected }: TypingResult): Figures {
  return {
    'p50 ms': latencies.percentile(0.5),
    'p99 ms': latencies.percentile(0.99),
    lost: expected - delivered,
  }
}

function costFigures({ delivered }: TypingResult, cpu: number): Figures {
  return { 'CPU s per 1M deliveries': (cpu / delivered) * 1_000_000 }
}
