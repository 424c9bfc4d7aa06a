import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import type { Telling } from '#domain/notification/from-events.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { connectPace } from '../client.ts'
import { leads, notifications, people, teams } from '../schema.ts'
import { countUnread, listNotifications, markRead } from './page.ts'
import { setDelivery, setRule, stopMail } from './rules.ts'
import { NOTIFICATIONS_CHANNEL, writeTellings } from './write.ts'

const NOON = Date.parse('2026-11-23T12:00:00+04:00')
const ZONE = 'Asia/Dubai'

async function start() {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 2 })
  const app = connectPace(pace.urls.pace_app, { max: 4 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), app.close()])
  })
  const person = async (name: string, status: 'active' | 'suspended' = 'active') => {
    const values = { name, email: `${name}@pace.test`, role: 'agent' as const, status }
    const [row] = await admin.db.insert(people).values(values).returning()
    if (!row) throw new Error('Nobody was made.')
    return row.id
  }
  const [sara, omar] = [await person('sara'), await person('omar')]
  let sequence = 0
  const tell = (many: Partial<Telling>[], now = NOON) =>
    app.db.transaction((tx) =>
      writeTellings(
        tx,
        many.map((one) => ({
          kind: 'leadAssigned',
          to: { person: sara },
          resource: 'lead',
          key: 'l1',
          lead: null,
          listing: null,
          detail: {},
          actor: `person:${omar}`,
          sequence: (sequence += 1),
          ...one,
        })),
        { zone: ZONE, now },
      ),
    )
  const list = async (personId = sara) =>
    (await listNotifications(app.db, { personId, scope: 'all' }, { limit: 50 })).rows
  const jobs = () =>
    app.sql`select key, task_identifier as task, run_at from graphile_worker.jobs order by id`
  return { ...app, admin: admin.db, sara, omar, person, tell, list, jobs }
}

test('whoever did it is not told, nor whoever has left; machines tell everybody', async () => {
  const { tell, list, sara, omar, person } = await start()
  const gone = await person('gone', 'suspended')
  await tell([{ to: { person: omar } }, { to: { person: gone } }])
  expect(await list(omar)).toEqual([])
  expect(await list(gone)).toEqual([])
  await tell([{ to: { person: sara }, actor: 'service:bayut' }])
  expect(await list()).toMatchObject([{ kind: 'leadAssigned', by: null, readAt: null }])
})

test('three are told one by one; a great deed is one, and goes on being one', async () => {
  const { tell, list, db, sara } = await start()
  await tell([{}, {}, {}])
  expect(await list()).toHaveLength(3)
  await tell(Array.from({ length: 500 }, () => ({})))
  await tell(Array.from({ length: 9_497 }, () => ({})))
  const rows = await list()
  expect(rows.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 1, 1, 9_997])
  expect(await countUnread(db, sara)).toBe(4)
})

test('what a customer does one by one is added up after the third, of each lead by itself', async () => {
  const { tell, list, sara, admin } = await start()
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  await admin
    .insert(leads)
    .values(
      [one, other].map((id, at) => ({ id, reference: `L-${at}`, stage: 'new', ownerId: sara })),
    )
  const step = (lead: string) => ({
    kind: 'shortlistAnswered' as const,
    actor: 'service:shortlist',
    lead,
    detail: { step: 'yes' as const },
  })
  for (let at = 0; at < 9; at += 1) await tell([step(one)])
  await tell([step(one), step(one), step(other)])
  const rows = await list()
  const of = (id: string) => rows.filter(({ leadId }) => leadId === id).map(({ count }) => count)
  expect(of(one).toSorted((a, b) => a - b)).toEqual([1, 1, 9])
  expect(of(other)).toEqual([1])
  expect(rows).toHaveLength(4)
})

test('another kind, another actor, and what was read are no part of it', async () => {
  const { tell, list, db, sara, person } = await start()
  const lina = await person('lina')
  await tell(Array.from({ length: 9 }, () => ({})))
  await tell([{ kind: 'leadShared' }, { actor: `person:${lina}` }])
  expect(await list()).toHaveLength(6)
  await markRead(db, sara, null)
  await tell([{}])
  expect((await list()).filter(({ readAt }) => readAt === null)).toMatchObject([{ count: 1 }])
})

test('who has turned all channels of a kind off has no row; who wants only mail has none in the app', async () => {
  const { tell, list, db, sara, admin } = await start()
  await setRule(db, sara, { kind: 'leadAssigned', app: false, push: false, email: false })
  await tell([{}])
  expect(await admin.select().from(notifications)).toEqual([])
  await setRule(db, sara, { kind: 'leadAssigned', app: false, push: false, email: true })
  await tell([{}])
  expect(await list()).toEqual([])
  expect(await countUnread(db, sara)).toBe(0)
  expect(await admin.select().from(notifications)).toMatchObject([{ toMail: true, inApp: false }])
  await stopMail(db, sara)
  await tell([{}, {}])
  expect(await admin.select().from(notifications)).toHaveLength(1)
})

test('a push waits for the end of the quiet hours, and one digest waits however much comes', async () => {
  const { tell, jobs, db, sara } = await start()
  await setDelivery(db, sara, { quiet: { from: '11:00', to: '13:00' }, digest: 'daily' })
  await tell([{ kind: 'viewingBooked', to: { person: sara } }])
  await tell([{ kind: 'viewingBooked', to: { person: sara } }], NOON + 1_800_000)
  const waiting = await jobs()
  const pushes = waiting.filter(({ task }) => task === 'push-notification')
  expect(pushes).toHaveLength(2)
  const hour = 3_600_000
  const [first, second] = pushes.map(({ run_at: at }) => Date.parse(String(at)) - Date.now())
  expect(first).toBeGreaterThan(0.9 * hour)
  expect(second).toBeLessThan(first ?? 0)
  expect(waiting.filter(({ task }) => task === 'mail-digest')).toHaveLength(1)
})

test('the person’s pages hear of it when it is committed, and of what is read in another window', async () => {
  const { tell, sql, db, sara } = await start()
  const rung: string[] = []
  await sql.listen(NOTIFICATIONS_CHANNEL, (personId) => void rung.push(personId))
  await tell([{}, {}])
  await waitFor(() => rung.length > 0)
  expect(new Set(rung)).toEqual(new Set([sara]))
  rung.length = 0
  await markRead(db, sara, null)
  await waitFor(() => rung.length > 0)
  await markRead(db, sara, null)
  expect(rung).toEqual([sara])
})

test('pages follow each other without a gap, also where many were written at once', async () => {
  const { tell, db, sara, admin } = await start()
  await tell([{}, {}, {}])
  const kinds = ['leadShared', 'taskAssigned', 'viewingBooked', 'viewingChanged'] as const
  for (const kind of kinds) await tell([{ kind }, { kind }, { kind }])
  await admin.update(notifications).set({ createdAt: new Date(NOON).toISOString() })
  const reader = { personId: sara, scope: 'all' as const }
  const seen: string[] = []
  for (let after: { at: string; id: string } | undefined, more = true; more;) {
    const { rows, next } = await listNotifications(db, reader, { limit: 4, after })
    seen.push(...rows.map(({ id }) => id))
    after = next ?? undefined
    more = next !== null
  }
  expect(new Set(seen).size).toBe(15)
  expect(seen).toHaveLength(15)
})

test('nobody reads another’s, by whatever id', async () => {
  const { tell, list, db, omar, admin } = await start()
  await tell([{}])
  const [row] = await list()
  await markRead(db, omar, row?.id ?? null)
  await markRead(db, omar, null)
  const [stored] = await admin
    .select()
    .from(notifications)
    .where(eq(notifications.id, row?.id ?? ''))
  expect(stored?.readAt).toBeNull()
  expect(await list(omar)).toEqual([])
})

test('who leads the team hears of what is overdue in it; whoever leads another does not', async () => {
  const { tell, list, admin, person, sara } = await start()
  const [team, other] = await admin
    .insert(teams)
    .values([{ name: 'Marina' }, { name: 'Downtown' }])
    .returning()
  const [maha, away] = [await person('maha'), await person('away')]
  const lead = async (id: string, teamId = '') => {
    await admin.update(people).set({ role: 'manager', teamId }).where(eq(people.id, id))
  }
  await lead(maha, team?.id)
  await lead(away, other?.id)
  const key = crypto.randomUUID()
  const reference = 'L-00001'
  await admin
    .insert(leads)
    .values({ id: key, reference, stage: 'new', ownerId: sara, teamId: team?.id })
  const detail = { clock: 'response', dueAt: new Date(NOON).toISOString() } as const
  const overdue = {
    kind: 'clockBreached',
    key,
    lead: key,
    detail,
    actor: 'service:clocks',
  } as const
  await tell([
    { ...overdue, to: { person: sara } },
    { ...overdue, to: 'managers' },
  ])
  expect(await list()).toMatchObject([{ kind: 'clockBreached', leadId: key, detail }])
  expect(await list(maha)).toMatchObject([{ kind: 'clockBreached', named: { lead: reference } }])
  expect(await list(away)).toEqual([])
})
