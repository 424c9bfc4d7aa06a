import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Logger } from '#service/log.ts'
import type { Listing } from '../../stand-ins/property-finder/book.ts'
import {
  STAND_IN_KEY,
  STAND_IN_SECRET,
  startPropertyFinderStandIn,
} from '../../stand-ins/property-finder/property-finder.ts'
import type { Subscription } from '../../stand-ins/property-finder/routes.ts'

const KeptSchema = z.object({
  listings: z.array(z.custom<Listing>((value) => typeof value === 'object' && value !== null)),
  subscriptions: z.array(z.custom<Subscription>((value) => typeof value === 'object')),
})
type Options = { file: string; reach: (url: string) => string; log: Pick<Logger, 'error'> }

/** The stand-in of Property Finder, which remembers over a sleep what it was given, as the real one would. */
export async function openPropertyFinder({ file, reach, log }: Options) {
  const known = read(file)
  const portal = await startPropertyFinderStandIn({
    wantsPhotos: false,
    reach,
    witness: tryToKeep,
    witnessWebhook: tryToKeep,
  })
  const { book, subscriptions } = portal
  for (const one of known.listings) book.listings.set(one.id, one)
  for (const one of known.subscriptions) subscriptions.set(one.eventId, one)

  /** A full disk costs what is remembered over a sleep, not the host: a webhook is sent while nobody waits for it. */
  function tryToKeep(): void {
    try {
      keep()
    } catch (error) {
      log.error({ err: error, file }, 'what the portal was given is not kept')
    }
  }

  function keep(): void {
    const kept = {
      listings: [...book.listings.values()],
      subscriptions: [...subscriptions.values()],
    }
    writeFileSync(`${file}.partial`, JSON.stringify(kept), { mode: 0o600 })
    renameSync(`${file}.partial`, file)
  }

  return {
    portal,
    settings: {
      PACE_PROPERTY_FINDER_URL: portal.url,
      PACE_PROPERTY_FINDER_KEY: STAND_IN_KEY,
      PACE_PROPERTY_FINDER_SECRET: STAND_IN_SECRET,
      PACE_PROPERTY_FINDER_LICENCE: '1213',
    },
    close: async () => {
      await portal.settle({ silent: true })
      tryToKeep()
      await portal.close()
    },
  }
}

function read(file: string): z.infer<typeof KeptSchema> {
  if (!existsSync(file)) return { listings: [], subscriptions: [] }
  return KeptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
