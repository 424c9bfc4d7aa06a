import { Hono } from 'hono'
import { bearerAuth } from 'hono/bearer-auth'
import { collectDefaultMetrics, Registry } from 'prom-client'

export type HealthCheck = () => Promise<unknown>
type HealthOptions = {
  /** What must work before this process takes traffic, by name. */
  checks: Record<string, HealthCheck>
  metrics?: Metrics
  timeoutMs?: number
}
type Metrics = {
  registry: Registry
  /** METRICS_TOKEN: what a scraper shows as a bearer token. Without one the figures are not served. */
  token: string | undefined
}
type CheckResult = { ok: boolean; error?: string }

/** A registry with the process's own figures, labelled with the service. */
export function createMetrics(service: string): Registry {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  // How late the event loop is can be seen from ten looks a second; the usual hundred wake an idle process for nothing.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  return registry
}

/** /healthz (alive), /readyz (dependencies, each by name) and /metrics, for whoever has its token. */
export function createHealthRoutes({ checks, metrics, timeoutMs = 2000 }: HealthOptions): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ status: 'ok' }))
  routes.get('/readyz', async (c) => {
    const results = await runChecks(checks, timeoutMs)
    const ready = Object.values(results).every((result) => result.ok)
    return c.json({ status: ready ? 'ready' : 'unavailable', checks: results }, ready ? 200 : 503)
  })
  if (metrics?.token) {
    const { registry, token } = metrics
    routes.get('/metrics', bearerAuth({ token }), async (c) =>
      c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
  }
  return routes
}

async function runChecks(checks: Record<string, HealthCheck>, timeoutMs: number) {
  const entries = Object.entries(checks).map(
    async ([name, check]) => [name, await runCheck(check, timeoutMs)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

/** Failures are named, never quoted: a driver's message may hold hosts and passwords. */
async function runCheck(check: HealthCheck, timeoutMs: number): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, error: 'timeout' }), timeoutMs)
  })
  try {
    return await Promise.race([passes(check), late])
  } finally {
    clearTimeout(timer)
  }
}

async function passes(check: HealthCheck): Promise<CheckResult> {
  try {
    await check()
    return { ok: true }
  } catch {
    return { ok: false, error: 'failed' }
  }
}
