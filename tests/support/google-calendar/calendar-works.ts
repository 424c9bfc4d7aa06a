import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Logger, run } from 'graphile-worker'
import { onTestFinished } from 'vitest'
import { createGoogleCalendar } from '#app/google-calendar/create-google-calendar.ts'
import { DUE_TASK } from '#app/google-calendar/queue.ts'
import { createGoogleCalendarRoutes } from '#app/google-calendar/routes.ts'
import { startEventReader } from '#app/queue/event-reader.ts'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { leads, listings, people, teams } from '#db/pace/schema.ts'
import { changeViewing, insertViewing, type ViewingPatch } from '#db/pace/viewings/records.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import { createTestDatabases } from '../databases.ts'
import { waitFor } from '../wait-for.ts'
import { startGoogleCalendar } from './stand-in.ts'

export const BY = { actor: 'person:test', via: 'pace' }
const HOUR_MS = 3_600_000
/** The next days' hours, on the hour: `in(25)` is tomorrow about now. */
export const inHours = (hours: number) =>
  new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + hours * HOUR_MS).toISOString()

type Options = { isReachable?: boolean; timeoutMs?: number }

/** Two agents of one team, the stand-in, and all that the app runs of calendars: its queue, its reader of the log, its route. */
export async function startCalendarWorks({ isReachable = true, timeoutMs }: Options = {}) {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 2 })
  const { db, sql, close } = connectPace(pace.urls.pace_app, { max: 6 })
  const standIn = await startGoogleCalendar()
  const errors: unknown[] = []
  const note = (...told: unknown[]) => void errors.push(told)
  const log = { warn: note, error: note }
  const house = await laidDown(admin.db)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const appUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  const calendars = createGoogleCalendar({
    db,
    settings: { current: () => ({ version: 1, house: SOME_HOUSE, reference: SOME_REFERENCE }) },
    secret: 'the secret of an installation that is only a test',
    appUrl,
    google: standIn.google,
    isReachable,
    log,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  })
  const routes = createGoogleCalendarRoutes({ db })
  server.on('request', getRequestListener(routes.fetch, { overrideGlobalObjects: false }))
  const stop = await runJobs({ url: pace.urls.pace_app, db, sql, log }, calendars)
  onTestFinished(async () => {
    await stop()
    server.closeAllConnections()
    server.close()
    await Promise.all([close(), admin.close()])
  })
  const { sara } = house
  /** As every minute. */
  const look = async () => void (await calendars.tasks[DUE_TASK]?.({}, undefined as never))
  const settled = () => untilSettled(sql)
  const connect = async (person = sara) => connectAs(calendars.connection, person)
  return {
    ...house,
    db,
    sql,
    admin: admin.db,
    standIn,
    calendars,
    appUrl,
    errors,
    ...deedsOf(db, house),
    look,
    settled,
    connect,
    /** What somebody sees in their calendar of viewings of PACE. */
    shown: (person = sara) =>
      standIn
        .account(person.email)
        .shown()
        .filter(({ id }) => id.startsWith('pace')),
  }
}

type Connection = ReturnType<typeof createGoogleCalendar>['connection']

/** Through the consent page, as a person goes through it. */
export async function connectAs(
  connection: Connection,
  person: { id: string; email: string },
  press: 'Allow' | 'Cancel' = 'Allow',
) {
  const page = await (await fetch(await connection.begin(person))).text()
  const [, href = ''] = new RegExp(`href="([^"]+)">${press}<`).exec(page) ?? []
  const { searchParams } = new URL(href)
  const answer = {
    state: searchParams.get('state') ?? '',
    code: searchParams.get('code') ?? undefined,
  }
  return connection.finish(person.id, answer, BY)
}

async function laidDown(db: ReturnType<typeof connectPace>['db']) {
  const id = () => crypto.randomUUID()
  const team = { id: id(), name: 'Marina' }
  const person = (name: string) => ({
    id: id(),
    name,
    email: `${name.toLowerCase()}@brokers.example`,
    role: 'agent' as const,
    teamId: team.id,
  })
  const [sara, noor] = [person('Sara'), person('Noor')]
  const lead = { id: id(), reference: 'L-1', stage: 'new', name: 'Olga Petrova', teamId: team.id }
  const listing = { id: id(), reference: 'P-1', title: 'Two beds', status: 'available' }
  await db.insert(teams).values(team)
  await db.insert(people).values([sara, noor])
  await db.insert(leads).values({ ...lead, ownerId: sara.id, phone: '+971501234567' })
  await db.insert(listings).values({ ...listing, building: 'Marina Gate', teamId: team.id })
  return { sara, noor, lead, listing }
}

/** What people of PACE do with viewings. */
function deedsOf(db: PaceDb, { sara, lead, listing }: Awaited<ReturnType<typeof laidDown>>) {
  const agree = async (hours: number, more: { agentId?: string; status?: 'confirmed' } = {}) => {
    const times = { startsAt: inHours(hours), endsAt: inHours(hours + 0.5) }
    const held = { leadId: lead.id, listingId: listing.id, teamId: sara.teamId, agentId: sara.id }
    return (await insertViewing(db, { ...held, ...times, ...more }, 'person:test')).viewing
  }
  const change = async (id: string, patch: ViewingPatch) => {
    const viewing = await findViewing(db, id)
    if (!viewing) throw new Error('There is no such viewing.')
    const changing = { patch, onlyAsRead: false, actor: 'person:test', despiteTaken: true }
    return changeViewing(db, viewing, changing)
  }
  return { agree, change }
}

type Running = { url: string; log: { error: (...told: unknown[]) => void } } & Pick<
  ReturnType<typeof connectPace>,
  'db' | 'sql'
>

/** The queue, and the reader of the log that fills it. */
async function runJobs(
  { url, db, sql, log }: Running,
  { tasks, queueWrites: handle }: ReturnType<typeof createGoogleCalendar>,
) {
  const runner = await run({
    connectionString: url,
    taskList: tasks,
    concurrency: 3,
    pollInterval: 200,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  })
  const reader = await startEventReader({ db, sql, log, reader: 'googleCalendar', handle })
  return async () => {
    await reader.stop()
    await runner.stop()
  }
}

/** What the queue holds of calendars is done, also what follows from it. */
function untilSettled(sql: ReturnType<typeof connectPace>['sql']) {
  return waitFor(
    async () => {
      // In one look: between two a job may have come that neither saw.
      const [seen] = await sql`select
        (select coalesce(max(sequence), 0) from entity_events)
          = (select coalesce(max(sequence), 0) from event_cursors where reader = 'googleCalendar') as read,
        (select json_agg(coalesce(last_error, 'waits')) from graphile_worker.jobs
          where task_identifier like '%google-calendar%') as jobs`
      if (seen?.['jobs']) throw new Error(`Jobs wait: ${JSON.stringify(seen['jobs'])}`)
      return seen?.['read'] === true
    },
    { timeoutMs: 30_000, what: 'the end of all jobs' },
  )
}
