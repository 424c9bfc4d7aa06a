import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connectPace } from '#db/pace/client.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { withoutIndexes } from '#db/pace/seed/without-indexes.ts'
import { cpuSeconds, residentBytes } from '../sync/process/usage.ts'
import { startBenchDatabase } from '../sync/servers/database.ts'
import type { Figures } from './figures.ts'

/** One portal reads a feed of so many listings, zipped, while somebody else asks for the health every 20 ms. */
export async function benchFeed(listings: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-bench-feed-'))
  const database = await startBenchDatabase(folder)
  await fillFeed(database.urlOf('pace_migrator'), listings)
  const server = fork(join(import.meta.dirname, 'feed-server.ts'), [database.urlOf('pace_app')])
  try {
    const [port] = await once(server, 'message')
    const figures = await readWhileAlive(`http://127.0.0.1:${port}`, server.pid ?? 0)
    return { ...figures, 'Postgres CPU s': await postgresSeconds(database.urlOf('pace_app')) }
  } finally {
    server.disconnect()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo's brokerage and copies of its listings, each advertised, published on Bayut and with eight pictures: four files, four elsewhere. */
export async function fillFeed(url: string, listings: number): Promise<void> {
  const { db, sql, close } = connectPace(url, { max: 1 })
  await seedDemo(db)
  const known = await sql<
    { name: string }[]
  >`select column_name as name from information_schema.columns
    where table_name = 'listings' and is_generated = 'NEVER' and column_name not in ('id', 'reference')`
  const columns = known.map(({ name }) => `"${name}"`).join(', ')
  await withoutIndexes(
    sql,
    ['listings', 'listing_search', 'portal_publications', 'files'],
    async () => {
      await sql.unsafe(`insert into listings (id, reference, ${columns})
      select gen_random_uuid(), 'P-' || 9000000 + row_number() over (order by n, id), ${columns}
      from listings, generate_series(1, ${Math.ceil(listings / 100)}) as n order by n, id limit greatest(0, ${listings} - (select count(*) from listings))`)
      await sql`update listings set status = 'available', archived_at = null, permit_number = '7112345678', permit_ends_on = null,
      media = (select jsonb_agg(jsonb_build_object('url', 'https://photos.example/' || reference || '-' || n || '.jpg'))
        from generate_series(1, 4) as n)`
      await sql`insert into blobs (hash, bytes, type, stored_at)
      select repeat(n::text, 64), 100000, 'image/jpeg', now() from generate_series(1, 4) as n on conflict do nothing`
      await sql`insert into files (record, hash, name, added_by)
      select 'listing:' || id, repeat(n::text, 64), n || '.jpg', 'person:bench' from listings, generate_series(1, 4) as n`
      await sql`update people set phone = '+971501112233'`
      await sql`insert into portal_publications (listing_id, portal, state, at)
      select id, 'bayut', 'live', now() from listings on conflict do nothing`
    },
  )
  await sql`analyze`
  await admitFeedKey(db, 'bayut', 'k')
  await close()
}

/** Of all that the app's connections have asked. */
async function postgresSeconds(url: string): Promise<number> {
  const { sql, close } = connectPace(url, { max: 1 })
  const backends = await sql<{ pid: number }[]>`select pid from pg_stat_activity
    where usename = current_user and pid <> pg_backend_pid()`
  await close()
  return backends.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0)
}

async function readWhileAlive(origin: string, pid: number): Promise<Figures> {
  const feed = `${origin}/portals/bayut.xml?key=k`
  const headers = { 'accept-encoding': 'gzip' }
  await (await fetch(`${feed}&warm`, { headers: { 'if-none-match': '*' } })).text()
  const watch = watchServer(`${origin}/healthz`, pid)
  const began = performance.now()
  const response = await fetch(feed, { headers })
  let bytes = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read())
    bytes += read.value.length
  const seconds = (performance.now() - began) / 1000
  const watched = await watch.end()
  const tag = response.headers.get('etag') ?? ''
  const times = []
  for (let n = 0; n < 20; n += 1) {
    const at = performance.now()
    const again = await fetch(feed, { headers: { 'if-none-match': tag } })
    if (again.status !== 304)
      throw new Error(`Asked with its tag the feed answered ${again.status}.`)
    times.push(performance.now() - at)
  }
  times.sort((a, b) => a - b)
  return {
    seconds,
    'MiB of text': bytes / 2 ** 20,
    ...watched,
    '304 median ms': times[10] ?? 0,
    '304 worst ms': times[19] ?? 0,
  }
}

/** What it has taken most above its start, its CPU, and the longest that somebody else waited. */
function watchServer(health: string, pid: number) {
  const idle = residentMiB(pid)
  const cpu = cpuSeconds(pid)
  let [most, longest, isOver] = [idle, 0, false]
  const watching = (async () => {
    while (!isOver) {
      const at = performance.now()
      await (await fetch(health)).text()
      longest = Math.max(longest, performance.now() - at)
      most = Math.max(most, residentMiB(pid))
      await delay(20)
    }
  })()
  return {
    end: async (): Promise<Figures> => {
      isOver = true
      await watching
      const used = cpuSeconds(pid) - cpu
      return { 'CPU s': used, 'MiB above idle': most - idle, 'longest wait ms': longest }
    },
  }
}

function residentMiB(pid: number): number {
  return residentBytes(pid) / 2 ** 20
}
