import { bayutFeedUrl, bayutReportUrl } from '#app/portals/feed-key.ts'
import { startPortalStandIn } from '../../stand-ins/portal.ts'
import { isDemo, type UpEnv } from '../home/env.ts'
import type { Secrets } from '../home/secrets.ts'
import type { Stopper } from './create-stopper.ts'
import { publicAddresses } from './services.ts'

const EVERY_MS = 2_000

/** A demo has a portal that reads its feed. Anywhere else the portal is the real one, which is given the feed's address. */
export async function startPortal(
  { env, secrets }: { env: UpEnv; secrets: Secrets },
  stopper: Stopper,
): Promise<void> {
  if (!isDemo(env)) return
  const { APP_URL } = publicAddresses(env)
  const secret = env.SESSION_SECRET ?? secrets.session
  const feedUrl = bayutFeedUrl(APP_URL, secret)
  const reportUrl = bayutReportUrl(APP_URL, secret)
  await stopper.add(startPortalStandIn({ feedUrl, reportUrl, everyMs: EVERY_MS }).close)
}
