import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { clientOf, startSandboxHost } from '#tests/support/sandbox-host.ts'
import { waitFor } from '#tests/support/wait-for.ts'

async function startHost(env: Record<string, string>) {
  const host = await startSandboxHost(env)
  onTestFinished(host.stop)
  return host
}
/** A hundred thousandth of a day: two seconds. */
const SOON = { SANDBOX_IDLE_MINUTES: '0.03' }

test('one that nobody asks sleeps, its Postgres too, and wakes as it was', async () => {
  const host = await startHost(SOON)
  const made = await host.make('Sleeper')
  const { api } = clientOf(made)
  const enquiry = { name: 'Wakeful', phone: '+971505556677' }
  expect((await api('enquiries', 'POST', enquiry)).status).toBe(201)
  await waitFor(async () => !(await host.list())[0]?.isAwake, { everyMs: 200 })
  await waitFor(() => !host.postgresRuns(), { everyMs: 200 })
  expect((await api('leads?limit=5&q=Wakeful')).body).toMatchObject({ data: { length: 1 } })
})

test('no more are awake than may be: who comes then is told to come again, and is let in when another sleeps', async () => {
  const host = await startHost({ ...SOON, SANDBOX_LIMIT_AWAKE: '1' })
  const [one, other] = [await host.make('One'), await host.make('Other')]
  const stays = new AbortController()
  const token = await waitFor(() => clientOf(one).token())
  const stream = await fetch(`${one.sandbox.url}/api/v1/events/stream`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stays.signal,
  })
  expect(stream.status).toBe(200)
  const refused = await fetch(`${other.sandbox.url}/jwks`)
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('10')
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  stays.abort()
  await waitFor(async () => (await fetch(`${other.sandbox.url}/jwks`)).ok, { everyMs: 200 })
})

test('one that is full takes nothing more in, and still answers', async () => {
  const host = await startHost({ SANDBOX_LIMIT_MEGABYTES: '1' })
  const { api } = clientOf(await host.make('Full'))
  const { status, body } = await api('enquiries', 'POST', { name: 'Too much' })
  expect(status).toBe(413)
  expect(body).toMatchObject({ code: 'tooLarge', detail: expect.stringContaining('full') })
  expect((await api('leads?limit=1')).status).toBe(200)
})

test('what nobody has used for a month is removed, and what was cut off is brought to its end', async () => {
  const host = await startHost({})
  const [old, cut, fresh] = [
    await host.make('Old'),
    await host.make('Cut off'),
    await host.make('Fresh'),
  ]
  const note = (id: string) => join(host.home, 'each', id, 'sandbox.json')
  const change = (id: string, changes: object) =>
    writeFileSync(
      note(id),
      JSON.stringify({ ...JSON.parse(readFileSync(note(id), 'utf8')), ...changes }),
    )
  await host.restart(() => {
    change(old.sandbox.id, { usedAt: new Date(Date.now() - 31 * 86_400_000).toISOString() })
    change(cut.sandbox.id, { state: 'removing' })
  })
  await waitFor(async () => (await host.list()).length === 1)
  expect((await host.list()).map(({ id }) => id)).toEqual([fresh.sandbox.id])
  expect(existsSync(note(old.sandbox.id))).toBe(false)
  expect((await host.databases()).filter((name) => name !== 'pace_sandbox_template')).toEqual([
    `pace_sandbox_${fresh.sandbox.id}`,
  ])
  expect((await clientOf(fresh).api('leads?limit=1')).status).toBe(200)
})
