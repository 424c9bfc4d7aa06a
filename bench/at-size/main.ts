import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type postgres from 'postgres'
import { connectPace } from '#db/pace/client.ts'
import { startBenchDatabase } from '../sync/servers/database.ts'
import { fillBrokerage } from './fill.ts'
import { listMeasures } from './lists.ts'
import type { Measure } from './measure.ts'
import { pageMeasures, searchMeasures } from './measures.ts'
import { createRest } from './rest.ts'
import { restMeasures, restNothing } from './rest-measures.ts'

const SIZES = [100_000, 1_000_000]
/** A request of a millisecond is compiled only after hundreds. */
const ROUNDS = { few: 40, many: 400 }
const RESULTS = join(import.meta.dirname, '../results')

type Figures = {
  median: number
  p99: number
  worst: number
  cpu: number
  postgres: number
  most: number
}

/**
 * `at-size [listings…] [name…] [--keep folder]`: search, pages and REST lists of houses of these sizes, a tenth and the whole by default; of
 * what is measured that whose name holds one of the words. A house that is kept is there at once the next time. `--bare`: the lists of REST in
 * their own order alone, of a house where nothing is found by a text.
 */
export async function benchAtSize(given: readonly string[]): Promise<void> {
  const { values, positionals: args } = parseArgs({
    args: [...given],
    options: { keep: { type: 'string' }, bare: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const numbers = args.map(Number).filter(Number.isInteger)
  const words = args.filter((arg) => !Number.isInteger(Number(arg)))
  const sizes = numbers.length > 0 ? numbers : SIZES
  for (const size of sizes) {
    const figures = await measureHouse({ size, words, kept: values.keep, bare: values.bare })
    console.log(`\n${size} listings (milliseconds; load ${loadavg()[0]?.toFixed(1)})`)
    console.table(figures)
    mkdirSync(RESULTS, { recursive: true })
    const machine = { cpu: cpus()[0]?.model, node: process.version, load: loadavg() }
    const result = { at: new Date().toISOString(), size, machine, figures }
    const part = words.length > 0 ? `-${words.join('-')}` : ''
    writeFileSync(
      join(RESULTS, `at-size-${size}${part}.json`),
      `${JSON.stringify(result, null, 2)}\n`,
    )
  }
}

type House = { size: number; words: readonly string[]; kept: string | undefined; bare: boolean }

async function measureHouse({ size, words, kept, bare }: House): Promise<Record<string, Figures>> {
  const folder = kept ? join(kept, String(size)) : mkdtempSync(join(tmpdir(), 'pace-at-size-'))
  const database = await startBenchDatabase(folder, { keep: kept !== undefined })
  const filled = join(folder, 'filled')
  try {
    const owner = bare ? database.superuser : database.urlOf('pace_migrator')
    if (!existsSync(filled)) await fillBrokerage(owner, size, { bare })
    writeFileSync(filled, '')
    return await measureAll(database.urlOf('pace_app'), { words, bare })
  } finally {
    await database.stop()
    if (!kept) rmSync(folder, { recursive: true, force: true })
  }
}

async function measureAll(
  url: string,
  { words, bare }: Pick<House, 'words' | 'bare'>,
): Promise<Record<string, Figures>> {
  const { db, sql, close } = connectPace(url, { max: 1 })
  const rest = await createRest(db)
  const onCpu = await cpuOf(sql)
  const beside = async () => [
    ...searchMeasures(db),
    ...pageMeasures(db),
    ...(await listMeasures(db)),
    ...restNothing(rest.asClient, rest.asAdmin),
  ]
  const measures = [
    ...(bare ? [] : await beside()),
    ...(await restMeasures(rest.asClient, rest.asAdmin)),
  ]
  const figures: Record<string, Figures> = {}
  const isWanted = ({ name }: Measure) =>
    words.length === 0 || words.some((word) => name.includes(word))
  for (const measure of measures.filter(isWanted))
    figures[measure.name] = await measureOne(measure, onCpu)
  await close()
  return figures
}

async function measureOne({ run, most }: Measure, onCpu: () => number): Promise<Figures> {
  const rounds = most > 5 ? ROUNDS.few : ROUNDS.many
  for (let round = 0; round < rounds; round += 1) await run()
  const own = process.cpuUsage()
  const postgres = onCpu()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now()
    await run()
    times.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(own)
  times.sort((a, b) => a - b)
  return {
    median: rounded(times[rounds / 2]),
    p99: rounded(times[Math.ceil(rounds * 0.99) - 1]),
    worst: rounded(times.at(-1)),
    cpu: rounded((user + system) / 1000 / rounds),
    postgres: rounded((onCpu() - postgres) / rounds),
    most,
  }
}

/** Milliseconds that the connection's own process of Postgres has worked: what others do on the machine is not in it. */
async function cpuOf(sql: postgres.Sql): Promise<() => number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  const path = `/proc/${row?.pid}/schedstat`
  return () => Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6
}

function rounded(value = Number.NaN): number {
  return Math.round(value * 100) / 100
}
