import { setTimeout as delay } from 'node:timers/promises'
import { FatalError } from '../fatal-error.ts'
import type { ServiceSpec } from './services.ts'
import type { ServiceHandle } from './supervise.ts'

type WaitOptions = { timeoutMs?: number; signal?: AbortSignal }

/** Resolves when the service answers 200 on /readyz; fails with what it printed last. */
export async function waitReady(
  spec: ServiceSpec,
  handle: Pick<ServiceHandle, 'lastLines'>,
  { timeoutMs = 60_000, signal }: WaitOptions = {},
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    if (await isReady(spec.port)) return
    await delay(40)
  }
  throw new FatalError(
    `${spec.name} did not get ready in ${timeoutMs / 1000} s. It said last:\n${handle.lastLines() || '(nothing)'}`,
  )
}

async function isReady(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
      signal: AbortSignal.timeout(3000),
    })
    return answer.ok
  } catch {
    return false
  }
}
