import { createHmac } from 'node:crypto'
import type { PaceDb } from '#db/pace/client.ts'
import {
  type ConnectionRow,
  dropConnection,
  findConnection,
  noteTest,
  saveConnection,
} from '#db/pace/portals/connections.ts'
import { createSeal } from '#service/identity/seal.ts'
import { createPropertyFinderClient, type PropertyFinderClient } from './client.ts'
import { type Key, KeySchema, PROPERTY_FINDER_URL } from './key.ts'
import { PropertyFinderError } from './transport.ts'

const PORTAL = 'propertyFinder'

export type Connected = { client: PropertyFinderClient; licence: string | null }
type Options = {
  db: PaceDb
  /** Of the installation: keys are sealed under it. */
  secret: string
  baseUrl: string
  appUrl: string
  /** From the environment, until an admin enters another. */
  key: Key | null
  fetch?: typeof fetch
  now?: () => Date
}
export type ConnectionView = {
  from: 'admin' | 'environment' | null
  licence: string | null
  testedAt: string | null
  problem: string | null
  isStandIn: boolean
  webhookUrl: string
}
export type PropertyFinderConnection = ReturnType<typeof createPropertyFinderConnection>

/** What the portal tells us; leads too, which are taken in elsewhere. */
const EVENTS = [
  'listing.published',
  'listing.unpublished',
  'listing.action',
  'lead.created',
  'lead.updated',
  'lead.assigned',
]

/** The house's way to Property Finder: by the key that an admin has entered, or none. One client for one key: its token and its pace are shared. */
export function createPropertyFinderConnection(options: Options) {
  const { db, secret, baseUrl, appUrl, now = () => new Date() } = options
  const seal = createSeal(secret, 'portal:propertyFinder')
  /** Of a key that stands in no row. */
  let last: Tested | null = null
  let made: { text: string; client: PropertyFinderClient } | null = null

  async function current(): Promise<Connected | null> {
    const key = keyIn(await findConnection(db, PORTAL)) ?? options.key
    return key ? { client: clientFor(key), licence: key.licence || null } : null
  }

  function keyIn(row: ConnectionRow | null): Key | null {
    const text = row ? seal.open(row.sealed) : null
    return text === null
      ? null
      : KeySchema.parse({ ...JSON.parse(text), licence: row?.licence ?? '' })
  }

  function clientFor({ apiKey, apiSecret }: Key): PropertyFinderClient {
    const text = JSON.stringify([apiKey, apiSecret])
    if (made?.text !== text) {
      const credentials = { apiKey, apiSecret }
      made = {
        text,
        client: createPropertyFinderClient({
          baseUrl,
          credentials,
          fetch: options.fetch,
        }),
      }
    }
    return made.client
  }

  /** Asks for something that needs the key, and sees to it that the portal tells us what happens. Returns what is wrong, or null. */
  async function test(): Promise<string | null> {
    const connected = await current()
    if (!connected) return null
    const problem = await subscribe(
      connected.client,
      `${appUrl}${WEBHOOK_PATH}`,
      webhookSecret(secret),
    ).then(() => null, problemOf)
    last = { testedAt: now().toISOString(), problem }
    await noteTest(db, PORTAL, last)
    return problem
  }

  async function view(): Promise<ConnectionView> {
    const row = await findConnection(db, PORTAL)
    return viewOf(options, { row, entered: keyIn(row), last })
  }

  return {
    current,
    test,
    view,
    remove: (by: string) => dropConnection(db, PORTAL, by),
    save: ({ apiKey, apiSecret, licence }: Key, by: string) =>
      saveConnection(db, PORTAL, {
        sealed: seal.seal(JSON.stringify({ apiKey, apiSecret })),
        licence: licence || null,
        changedBy: by,
      }),
  }
}

export const WEBHOOK_PATH = '/portals/property-finder/webhook'

/** What Property Finder signs its webhooks with: follows from the installation's secret, in the 32 letters that the contract allows. */
export function webhookSecret(secret: string): string {
  return createHmac('sha256', secret)
    .update('webhook:propertyFinder')
    .digest('base64url')
    .slice(0, 32)
}

type Seen = { row: ConnectionRow | null; entered: Key | null; last: Tested | null }
type Tested = { testedAt: string; problem: string | null }

/** What an admin is shown of it: nothing of the key itself. */
function viewOf({ key, baseUrl, appUrl }: Options, { row, entered, last }: Seen): ConnectionView {
  return {
    from: entered ? 'admin' : key ? 'environment' : null,
    licence: (entered ?? key)?.licence || null,
    testedAt: row?.testedAt ?? last?.testedAt ?? null,
    problem: row ? row.problem : (last?.problem ?? null),
    isStandIn: baseUrl !== PROPERTY_FINDER_URL,
    webhookUrl: `${appUrl}${WEBHOOK_PATH}`,
  }
}

async function subscribe(
  client: PropertyFinderClient,
  callbackUrl: string,
  secret: string,
): Promise<void> {
  const known = await client.subscriptions()
  const missing = EVENTS.filter(
    (event) => !known.some((one) => one.eventId === event && one.url === callbackUrl),
  )
  for (const eventId of missing) await client.subscribe({ eventId, callbackUrl, secret })
}

function problemOf(error: unknown): string {
  if (error instanceof PropertyFinderError) return error.message
  throw error
}
