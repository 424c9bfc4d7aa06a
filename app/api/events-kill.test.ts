import { getRequestListener } from '@hono/node-server'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { CONSUMER_KILLS, CONSUMER_RESULT } from '#tests/support/consumer-settings.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const ROOT = join(import.meta.dirname, '../..')
const CONSUMER = join(ROOT, 'tests/support/event-consumer.ts')
const KILLS = CONSUMER_KILLS
const EVENTS = KILLS * 100
const AT_ONCE = 20

test(
  'a consumer that is killed again and again while events flow loses none and does none twice',
  { timeout: KILLS * 15_000 },
  async () => {
    const api = await createTestApi({ scale: 0 })
    // A schema of their own: databases are used again, and what else stands in them is emptied.
    await api.sql.unsafe(`drop schema if exists consumer cascade; create schema consumer;
      create table consumer.effects (sequence bigint not null);
      create table consumer.position as select 0::bigint as last`)
    const begun = performance.now()
    const begin = await startConsumers(api)
    const effects = async () =>
      Number((await api.sql`select count(*) as count from consumer.effects`)[0]?.count)
    let sent = 0
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const child = begin()
      const due = Math.floor((EVENTS * kill) / KILLS)
      const seen = await effects()
      const writing = (async () => {
        for (; sent < due; sent += AT_ONCE) await happen(api, AT_ONCE)
      })()
      // In the midst of its work: it has begun anew, and there is more.
      await waitFor(async () => (await effects()) > seen)
      child.kill('SIGKILL')
      await once(child, 'exit')
      await writing
    }
    begin()
    await waitFor(async () => (await effects()) >= sent)
    const [told] =
      await api.sql`select count(*)::int as effects, count(distinct sequence)::int as events,
      (select count(*)::int from entity_events) as log from consumer.effects`
    const lost = told?.['log'] - told?.['events']
    const doubled = told?.['effects'] - told?.['events']
    const seconds = Math.round((performance.now() - begun) / 1000)
    if (CONSUMER_RESULT) {
      writeFileSync(
        CONSUMER_RESULT,
        JSON.stringify({ kills: KILLS, events: sent, lost, doubled, seconds }),
      )
    }
    expect({ lost, doubled, log: told?.['log'] }).toEqual({ lost: 0, doubled: 0, log: EVENTS })
  },
)

async function startConsumers(api: TestApi): Promise<() => ChildProcess> {
  const server = createServer(getRequestListener(api.api.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/api/v1/events/stream?after=0`
  const token = await api.tokenFor('consumer', 'events:read')
  return () => {
    const imports = ['--import', join(ROOT, 'scripts/quick-imports.mjs')]
    const child = spawn(
      process.execPath,
      [...imports, CONSUMER, address, token, api.pace.adminUrl],
      { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    return child
  }
}

function happen(api: TestApi, count: number): Promise<void> {
  return api.deps.db.transaction((tx) =>
    appendEvents(
      tx,
      Array.from({ length: count }, () => ({
        resource: 'task' as const,
        key: 'k',
        old: {},
        new: { title: 'x' },
        actor: 'service:test',
        documentSeq: null,
      })),
    ),
  )
}
