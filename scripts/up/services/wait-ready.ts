import { get } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { FatalError } from '../../fatal-error.ts'
import type { ServiceSpec } from './services.ts'
import type { ServiceHandle } from './supervise.ts'

type WaitOptions = { timeoutMs?: number; signal?: AbortSignal }

/** Resolves when the service answers 200 on /readyz; fails with the settings that it refused, at once, or with what it printed last. */
export async function waitReady(
  spec: ServiceSpec,
  handle: Pick<ServiceHandle, 'lastLines' | 'refusedSettings'>,
  { timeoutMs = 60_000, signal }: WaitOptions = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    const refused = handle.refusedSettings()
    if (refused) throw new FatalError(`${spec.name} cannot start. ${refused}`)
    if (await isReady(spec.port)) return
    await delay(50)
  }
  throw new FatalError(
    `${spec.name} did not get ready in ${timeoutMs / 1000} s. It said last:\n${handle.lastLines() || '(nothing)'}`,
  )
}

/** Without `fetch`: its machinery costs more than a service that starts beside it can spare. */
function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/readyz', timeout: 3000 }, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', () => resolve(false))
  })
}
