import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { finishRun, insertRun } from '#db/pace/directory/runs.ts'
import type { Role } from '#domain/access/person.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { loader } from './route.tsx'

const AT = '2026-11-23T08:00:00.000Z'

async function start() {
  const { pace } = await createTestDatabases()
  const auth = connectPace(pace.urls.pace_auth, { max: 1 })
  const app = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(async () => {
    await Promise.all([auth.close(), app.close()])
  })
  /** What the page of somebody with this role is given. */
  const open = (role: Role, query = '') => {
    const actor = { kind: 'person' as const, id: crypto.randomUUID(), role, teamId: null }
    const context = { session: { actor }, deps: { db: app.db } } as unknown as PageContext
    const request = new Request(`http://localhost/admin/directory${query}`)
    return loader({ request, context, params: {} } as Parameters<typeof loader>[0])
  }
  return { db: auth.db, open }
}

test.each(['agent', 'manager'] as const)('the directory is not for %ss', async (role) => {
  const { open } = await start()
  await expect(open(role)).rejects.toMatchObject({ code: 'forbidden' })
})

test('an admin sees the runs that did something, all of them when asked, and the last one always', async () => {
  const { db, open } = await start()
  const end = { outcome: 'done', users: 3, effects: [], now: new Date(AT) } as const
  const id = await insertRun(db, { trigger: 'schedule', forced: false, startedAt: AT })
  await finishRun(db, id, end)
  expect(await open('admin')).toMatchObject({ page: { rows: [], next: null }, last: { id } })
  expect(await open('admin', '?show=all')).toMatchObject({ page: { rows: [{ id, effects: [] }] } })
})
