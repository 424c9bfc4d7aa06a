import { serve } from '@hono/node-server'
import { asc, eq } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import type { PortalAnswer, PortalClient, PortalRequest } from '#domain/portals/publishing.ts'
import { startJobs } from '#app/jobs/start.ts'
import { REPORT_PATH } from '#app/portals/take-report.ts'
import { connectPace } from '#db/pace/client.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { findPublication } from '#db/pace/listings/records.ts'
import { listings, people } from '#db/pace/schema.ts'
import type { Portal } from '#domain/catalogue.ts'
import { startPortalStandIn } from '#scripts/stand-ins/portal.ts'
import { quietMessages, quietNotifications } from './notifications.ts'
import { createTestApi, type TestApi } from './test-api.ts'
import { waitFor } from './wait-for.ts'

/** Jobs, a portal that reads the feed over HTTP when it is told to, one that is sent listings, and a listing that has all it needs. */
export async function startPublishing() {
  const api = await createTestApi({ scale: 0.1 })
  await api.sql`delete from portal_publications`
  const listing = await makeReady(api)
  await admitFeedKey(api.db, 'bayut', 'feed-key')
  const portal = startPortalStandIn(await servePortals(api))
  const pushed = scriptedPortal()
  const pool = connectPace(api.pace.urls.pace_app, { max: 4 })
  const start = () =>
    startJobs({
      databaseUrl: api.pace.urls.pace_app,
      db: pool.db,
      sql: pool.sql,
      commands: api.double.commands,
      settings: api.deps.settings,
      readers: api.deps.readers,
      eventsKeptDays: 400,
      notifications: quietNotifications(),
      messages: quietMessages(),
      files: api.deps.files,
      recordings: api.deps.recordings,
      portals: { propertyFinder: pushed.client },
      log: {
        error: (...args: unknown[]) => api.errors.push(args),
        warn: () => {},
        info: () => {},
      },
    })
  const jobs = await start()
  onTestFinished(async () => {
    await jobs.stop()
    await Promise.all([pool.close(), portal.close()])
  })
  const run = (command: string, args: object) =>
    api.double.commands.forService({ cause: 'test' }).run(`listing:${listing.id}`, command, args)
  const stateOf = async (name: Portal) =>
    (await findPublication(api.db, listing.id, name))?.publication ?? null
  return {
    ...api,
    listing,
    portal,
    pushed,
    run,
    stateOf,
    publish: (name: Portal) => run('publish', { portal: name }),
    unpublish: (name: Portal) => run('unpublish', { portal: name }),
    becomes: (state: string, name: Portal) =>
      waitFor(
        async () => {
          const now = await stateOf(name)
          return now?.state === state ? now : null
        },
        { what: `${name} ${state}` },
      ),
    /** All that a portal was known to have said, in order: a state that lasted an instant is among it. */
    history: async (name: Portal) =>
      (await listEvents(api.db, 0, 500)).flatMap(({ key, new: after }) =>
        key === listing.id && after?.[`portals.${name}`] ? [after[`portals.${name}`]] : [],
      ),
  }
}

async function makeReady({ db }: TestApi) {
  const [listing] = await db.select().from(listings).orderBy(asc(listings.reference)).limit(1)
  const [agent] = await db.select().from(people).orderBy(asc(people.email)).limit(1)
  if (!listing || !agent) throw new Error('The seed has no listing, or nobody.')
  await db
    .update(listings)
    .set({
      status: 'available',
      permitNumber: '7123456789',
      permitEndsOn: null,
      archivedAt: null,
      title: 'Sea view',
      description: 'A bright home.',
      purpose: 'sale',
      propertyType: 'apartment',
      price: 2_000_000,
      sizeSqft: 1_200,
      agentId: agent.id,
    })
    .where(eq(listings.id, listing.id))
  await db.update(people).set({ phone: '+971501112233' }).where(eq(people.id, agent.id))
  return listing
}

/** Where a portal reads, and where it reports. */
async function servePortals({ api }: TestApi): Promise<{ feedUrl: string; reportUrl: string }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: api.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      const at = (path: string) => `http://127.0.0.1:${port}${path}?key=feed-key`
      resolve({ feedUrl: at('/portals/bayut.xml'), reportUrl: at(REPORT_PATH) })
    })
    onTestFinished(() => void server.close())
  })
}

/** A portal that is sent listings, behind its seam: it answers what it was told to, then that all is well. Repeats of a key have no effect. */
function scriptedPortal() {
  const script: PortalAnswer[] = []
  const accepted = new Map<string, PortalRequest>()
  const client: PortalClient = async (request) => {
    const next = script.shift()
    if (next) return next
    accepted.set(request.key, request)
    return request.action === 'publish'
      ? { kind: 'live', url: 'https://portal.test/1' }
      : { kind: 'removed' }
  }
  return {
    client,
    /** The next answers, in order. */
    answerNext: (...answers: PortalAnswer[]) => void script.push(...answers),
    accepted: () => [...accepted.values()].map(({ action }) => action),
  }
}
