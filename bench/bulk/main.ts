import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { benchCommands } from './commands.ts'
import { benchFeed } from './feed.ts'
import type { Figures } from './figures.ts'
import { benchImports } from './imports.ts'
import { benchMerge } from './merge.ts'
import { benchOverMany } from './over-many.ts'
import { benchRebuild } from './rebuild.ts'
import { benchSeed } from './seed.ts'

type Bench = {
  what: string
  sizes: readonly number[]
  run: (size: number, profileFolder: string | null) => Promise<Figures>
}

/** What grows with the brokerage, each at its size and at a tenth of it. */
export const BULK: Record<string, Bench> = {
  seed: { what: 'listings', sizes: [10_000, 100_000], run: benchSeed },
  feed: { what: 'listings', sizes: [10_000, 100_000], run: benchFeed },
  rebuild: { what: 'documents', sizes: [10_000, 100_000], run: benchRebuild },
  commands: { what: 'leads', sizes: [400, 4_000], run: benchCommands },
  overMany: { what: 'leads', sizes: [1_000, 10_000], run: benchOverMany },
  imports: { what: 'rows', sizes: [10_000, 100_000], run: benchImports },
  merge: { what: 'leads each', sizes: [5, 50], run: benchMerge },
}

const RESULTS = join(import.meta.dirname, '../results')

/** `feed`, or `feed 5000` for another size; several may be named. `--profile` leaves a profile of the server that is measured. */
export async function benchBulk(wanted: readonly string[]): Promise<void> {
  const profiles = wanted.includes('--profile') ? join(RESULTS, 'profiles') : null
  const sizes = wanted.map(Number).filter((size) => size > 0)
  for (const name of wanted) {
    const bench = BULK[name]
    if (!bench) continue
    const rows: Figures[] = []
    for (const size of sizes.length > 0 ? sizes : bench.sizes) {
      const [loadBefore = 0] = loadavg()
      const figures = await bench.run(size, profiles)
      rows.push({ [bench.what]: size, ...figures, load: loadBefore })
    }
    console.log(`\n${name}`)
    console.table(rows.map(rounded))
    store(name, rows)
  }
}

function rounded(figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  )
}

function store(name: string, rows: readonly Figures[]): void {
  mkdirSync(RESULTS, { recursive: true })
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version }
  const result = { name, at: new Date().toISOString(), rows, machine }
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
