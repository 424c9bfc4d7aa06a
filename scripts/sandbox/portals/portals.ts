import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { bayutFeedUrl } from '#app/portals/feed-key.ts'
import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import { startPortalStandIn } from '../../stand-ins/portal.ts'
import { bayutLead, bayutSignature, type NewEnquiry, propertyFinderLead } from './enquiry.ts'
import { openPropertyFinder } from './property-finder.ts'

export type Portals = Awaited<ReturnType<typeof openPortals>>
type Options = {
  folder: string
  appPort: number
  sessionSecret: string
  log: Pick<Logger, 'error'>
}

/** Real ones take hours; an integrator wants to see it. */
const READS_FEED_EVERY_MS = 2_000
const SUBSCRIBES_WITHIN_MS = 20_000

/** The portals that a sandbox believes to speak to. What they send reaches its app directly, wherever its public address leads. */
export async function openPortals({ folder, appPort, sessionSecret, log }: Options) {
  const app = `http://127.0.0.1:${appPort}`
  const bayutSecret = createHmac('sha256', sessionSecret).update('sandbox:bayut').digest('hex')
  const propertyFinder = await openPropertyFinder({
    file: join(folder, 'property-finder.json'),
    log,
    reach: (url) => `${app}${new URL(url).pathname}`,
  })
  const bayut = startPortalStandIn({
    feedUrl: bayutFeedUrl(app, sessionSecret),
    everyMs: READS_FEED_EVERY_MS,
  })
  const { portal } = propertyFinder

  async function askByBayut(enquiry: NewEnquiry): Promise<Response> {
    const body = bayutLead(enquiry)
    const headers = {
      'content-type': 'application/json',
      'x-bayut-signature': bayutSignature(bayutSecret, body),
    }
    return fetch(`${app}/portals/bayut/webhook`, { method: 'POST', headers, body })
  }

  /** The app names its address to the portal when it starts, a moment after it is ready. */
  async function askByPropertyFinder(enquiry: NewEnquiry): Promise<Response | null> {
    const deadline = Date.now() + SUBSCRIBES_WITHIN_MS
    while (!portal.subscriptions.has('lead.created') && Date.now() < deadline) await delay(50)
    return portal.send('lead.created', propertyFinderLead(enquiry))
  }

  return {
    settings: { ...propertyFinder.settings, PACE_BAYUT_SECRET: bayutSecret },
    /** What each shows now, and what it would not take, by reference. */
    shown: () => ({
      propertyFinder: [...portal.book.listings.values()].map((one) => ({
        reference: one.reference ?? null,
        isLive: one.portals.propertyfinder.isLive,
        state: one.state.type,
        price: one['price'] ?? null,
      })),
      bayut: {
        shown: bayut.shown(),
        refused: Object.fromEntries(bayut.refused()),
      },
    }),
    /** Sends an enquiry as the portal would; what the app answered. */
    ask: async (enquiry: NewEnquiry): Promise<unknown> => {
      const response = await (enquiry.portal === 'bayut'
        ? askByBayut(enquiry)
        : askByPropertyFinder(enquiry))
      if (response?.ok) return response.json()
      throw new DomainError(
        'unavailable',
        `The sandbox did not take the enquiry${response ? ` (${response.status})` : ''}. Try again in a moment.`,
      )
    },
    close: async () => {
      await Promise.all([propertyFinder.close(), bayut.close()])
    },
  }
}
