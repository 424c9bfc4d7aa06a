import { expect, test } from 'vitest'
import { webSessions } from '#db/pace/schema.ts'
import { signedIn, startSessionApp } from '#tests/support/session-app.ts'

test('[A6] [bar 15] twenty at once in one session get one new token, and the family lives on', async () => {
  const app = await startSessionApp()
  await signedIn(app, app.sara.subject)
  const [row] = await app.db.select().from(webSessions)
  const id = row?.id ?? ''
  for (let round = 0; round < 3; round += 1) {
    await app.db.update(webSessions).set({ accessToken: null })
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () => app.sessions.accessTokenFor({ id })),
    )
    expect(new Set(tokens).size).toBe(1)
  }
  const [after] = await app.db.select().from(webSessions)
  expect(after?.endedAt).toBeNull()
})
