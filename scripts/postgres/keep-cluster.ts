import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, type ClusterOptions, startCluster } from './cluster.ts'
import { isAlive } from './postmaster.ts'

export type KeptCluster = {
  readonly pid: number
  readonly port: number
  /** Ends it, or the attempt to bring it back. */
  stop: () => Promise<void>
}
export type ClusterNews = {
  onDeath?: () => void
  onReturn?: (afterMs: number) => void
  /** It does not come back for now, and why; it is tried again. */
  onFailure?: (error: unknown) => void
}

const LOOK_EVERY_MS = 200
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 10_000

/**
 * A cluster that is brought back whenever its postmaster dies, at the same port, for the services hold its address. It is looked at
 * rather than listened to: one that was adopted is not our child.
 */
export async function keepCluster(
  options: ClusterOptions,
  { onDeath, onReturn, onFailure }: ClusterNews = {},
): Promise<KeptCluster> {
  const stopping = new AbortController()
  const { signal } = stopping
  let cluster = await startCluster({ ...options, signal })
  const { port } = cluster
  const kept = keep()

  async function keep(): Promise<void> {
    while (await passes(LOOK_EVERY_MS, signal)) {
      if (isAlive(cluster.pid)) continue
      const died = performance.now()
      onDeath?.()
      const back = await bringBack()
      if (!back) return
      cluster = back
      onReturn?.(performance.now() - died)
    }
  }

  async function bringBack(): Promise<Cluster | null> {
    for (
      let pause = FIRST_PAUSE_MS;
      !signal.aborted;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    ) {
      try {
        return await startCluster({ ...options, signal, choosePort: async () => port })
      } catch (error) {
        if (signal.aborted) break
        onFailure?.(error)
        await passes(pause, signal)
      }
    }
    return null
  }

  return {
    get pid() {
      return cluster.pid
    },
    port,
    async stop() {
      stopping.abort()
      await kept
      await cluster.stop()
    },
  }
}

/** True when the time has passed, false at once when it is over. */
function passes(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal }).catch(() => false)
}
