import { getRequestListener } from '@hono/node-server'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, ne } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { arrivals, auditLog } from '#db/pace/schema.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import type { Proxies } from '#service/http/client-address.ts'
import { believeProxies } from '#service/http/remote-address.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createDoors } from './doors/doors.server.ts'

const FORM_LIMIT = 30
const by = { actor: 'person:admin', via: 'pages' }

/** The machine routes as a server of their own, which believes so many proxies. */
async function startBehind(proxies: Proxies) {
  const { api, db } = await createTestApi({ scale: 0 })
  const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
  believeProxies(server, proxies)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { key } = await createDoors({ db, secret: 'test' }).open(
    { channel: 'form', name: 'Site', settings: FormSettingsSchema.parse({}) },
    by,
  )
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let sent = 0
  const send = async (headers: Record<string, string>) => {
    sent += 1
    const answer = await fetch(`${url}/forms/${key}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'سارة', message: `رقم ${sent}` }),
    })
    await answer.text()
    return answer.status
  }
  const guess = async (headers: Record<string, string>, path: string) =>
    (await fetch(`${url}${path}`, { headers })).status
  return { send, guess, db, url }
}

/** So often as its limit lets one sender. */
async function useUp(send: () => Promise<number>) {
  for (let time = 0; time < FORM_LIMIT; time += 1) expect(await send()).toBe(202)
}

const ONE: Proxies = { trusted: 1, header: 'x-forwarded-for' }

test('behind a proxy each visitor has a limit of her own, and what she claims herself changes nothing', async () => {
  const { send, db } = await startBehind(ONE)
  let claimed = 0
  const forging = () =>
    send({
      'x-forwarded-for': `10.0.0.${(claimed += 1)}, 198.51.100.7`,
      forwarded: `for=10.0.1.${claimed}`,
    })
  await useUp(forging)
  expect(await forging()).toBe(429)
  expect(await send({ 'x-forwarded-for': '198.51.100.7:4711' })).toBe(429)
  expect(await send({ 'x-forwarded-for': '198.51.100.8' })).toBe(202)
  const rows = await db
    .select({ headers: arrivals.headers })
    .from(arrivals)
    .orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
  expect(new Set(rows.map(({ headers }) => headers['address']))).toEqual(
    new Set(['198.51.100.7', '198.51.100.8']),
  )
})

test('whoever has a whole network of IPv6 has one limit; its neighbour another', async () => {
  const { send } = await startBehind({ trusted: 1, header: 'forwarded' })
  let host = 0
  const from = (network: string) => send({ forwarded: `for="[${network}::${(host += 1)}]:99"` })
  await useUp(() => from('2001:db8:1:2'))
  expect(await from('2001:db8:1:2')).toBe(429)
  expect(await from('2001:db8:1:3')).toBe(202)
})

test('without proxies no header counts', async () => {
  const { send } = await startBehind({ trusted: 0, header: 'x-forwarded-for' })
  let host = 0
  await useUp(() => send({ 'x-forwarded-for': `198.51.100.${(host += 1)}` }))
  expect(await send({ 'x-forwarded-for': '203.0.113.1' })).toBe(429)
})

test('who guesses at keys is stopped over all of them together, before any is looked up', async () => {
  const { guess, send } = await startBehind(ONE)
  const headers = { 'x-forwarded-for': '198.51.100.9' }
  const seen = new Map<number, number>()
  for (let time = 0; time < 140; time += 1) {
    const status = await guess(headers, `/forms/guess-${time}/token`)
    seen.set(status, (seen.get(status) ?? 0) + 1)
  }
  expect(Object.fromEntries(seen)).toEqual({ 404: 120, 429: 20 })
  expect(await send({ 'x-forwarded-for': '198.51.100.10' })).toBe(202)
})

test('the audit names who was refused, not the proxy', async () => {
  const { guess, db } = await startBehind(ONE)
  const headers = { 'x-forwarded-for': '192.0.2.66, 198.51.100.11', authorization: 'Bearer none' }
  expect(await guess(headers, '/api/v1/leads')).toBe(401)
  const refused = ne(auditLog.outcome, 'allowed')
  await waitFor(async () => (await db.$count(auditLog, refused)) > 0)
  const rows = await db.select({ address: auditLog.address }).from(auditLog).where(refused)
  expect(rows).toEqual([{ address: '198.51.100.11' }])
})
