import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { auditLog } from '#db/pace/schema.ts'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import { buildRequest, signIn } from '#tests/support/authorize.ts'
import { createHttpBrowser } from '#tests/support/http-browser.ts'
import { waitFor } from '#tests/support/wait-for.ts'

test('[A32] sign-ins, grants and refusals are written down: who, through what, what came of it', async () => {
  const auth = await startTestAuth()
  await signIn(auth, auth.sara.subject)
  await requestToken(auth, 'pace-cli', { grant_type: 'client_credentials', scope: 'calls:write' })
  await requestToken(auth, 'pace-cli', { grant_type: 'client_credentials', scope: 'ask' })
  await requestToken(
    auth,
    { id: 'pace-cli', secret: 'guess' },
    { grant_type: 'client_credentials' },
  )
  const { url } = await buildRequest(auth, { redirect_uri: 'https://evil.example' })
  await createHttpBrowser().send(url)
  const entries = await waitFor(async () => {
    const rows = await auth.db.select().from(auditLog).orderBy(asc(auditLog.sequence))
    return rows.length >= 6 ? rows : null
  })
  const told = entries.map(({ actor, via, action, outcome }) => [actor, via, action, outcome])
  const sara = `person:${auth.sara.id}`
  expect(told).toEqual(
    expect.arrayContaining([
      [sara, null, 'signIn.identify', 'allowed'],
      [sara, 'service:pace-app', 'token.authorization_code', 'allowed'],
      ['service:pace-cli', null, 'token.client_credentials', 'allowed'],
      ['service:pace-cli', null, 'token.client_credentials', 'denied'],
      ['service:pace-app', null, 'token.authorize', 'denied'],
    ]),
  )
  for (const entry of entries) expect(entry.traceId).toMatch(/^[0-9a-f]{32}$/)
})

test('[A32] a refusal is written down also where what was sent holds NUL', async () => {
  const auth = await startTestAuth()
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${auth.authUrl}/reg`, { method: 'POST', headers, body: '\u0000' })
  expect(answer.status).toBe(400)
  const entry = await waitFor(
    async () => (await auth.db.select().from(auditLog).orderBy(auditLog.sequence))[0],
  )
  expect(entry).toMatchObject({ action: 'token.register', outcome: 'denied' })
})

test('[A32] no service can change or remove what was written', async () => {
  const auth = await startTestAuth()
  for (const role of ['pace_auth', 'pace_app', 'pace_sync'] as const) {
    const { sql, close } = connectPace(auth.urls[role], { max: 1 })
    await sql`insert into audit_log (actor, action, outcome) values ('x', 'y', 'allowed')`
    await expect(sql`update audit_log set actor = 'z'`).rejects.toThrow(/permission denied/)
    await expect(sql`delete from audit_log`).rejects.toThrow(/permission denied/)
    await expect(sql`truncate audit_log`).rejects.toThrow(/permission denied/)
    await close()
  }
})
