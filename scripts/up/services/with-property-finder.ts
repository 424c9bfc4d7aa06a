import {
  STAND_IN_KEY,
  STAND_IN_SECRET,
  startPropertyFinderStandIn,
} from '../../stand-ins/property-finder/property-finder.ts'
import { isDemo, type UpEnv } from '../home/env.ts'
import type { Stopper } from './create-stopper.ts'

/** The same settings, and in a demo a Property Finder that needs no key: its homes have no photos, which this one overlooks. */
export async function withPropertyFinder(env: UpEnv, stopper: Stopper): Promise<UpEnv> {
  const { inherited } = env
  const isSet = inherited.PACE_PROPERTY_FINDER_URL ?? inherited.PACE_PROPERTY_FINDER_KEY
  if (!isDemo(env) || isSet) return env
  const portal = await startPropertyFinderStandIn({ wantsPhotos: false })
  await stopper.add(portal.close)
  const settings = {
    PACE_PROPERTY_FINDER_URL: portal.url,
    PACE_PROPERTY_FINDER_KEY: STAND_IN_KEY,
    PACE_PROPERTY_FINDER_SECRET: STAND_IN_SECRET,
    PACE_PROPERTY_FINDER_LICENCE: '1213',
  }
  return { ...env, inherited: { ...inherited, ...settings } }
}
