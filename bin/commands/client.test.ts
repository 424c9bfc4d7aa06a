import { Command } from 'commander'
import { expect, test, vi } from 'vitest'
import { requestToken, startTestAuth } from '#tests/support/auth.ts'
import { REDIRECT_URI, register } from '#tests/support/third-party.ts'
import type { CliContext } from '../cli/context.ts'
import { addClientCommand } from './client.ts'
import { addUserCommand } from './user.ts'

async function start() {
  const auth = await startTestAuth()
  const context = { databaseUrl: () => auth.urls.pace_auth } as unknown as CliContext
  const run = async (...words: string[]): Promise<unknown> => {
    const program = new Command('pace').exitOverride()
    addClientCommand(program, context)
    addUserCommand(program, context)
    const print = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    try {
      await program.parseAsync(['node', 'pace', ...words])
      return JSON.parse(String(print.mock.calls.at(-1)?.[0]))
    } finally {
      print.mockRestore()
    }
  }
  return { auth, run }
}

test('a client is made, gets its token, is listed without its secret, rotated and revoked', async () => {
  const { auth, run } = await start()
  const made = (await run('client', 'create', 'Call centre', '--scope', 'calls:write')) as Record<
    string,
    string
  >
  expect(made).toMatchObject({ name: 'Call centre', scope: 'calls:write' })
  const { client_id: id = '', client_secret: secret = '' } = made
  const ask = async (with_: string) =>
    (await requestToken(auth, { id, secret: with_ }, { grant_type: 'client_credentials' })).status
  expect(await ask(secret)).toBe(200)
  const list = await run('client', 'list')
  expect(list).toMatchObject([
    { client_id: id, last_used_at: expect.any(String), revoked_at: null },
  ])
  expect(JSON.stringify(list)).not.toContain(secret)
  const rotated = (await run('client', 'rotate', id)) as Record<string, string>
  expect(await ask(rotated['client_secret'] ?? '')).toBe(200)
  await run('client', 'revoke', id)
  expect(await ask(secret)).toBe(401)
  await expect(run('client', 'revoke', id)).rejects.toMatchObject({ code: 'notFound' })
})

test('programs of others are registered with a token that is shown once, listed and ended', async () => {
  const { auth, run } = await start()
  const shown = (await run('client', 'registration-token', '--days', '2')) as Record<string, string>
  const ends = Date.parse(shown['expires_at'] ?? '')
  expect(Math.round((ends - Date.now()) / 3600_000)).toBe(48)
  const token = shown['initial_access_token'] ?? ''
  const { body } = await register(auth, token, { redirect_uris: [REDIRECT_URI] })
  const id = String(body['client_id'])
  expect(await run('client', 'programs')).toMatchObject([{ id }])
  expect(await run('client', 'revoke', id)).toEqual({ client_id: id, revoked: true })
  expect(await run('client', 'programs')).toEqual([])
  await expect(run('client', 'revoke', id)).rejects.toMatchObject({ code: 'notFound' })
  const tooLong = run('client', 'registration-token', '--days', '31')
  await expect(tooLong).rejects.toThrow(/--days is '31'/)
})

test('a scope that does not exist is named, with those that do', async () => {
  const { run } = await start()
  const made = run('client', 'create', 'Portal', '--scope', 'leads:destroy')
  await expect(made).rejects.toThrow(/no scope 'leads:destroy'. Scopes: listings:read/)
})

test('people are listed, suspended, restored and given a role by e-mail', async () => {
  const { run } = await start()
  expect(await run('user', 'list')).toHaveLength(4)
  expect(await run('user', 'suspend', 'SARA.haddad@pace.demo')).toMatchObject({
    status: 'suspended',
  })
  expect(await run('user', 'restore', 'sara.haddad@pace.demo')).toMatchObject({ status: 'active' })
  expect(await run('user', 'role', 'sara.haddad@pace.demo', 'manager')).toMatchObject({
    role: 'manager',
  })
  await expect(run('user', 'role', 'sara.haddad@pace.demo', 'king')).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(run('user', 'suspend', 'nobody@pace.demo')).rejects.toMatchObject({
    code: 'notFound',
  })
})
