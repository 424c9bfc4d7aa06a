import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createDenialAudit } from './audit-denial.ts'
import { connectPace } from '../client.ts'
import { auditLog } from '../schema.ts'

async function start() {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(close)
  const errors: unknown[] = []
  const audit = createDenialAudit({ db, onError: (error) => errors.push(error) })
  return { db, audit, errors, entries: () => db.select().from(auditLog).orderBy(auditLog.sequence) }
}

const asked = { action: 'GET /leads', reason: 'You may not.', address: '::ffff:192.0.2.1' }

test('a refusal names who, through what, from where and why', async () => {
  const { audit, entries } = await start()
  audit({ ...asked, actor: 'person:a', via: 'service:pace-app', traceId: 't' })
  await waitFor(async () => (await entries()).length === 1)
  expect((await entries())[0]).toMatchObject({
    actor: 'person:a',
    via: 'service:pace-app',
    action: 'GET /leads',
    outcome: 'denied',
    after: { reason: 'You may not.' },
    address: '192.0.2.1',
    traceId: 't',
  })
})

test('who knocks at random fills no log: sixty a minute from one address are kept, and nobody else’s suffer', async () => {
  const { audit, entries } = await start()
  for (let count = 0; count < 200; count += 1) audit({ ...asked, actor: null })
  audit({ ...asked, actor: null, address: '192.0.2.2' })
  audit({ ...asked, actor: 'person:a' })
  await waitFor(async () => (await entries()).length === 62)
  const kept = await entries()
  expect(kept.filter(({ outcome }) => outcome === 'failed')).toHaveLength(61)
})

test('an entry that cannot be written is told, and the refusal stands', async () => {
  const { audit, errors } = await start()
  audit({ ...asked, actor: 'a\u0000b' })
  await waitFor(() => errors.length === 1)
})
