import { Command } from 'commander'
import { expect, test, vi } from 'vitest'
import { loadSigningKeys } from '#auth/keys/keys.ts'
import { startTestAuth } from '#tests/support/auth.ts'
import type { CliContext } from '../cli/context.ts'
import { addKeysCommand } from './keys.ts'

test('a key is added that signs in a minute, and the one before it retires then', async () => {
  const auth = await startTestAuth()
  const context = {
    databaseUrl: () => auth.urls.pace_auth,
    env: { SESSION_SECRET: auth.secret },
  } as unknown as CliContext
  const run = async (word: string): Promise<unknown> => {
    const program = new Command('pace').exitOverride()
    addKeysCommand(program, context)
    const print = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    try {
      await program.parseAsync(['node', 'pace', 'keys', word])
      return JSON.parse(String(print.mock.calls.at(-1)?.[0]))
    } finally {
      print.mockRestore()
    }
  }
  const before = await run('list')
  expect(before).toMatchObject([{ algorithm: 'ES256', retired_at: null }])
  const made = (await run('rotate')) as { kid: string; signs_from: string }
  const untilItSigns = Date.parse(made.signs_from) - Date.now()
  expect(untilItSigns).toBeGreaterThan(30_000)
  expect(untilItSigns).toBeLessThanOrEqual(60_000)
  expect(await run('list')).toMatchObject([
    { kid: made.kid, retired_at: null },
    { retired_at: expect.any(String) },
  ])
  expect(JSON.stringify(await run('list'))).not.toContain('jwk')
  await auth.server.reloadKeys()
  const [signing, published] = await loadSigningKeys(auth.keyStore)
  expect(signing?.kid).not.toBe(made.kid)
  expect(published?.kid).toBe(made.kid)
})
