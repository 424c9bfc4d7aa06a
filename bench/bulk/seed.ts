import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPace } from '#db/pace/client.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { cpuSeconds } from '../sync/process/usage.ts'
import { startBenchDatabase } from '../sync/servers/database.ts'
import type { Figures } from './figures.ts'

/** The demo of a brokerage with so many listings, as `npm start -- --scale` lays it down. */
export async function benchSeed(listings: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-bench-seed-'))
  const database = await startBenchDatabase(folder)
  const { db, sql, close } = connectPace(database.urlOf('pace_migrator'), { max: 1 })
  try {
    const [began, cpu] = [performance.now(), cpuSeconds(process.pid)]
    await seedDemo(db, { scale: listings / 140 })
    const seconds = (performance.now() - began) / 1000
    const [size] = await sql<{ mib: number }[]>`
      select (pg_database_size(current_database()) / 1048576)::int as mib`
    return {
      seconds,
      'CPU s': cpuSeconds(process.pid) - cpu,
      'most MiB': process.resourceUsage().maxRSS / 1024,
      'MiB of database': size?.mib ?? 0,
    }
  } finally {
    await close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
