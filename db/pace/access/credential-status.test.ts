import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import { connectPace } from '../client.ts'
import { listCredentialStatus } from './credential-status.ts'

test('how everybody stands is told without reading the sessions of years', async () => {
  const { db, pace, sara } = await foundCompany()
  const { sql: client, close } = connectPace(pace.adminUrl, { max: 1 })
  onTestFinished(close)
  await db.execute(sql`insert into web_sessions (secret_hash, person_id, expires_at, ended_at)
    select 's' || n, ${sara.id}, now() - n * interval '1 hour', now() - n * interval '1 hour'
    from generate_series(1, 10000) as n`)
  await client.unsafe('vacuum analyze web_sessions')
  const plans = await explain(client, (explained) => listCredentialStatus(explained))
  const sessions = plans.find(({ sql: text }) => text.includes('"web_sessions"'))
  expect(sessions?.nodes).not.toContain('Seq Scan')
})
