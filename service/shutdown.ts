import type { Logger } from './log.ts'

type DrainHook = { name: string; drain: () => unknown }
type ShutdownOptions = {
  log: Pick<Logger, 'info' | 'error'>
  /** In the order in which they run: stop taking work, finish it, close what it stood on. */
  hooks: DrainHook[]
  timeoutMs?: number
  process?: ProcessLike
}
/** The part of `process` that shutting down touches; a test passes its own. */
export type ProcessLike = {
  once(event: 'SIGTERM' | 'SIGINT' | 'disconnect', listener: () => void): unknown
  exit(code: number): unknown
  /** Whether the supervisor is there; undefined where nobody supervises. */
  connected?: boolean
}

/** Drains once on SIGTERM, SIGINT or the end of the supervisor (ipc), then exits; a drain that hangs is cut off. */
export function installShutdown({
  log,
  hooks,
  timeoutMs = 8000,
  process: host = process,
}: ShutdownOptions) {
  let stopping: Promise<void> | null = null
  const stop = (reason: string): Promise<void> => (stopping ??= drainAll(reason))

  async function drainAll(reason: string): Promise<void> {
    log.info({ reason }, 'stopping')
    const timer = setTimeout(() => {
      log.error({ timeoutMs }, 'draining took too long')
      host.exit(1)
    }, timeoutMs)
    const failures = await runHooks(hooks, log)
    clearTimeout(timer)
    log.info({ failures }, 'stopped')
    host.exit(failures === 0 ? 0 : 1)
  }

  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    host.once(event, () => void stop(event))
  }
  // It died while this process was still starting: that was told before anybody listened.
  if (host.connected === false) void stop('disconnect')
  return stop
}

async function runHooks(hooks: DrainHook[], log: ShutdownOptions['log']): Promise<number> {
  let failures = 0
  for (const { name, drain } of hooks) {
    try {
      await drain()
    } catch (error) {
      failures += 1
      log.error({ err: error, hook: name }, 'a drain hook failed')
    }
  }
  return failures
}
