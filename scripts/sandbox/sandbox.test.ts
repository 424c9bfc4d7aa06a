import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { waitFor } from '#tests/support/wait-for.ts'
import {
  clientOf,
  type Made,
  type SandboxHost,
  startSandboxHost,
} from '#tests/support/sandbox-host.ts'

let host: SandboxHost
let one: Made
let other: Made

beforeAll(async () => {
  host = await startSandboxHost()
  one = await host.make('Website of O’Brien')
  other = await host.make('موقع الشركة')
})
afterAll(() => host?.stop())

const reza = { name: 'Ali Reza', phone: '+971507654321', message: 'Two bedrooms? 🏡 شقتان' }

/** How many leads the client sees of this person. */
async function leadsOf(made: Made, q: string): Promise<number> {
  const { status, body } = await clientOf(made).api(`leads?limit=50&q=${encodeURIComponent(q)}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return z.object({ data: z.array(z.unknown()) }).parse(body).data.length
}

test('a test client reads and writes the small brokerage that is its own, and another one’s sees nothing of it', async () => {
  const { api } = clientOf(one)
  const leads = await api('leads?limit=5')
  expect(leads.status, JSON.stringify(leads.body)).toBe(200)
  expect(leads.body).toMatchObject({ data: { length: 5 } })
  const before = await leadsOf(other, 'Ali Reza')
  expect((await api('enquiries', 'POST', reza)).status).toBe(201)
  await waitFor(async () => (await leadsOf(one, 'Ali Reza')) > 0)
  expect(await leadsOf(other, 'Ali Reza')).toBe(before)
})

test('a token of one sandbox is refused in another, which says where those that hold come from', async () => {
  const token = await clientOf(one).token()
  const response = await fetch(`${other.sandbox.url}/api/v1/leads`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status).toBe(401)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(await response.json()).toMatchObject({
    code: 'unauthenticated',
    detail: expect.stringContaining(`${other.sandbox.url}/token`),
  })
  const mixed = { ...other, secret: one.secret }
  await expect(clientOf(mixed).token()).rejects.toThrow('invalid_client')
})

test('pages, and people’s ways in, are not there', async () => {
  for (const path of ['/', '/leads', '/auth/start', '/sign-out', '/auth', '/metrics', '/healthz']) {
    const response = await fetch(`${one.sandbox.url}${path}`, { redirect: 'manual' })
    expect(response.status, path).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  }
})

test('the host answers whoever has the key of the house alone', async () => {
  const response = await fetch(`http://127.0.0.1:${host.port}/sandboxes`, {
    headers: { authorization: `Bearer ${'x'.repeat(64)}` },
  })
  expect(response.status).toBe(401)
})

test('a host that is killed comes back with every sandbox, its data and its address', async () => {
  await host.crash()
  expect((await host.list()).map(({ url, state }) => [url, state])).toEqual([
    [one.sandbox.url, 'ready'],
    [other.sandbox.url, 'ready'],
  ])
  expect(await leadsOf(one, 'Ali Reza')).toBeGreaterThan(0)
})

test('what begins anew has its first data and the same client', async () => {
  const before = await clientOf(one).token()
  expect((await host.ask(`/sandboxes/${one.sandbox.id}/reset`, 'POST')).status).toBe(204)
  expect(await leadsOf(one, 'Ali Reza')).toBe(0)
  const old = await fetch(`${one.sandbox.url}/api/v1/leads`, {
    headers: { authorization: `Bearer ${before}` },
  })
  expect(old.status).toBe(401)
})

test('of a sandbox that is removed nothing is left: no database, no folder, no address', async () => {
  const gone = await host.make('Soon gone', { id: 'guest', name: 'Guest' })
  const database = `pace_sandbox_${gone.sandbox.id}`
  await clientOf(gone).token()
  expect(await host.databases()).toContain(database)
  expect((await host.ask(`/sandboxes/${gone.sandbox.id}`, 'DELETE')).status).toBe(204)
  expect(await host.databases()).not.toContain(database)
  expect(existsSync(join(host.home, 'each', gone.sandbox.id))).toBe(false)
  await expect(fetch(`${gone.sandbox.url}/api/v1/leads`)).rejects.toThrow()
  expect((await host.ask(`/sandboxes/${gone.sandbox.id}`, 'DELETE')).status).toBe(404)
})

test('one person has so many, and is told', async () => {
  const owner = { id: 'greedy', name: 'Greedy' }
  const limits = await host.make('First', owner)
  await host.make('Second', owner)
  await host.make('Third', owner)
  await expect(host.make('Fourth', owner)).rejects.toThrow('One person may have 3 sandboxes')
  expect((await host.ask(`/sandboxes/${limits.sandbox.id}`, 'DELETE')).status).toBe(204)
})
