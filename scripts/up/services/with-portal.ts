import { startPortalStandIn } from '../../stand-ins/portal.ts'
import type { Stopper } from './create-stopper.ts'
import type { UpEnv } from '../home/env.ts'

/** The same settings with a portal to publish to: the real one where its address is set, else the stand-in. */
export async function withPortal(env: UpEnv, stopper: Stopper): Promise<UpEnv> {
  if (env.inherited.PACE_BAYUT_PUBLISH_URL) return env
  const portal = await startPortalStandIn()
  await stopper.add(portal.close)
  return { ...env, inherited: { ...env.inherited, PACE_BAYUT_PUBLISH_URL: portal.publishUrl } }
}
