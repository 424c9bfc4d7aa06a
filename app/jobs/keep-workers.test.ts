import { fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { run, type WorkerEvents } from 'graphile-worker'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { countJobs, findJob, listJobs } from '#db/pace/jobs/board.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { changeJob } from './change-job.server.ts'
import { keepWorkers } from './keep-workers.ts'

const ADMIN = { kind: 'person', id: crypto.randomUUID(), role: 'admin', teamId: null } as const
const BY = { actor: `person:${ADMIN.id}`, via: 'pace' }

async function open() {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls.pace_app, { max: 4, name: 'test' })
  onTestFinished(close)
  const add = (
    key: string,
    more: { maxAttempts?: number; queue?: string; delaySeconds?: number } = {},
  ) => addJob(db, { task: 'import', payload: { key }, key, ...more })
  const lines: string[] = []
  const log = {
    error: () => {},
    warn: (_: unknown, message?: string) => void lines.push(message ?? ''),
  }
  return { url: pace.urls.pace_app, db, add, log, lines }
}

async function startWorker(
  { url, db, log }: Pick<Awaited<ReturnType<typeof open>>, 'url' | 'db' | 'log'>,
  task: (payload: unknown) => void,
  silentMs: number,
) {
  const events: WorkerEvents = new EventEmitter()
  const kept = keepWorkers({ db, events, log, everyMs: 50, silentMs })
  const runner = await run({
    events,
    connectionString: url,
    noHandleSignals: true,
    concurrency: 1,
    pollInterval: 100,
    taskList: { import: task },
  })
  onTestFinished(async () => {
    await runner.stop()
    await kept.stop()
  })
}

/** Killed with the test, whatever comes of it. */
function startHanging(url: string) {
  const script = new URL('./testing/hanging-worker.ts', import.meta.url)
  const child = fork(script, [url], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  })
  return child
}

test('what a process that was killed had begun is begun again by another, and what stood behind it goes on', async () => {
  const opened = await open()
  const { add, db, url, lines } = opened
  await add('first', { queue: 'line' })
  await add('second', { queue: 'line' })
  const child = startHanging(url)
  await once(child, 'message')
  expect(await countJobs(db)).toMatchObject({ running: 1, waiting: 1 })
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  const done: unknown[] = []
  await startWorker(opened, (payload) => void done.push(payload), 1_000)
  await waitFor(async () => (await countJobs(db)).waiting === 0 && done.length === 2)
  expect(done).toEqual([{ key: 'first' }, { key: 'second' }])
  expect(lines).toEqual(['jobs of workers that are gone are begun again'])
})

test('a worker that lives keeps its job, however long it takes', async () => {
  const opened = await open()
  const { add, db, url, log } = opened
  await add('long')
  const child = startHanging(url)
  await once(child, 'message')
  const done: unknown[] = []
  await startWorker({ url, db, log }, (payload) => void done.push(payload), 30_000)
  await add('short')
  await waitFor(() => done.length > 0)
  expect(done).toEqual([{ key: 'short' }])
  // The short one's row follows its work.
  await waitFor(async () => (await countJobs(db)).running === 1)
})

test('a job that fails is listed with why, given up, and tried again when somebody asks', async () => {
  const opened = await open()
  const { add, db } = opened
  let isBroken = true
  await add('broken')
  await startWorker(
    opened,
    () => {
      if (isBroken) throw new Error('The portal is closed.')
    },
    60_000,
  )
  const [failing] = await waitFor(async () => {
    const { rows } = await listJobs(db, { state: 'failing', limit: 10 })
    return rows.length > 0 && rows
  })
  const id = failing?.id ?? ''
  expect(failing).toMatchObject({ task: 'import', key: 'broken', attempts: 1, maxAttempts: 25 })
  expect(failing?.error).toContain('The portal is closed.')
  await changeJob(db, { actor: ADMIN, by: BY, id, change: 'giveUp' })
  expect(await findJob(db, id)).toMatchObject({ state: 'dead', error: `Given up by ${BY.actor}` })
  isBroken = false
  await changeJob(db, { actor: ADMIN, by: BY, id, change: 'retry' })
  await waitFor(async () => (await findJob(db, id)) === null)
  await expect(changeJob(db, { actor: ADMIN, by: BY, id, change: 'retry' })).rejects.toMatchObject({
    code: 'gone',
  })
  const agent = { ...ADMIN, role: 'agent' } as const
  await expect(changeJob(db, { actor: agent, by: BY, id, change: 'retry' })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('jobs are listed a page at a time, the newest first, each once', async () => {
  const { add, db } = await open()
  for (let at = 0; at < 7; at += 1) await add(`job ${at}`, { delaySeconds: 3_600 })
  const keys: (string | null)[] = []
  for (let before: string | undefined; ;) {
    const { rows, next } = await listJobs(db, { state: 'waiting', before, limit: 3 })
    keys.push(...rows.map(({ key }) => key))
    if (next === null) break
    before = next
  }
  expect(keys).toEqual([6, 5, 4, 3, 2, 1, 0].map((at) => `job ${at}`))
  expect(await countJobs(db)).toEqual({ running: 0, waiting: 7, failing: 0, dead: 0 })
})
