import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPace } from '#db/pace/client.ts'
import { insertRows } from '#db/pace/query/insert-rows.ts'
import { documents, leads } from '#db/pace/schema.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { leadUpdateFromRow } from '#domain/record/first-update.ts'
import { rebuildRows } from '#sync/projection/rebuild-rows.ts'
import { startBenchDatabase } from '../sync/servers/database.ts'
import { cpuSeconds } from '../sync/process/usage.ts'
import type { Figures } from './figures.ts'

/** Every lead of a brokerage with so many of them gets its document; then all rows are written anew from those. */
export async function benchRebuild(count: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-bench-rebuild-'))
  const database = await startBenchDatabase(folder)
  const owner = connectPace(database.urlOf('pace_migrator'), { max: 2 })
  const client = connectPace(database.urlOf('pace_sync'), { max: 5 })
  try {
    await seedDemo(owner.db, { scale: Math.max(0.1, count / 240) })
    await makeDocuments(owner)
    await owner.sql`analyze`
    const [began, cpu] = [performance.now(), cpuSeconds(process.pid)]
    const { written, problems } = await rebuildRows(client.db)
    const seconds = (performance.now() - began) / 1000
    return {
      documents: written,
      problems: problems.length,
      seconds,
      'CPU s': cpuSeconds(process.pid) - cpu,
      'minutes for 1M': (seconds / written) * (1_000_000 / 60),
      'most MiB': process.resourceUsage().maxRSS / 1024,
    }
  } finally {
    await client.close()
    await owner.close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeDocuments({ db, sql }: ReturnType<typeof connectPace>): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await db.query.leads.findMany({
      where: (lead, { gt }) => gt(lead.id, after),
      orderBy: leads.id,
      limit: 1000,
    })
    const last = rows.at(-1)
    if (!last) return
    after = last.id
    const made = rows.map((row) => ({
      name: `lead:${row.id}`,
      kind: 'lead',
      seq: 1,
      projectedSeq: 1,
    }))
    await insertRows(db, documents, made)
    const updates = rows.map((row) => Buffer.from(leadUpdateFromRow(row)).toString('hex'))
    await sql`insert into document_updates (document, seq, update, actor)
      select name, 1, decode(hex, 'hex'), 'person:bench'
      from unnest(${made.map(({ name }) => name)}::text[], ${updates}::text[]) as t (name, hex)`
  }
}
