import { join } from 'node:path'
import type { Stopper } from './create-stopper.ts'
import { isDemo, type UpEnv } from '../home/env.ts'
import { supervise } from './supervise.ts'

/** Where demo people sign in, calls come in by themselves: a floor without a call shows nothing. */
export function hasDemoCalls(env: UpEnv): boolean {
  return env.PACE_DEMO_CALLS === 'on' && isDemo(env)
}

/** Plays the recorded calls into the feed of a PACE that is ready, until it stops. */
export async function startDemoCalls(env: UpEnv, root: string, stopper: Stopper): Promise<void> {
  const player = supervise(
    {
      name: 'demo-calls',
      program: ['bin/main.ts', 'call', 'demo'],
      env: { ...env.inherited, NODE_ENV: env.NODE_ENV, PACE_HOME: env.PACE_HOME },
    },
    { root, logFolder: join(env.PACE_HOME, 'logs') },
  )
  await stopper.add(player.stop)
}
