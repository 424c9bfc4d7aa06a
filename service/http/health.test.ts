import { expect, test } from 'vitest'
import { createHealthRoutes, createMetrics } from './health.ts'

test('a process is alive even when a dependency is not', async () => {
  const routes = createHealthRoutes({
    checks: { database: () => Promise.reject(new Error('down')) },
  })
  expect((await routes.request('/healthz')).status).toBe(200)
  expect((await routes.request('/readyz')).status).toBe(503)
})

test('readiness names each dependency and does not quote its error', async () => {
  const routes = createHealthRoutes({
    checks: {
      database: () =>
        Promise.reject(new Error('password authentication failed for postgres://u:pw@h')),
      keys: () => Promise.resolve(1),
    },
  })
  const text = await (await routes.request('/readyz')).text()
  expect(JSON.parse(text)).toEqual({
    status: 'unavailable',
    checks: { database: { ok: false, error: 'failed' }, keys: { ok: true } },
  })
})

test('a check that hangs counts as failed', async () => {
  const routes = createHealthRoutes({
    checks: { slow: () => new Promise(() => {}) },
    timeoutMs: 10,
  })
  const answer = await routes.request('/readyz')
  expect(await answer.json()).toMatchObject({ checks: { slow: { ok: false, error: 'timeout' } } })
})

test('a check that throws at once is a failed check', async () => {
  const routes = createHealthRoutes({
    checks: {
      broken: () => {
        throw new Error('x')
      },
    },
  })
  expect((await routes.request('/readyz')).status).toBe(503)
})

const TOKEN = 'a-scraper-shows-this-and-nobody-else-has-it'

test('metrics are served only where there is a token, and only to who shows it', async () => {
  const registry = createMetrics('app')
  const without = createHealthRoutes({ checks: {}, metrics: { registry, token: undefined } })
  expect((await without.request('/metrics')).status).toBe(404)
  const routes = createHealthRoutes({ checks: {}, metrics: { registry, token: TOKEN } })
  const ask = (headers: Record<string, string>) => routes.request('/metrics', { headers })
  expect((await ask({})).status).toBe(401)
  expect((await ask({ authorization: `Bearer ${TOKEN.slice(1)}` })).status).toBe(401)
  const answer = await ask({ authorization: `Bearer ${TOKEN}` })
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toContain('process_cpu_seconds_total{service="app"}')
})
