import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { findFreePort } from '../free-port.ts'
import { findBinaries } from './binaries.ts'
import { type ClusterOptions, startCluster } from './cluster.ts'
import { databaseIdentity, giveTo } from './identity.ts'
import { initData, superuserUrl } from './init-data.ts'
import { keepCluster, type KeptCluster } from './keep-cluster.ts'
import { findPlace, PASSING_PLACES } from './place.ts'
import { findRunning, isAlive, readPostmaster } from './postmaster.ts'

async function prepare(): Promise<ClusterOptions> {
  const identity = databaseIdentity()
  const place = findPlace(identity, mkdtempSync(join(tmpdir(), 'pace-cluster-')), PASSING_PLACES)
  const data = join(place, 'data')
  const binaries = await findBinaries(identity, place)
  initData({ binaries, identity, data, password: 'secret', sync: false })
  onTestFinished(async () => {
    const left = findRunning(data)
    if (left) process.kill(left.pid, 'SIGQUIT')
    await waitFor(() => !findRunning(data))
    rmSync(place, { recursive: true, force: true })
  })
  return { binaries, identity, data, logFile: join(place, 'log'), choosePort: () => findFreePort() }
}

function open(port: number): postgres.Sql {
  return postgres(superuserUrl(port, 'secret'), { max: 1, onnotice: () => {} })
}

test('a cluster survives kill -9 with everything that was committed, and is adopted while it runs', async () => {
  const options = await prepare()
  const first = await startCluster(options)
  const sql = open(first.port)
  await sql`create table kept (id int)`
  await sql`insert into kept select generate_series(1, 1000)`

  const adopted = await startCluster(options)
  expect(adopted).toMatchObject({ pid: first.pid, port: first.port, adopted: true })

  process.kill(first.pid, 'SIGKILL')
  await sql.end({ timeout: 0 })
  await waitFor(() => !isAlive(first.pid))
  const second = await startCluster(options)
  expect(second).toMatchObject({ adopted: false })
  const again = open(second.port)
  expect((await again`select count(*)::int as rows from kept`)[0]).toEqual({ rows: 1000 })
  await again.end()
  await second.stop()
  expect(isAlive(second.pid)).toBe(false)
})

test('a pid file that is left of another boot does not pass for a running cluster', async () => {
  const options = await prepare()
  writeFileSync(
    join(options.data, 'postmaster.pid'),
    `${process.pid}\n${options.data}\n0\n5432\n\n\n\nready\n`,
  )
  giveTo(options.identity, join(options.data, 'postmaster.pid'))
  expect(readPostmaster(options.data)).toMatchObject({
    pid: process.pid,
    port: 5432,
    status: 'ready',
  })
  expect(findRunning(options.data)).toBeNull()
})

test('a cluster that cannot start says why', async () => {
  const options = await prepare()
  const start = startCluster({ ...options, settings: { shared_buffers: 'much' } })
  await expect(start).rejects.toThrow(
    /does not start.*\n.*invalid value for parameter "shared_buffers"/,
  )
})

async function keep(news: string[]): Promise<{ kept: KeptCluster; options: ClusterOptions }> {
  const options = await prepare()
  const kept = await keepCluster(options, {
    onDeath: () => news.push('died'),
    onReturn: () => news.push('back'),
    onFailure: (error) => news.push(String(error)),
  })
  onTestFinished(() => kept.stop())
  return { kept, options }
}

test.each(['SIGKILL', 'SIGQUIT'] as const)(
  'a kept cluster whose postmaster gets %s is back at the same port, with what was committed',
  async (signal) => {
    const news: string[] = []
    const { kept } = await keep(news)
    const { pid, port } = kept
    const sql = open(port)
    await sql`create table kept (id int)`
    await sql`insert into kept values (1)`
    process.kill(pid, signal)
    await waitFor(() => news.includes('back'))
    expect(kept.pid).not.toBe(pid)
    expect(news).toEqual(['died', 'back'])
    const again = open(port)
    expect((await again`select id from kept`)[0]).toEqual({ id: 1 })
    await again.end()
    await sql.end({ timeout: 0 })
  },
)

test('what dies once more is brought back once more; what is stopped stays down', async () => {
  const news: string[] = []
  const { kept, options } = await keep(news)
  process.kill(kept.pid, 'SIGKILL')
  await waitFor(() => news.length === 2)
  process.kill(kept.pid, 'SIGKILL')
  await waitFor(() => news.length === 4)
  await kept.stop()
  expect(findRunning(options.data)).toBeNull()
  expect(news).toEqual(['died', 'back', 'died', 'back'])
})

test('a stop while it is down ends the attempts, and nothing is left running', async () => {
  const news: string[] = []
  const { kept, options } = await keep(news)
  const { pid, port } = kept
  process.kill(pid, 'SIGKILL')
  await waitFor(() => !isAlive(pid))
  // Whatever takes the port keeps it from coming back.
  const taken = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await waitFor(() => news.includes('died'))
  await kept.stop()
  expect(findRunning(options.data)).toBeNull()
  expect(news).not.toContain('back')
})
