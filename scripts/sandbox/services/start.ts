import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { type ServiceHandle, supervise } from '../../up/services/supervise.ts'
import type { ServiceSpec } from '../../up/services/services.ts'
import { waitReady } from '../../up/services/wait-ready.ts'

/** Each part from when it is ready: tokens are had while the app, which takes longest, still starts. */
export type Parts = { auth: Promise<void>; app: Promise<void> }
type Started = { ready: Parts; stop: () => Promise<void> }

/** Starts the processes of one sandbox, behind whatever the house has to do. */
export function startSandbox(
  specs: readonly ServiceSpec[],
  { root, folder }: { root: string; folder: string },
): Started {
  const options = { root, logFolder: join(folder, 'logs') }
  const handles = specs.map((spec) => supervise(spec, options))
  const stopping = new AbortController()
  for (const handle of handles) yieldToHouse(handle)
  const waits = specs.map(async (spec, index) => {
    const handle = handles[index]
    if (handle) await waitReady(spec, handle, { signal: stopping.signal })
  })
  const auth = Promise.all(waits.slice(0, 1)).then(() => undefined)
  const app = Promise.all(waits).then(() => undefined)
  // Whoever waits for a part hears of its failing; that nobody waits is no fault of the host's.
  for (const part of [auth, app]) part.catch(() => undefined)
  return {
    ready: { auth, app },
    stop: async () => {
      stopping.abort(new Error('stopped'))
      await Promise.all(handles.map((handle) => handle.stop()))
    },
  }
}

function yieldToHouse({ pid }: ServiceHandle): void {
  if (!pid) return
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It ended at once, which is told by its not getting ready.
  }
}
