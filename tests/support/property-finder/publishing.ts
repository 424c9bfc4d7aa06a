import { serve } from '@hono/node-server'
import { eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { queuePublication } from '#app/jobs/portal-events.ts'
import { startJobs } from '#app/jobs/start.ts'
import { createPropertyFinder } from '#app/portals/property-finder/create-property-finder.ts'
import { connectPace } from '#db/pace/client.ts'
import { findPublication } from '#db/pace/listings/records.ts'
import { listings, people } from '#db/pace/schema.ts'
import {
  STAND_IN_KEY,
  STAND_IN_SECRET,
} from '#scripts/stand-ins/property-finder/property-finder.ts'
import { quietMessages, quietNotifications } from '../notifications.ts'
import { createTestApi } from '../test-api.ts'
import { waitFor } from '../wait-for.ts'
import { startJudgedPropertyFinder } from './judged-stand-in.ts'

export const ADVERTISED = {
  status: 'available',
  permitNumber: '7123456789',
  title: 'Sea view',
  titleAr: 'إطلالة بحرية',
  descriptionAr: null,
  description: 'Bright and high.',
  purpose: 'sale',
  rentPeriod: null,
  propertyType: 'apartment',
  area: 'dubai-marina',
  building: 'Marina Gate',
  price: 2_000_000,
  sizeSqft: 1180,
  bedrooms: 2,
  bathrooms: 3,
  media: [{ url: 'https://photos.example/1.jpg' }],
}
type Options = NonNullable<Parameters<typeof startJudgedPropertyFinder>[0]> & {
  key?: { apiKey: string; apiSecret: string; licence: string } | null
}
const KEY = { apiKey: STAND_IN_KEY, apiSecret: STAND_IN_SECRET, licence: '1213' }

/** The app's jobs, its webhooks over HTTP, Property Finder by its contract, and a listing that has all it needs. */
export async function startPropertyFinder({ key = KEY, ...options }: Options = {}) {
  const api = await createTestApi({ scale: 0.1 })
  await api.sql`delete from portal_publications`
  const [agent] = await api.db
    .select()
    .from(people)
    .where(eq(people.role, 'agent'))
    .orderBy(people.id)
    .limit(1)
  const [listing] = await api.db.select().from(listings).orderBy(listings.reference).limit(1)
  if (!listing || !agent) throw new Error('The seed has no listing.')
  await api.db
    .update(listings)
    .set({ ...ADVERTISED, agentId: agent.id })
    .where(eq(listings.id, listing.id))
  const portal = await startJudgedPropertyFinder(options)
  const appUrl = await serveApi(api.api.fetch)
  const pool = connectPace(api.pace.urls.pace_app, { max: 6 })
  const propertyFinder = createPropertyFinder({
    db: pool.db,
    sql: pool.sql,
    commands: api.double.commands,
    carryOn: queuePublication,
    reference: () => api.deps.settings.current().reference,
    secret: 'test',
    appUrl,
    baseUrl: portal.url,
    key,
    log: api.deps.log,
  })
  const jobs = await startJobs({
    databaseUrl: api.pace.urls.pace_app,
    db: pool.db,
    sql: pool.sql,
    commands: api.double.commands,
    notifications: quietNotifications(),
    messages: quietMessages(),
    settings: api.deps.settings,
    eventsKeptDays: 400,
    readers: api.deps.readers,
    files: api.deps.files,
    recordings: api.deps.recordings,
    portals: { propertyFinder: propertyFinder.portal },
    // A test looks when it says so, not when the clock strikes.
    propertyFinder: { ...propertyFinder, crons: [] },
    log: api.deps.log,
  })
  onTestFinished(async () => {
    await jobs.stop()
    await pool.close()
  })
  if (key) await propertyFinder.connection.test()
  return {
    ...api,
    agent,
    listing,
    portal,
    propertyFinder,
    ...questions({ ...api, listing, portal }),
  }
}

type World = Pick<Awaited<ReturnType<typeof createTestApi>>, 'db' | 'double'> & {
  listing: { id: string }
  portal: Awaited<ReturnType<typeof startJudgedPropertyFinder>>
}

function questions({ db, double, listing, portal }: World) {
  const stateOf = async () =>
    (await findPublication(db, listing.id, 'propertyFinder'))?.publication ?? null
  return {
    stateOf,
    run: (command: string, args: object = { portal: 'propertyFinder' }) =>
      double.commands.forService({ cause: 'test' }).run(`listing:${listing.id}`, command, args),
    becomes: (state: string) =>
      waitFor(
        async () => {
          const now = await stateOf()
          return now?.state === state ? now : null
        },
        { what: `the listing ${state}` },
      ),
    /** Waits until the portal was asked so, and returns what for. */
    isAsked: (method: string, path: RegExp, times = 1) =>
      waitFor(
        () => {
          const asked = portal.requests.filter(
            (one) => one.method === method && path.test(one.path),
          )
          return asked.length >= times ? asked : null
        },
        { what: `${method} ${path}` },
      ),
  }
}

function serveApi(handle: (request: Request) => Response | Promise<Response>): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: handle, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
    onTestFinished(() => void server.close())
  })
}
