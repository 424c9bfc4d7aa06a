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

test('metrics are served only where a registry is given', async () => {
  const without = createHealthRoutes({ checks: {} })
  expect((await without.request('/metrics')).status).toBe(404)
  const answer = await createHealthRoutes({ checks: {}, metrics: createMetrics('app') }).request(
    '/metrics',
  )
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toContain('process_cpu_seconds_total{service="app"}')
})
