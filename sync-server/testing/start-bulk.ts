import { asc, eq } from 'drizzle-orm'
import { type Bulk, findBulk } from '#db/pace/commands/bulk.ts'
import { bulkTargets, leads, listings } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { Brokerage, Somebody } from './brokerage.ts'
import { startCommands } from './start-commands.ts'

type Asked = { ids: readonly string[]; command: string; args?: object; id?: string; kind?: string }

/** A whole sync server with leads that have a row alone, and what runs commands over them. */
export async function startBulk(options: { brokerage?: Brokerage } = {}) {
  const running = await startCommands(options)
  const { admin, marina, sara, manager, personToken, server } = running
  const send = async (path: string, body: object, by: Somebody) => {
    const token = await personToken(by, { scope: 'live:write' })
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, answer: await response.json() }
  }
  const ask = ({ ids, id = crypto.randomUUID(), kind = 'lead', ...asked }: Asked, by = manager) =>
    send('/bulk', { id, kind, selection: { ids }, ...asked }, by)
  const step = (id: string, name: string, by = manager, body: object = {}) =>
    send(`/bulk/${id}/${name}`, body, by)
  const addLeads = (count: number, of: Partial<typeof leads.$inferInsert> = {}) =>
    insertLeads(admin, count, { ownerId: sara.id, teamId: marina, ...of })
  const addListings = (count: number, of: Partial<typeof listings.$inferInsert> = {}) =>
    insertListings(admin, count, { agentId: sara.id, teamId: marina, ...of })
  const bulkNow = async (id: string): Promise<Bulk> => {
    const bulk = await findBulk(admin, id)
    if (!bulk) throw new Error(`There is no command over many ${id}.`)
    return bulk
  }
  const ended = async (id: string): Promise<Bulk> => {
    await waitFor(async () => ['done', 'failed', 'cancelled'].includes((await bulkNow(id)).state))
    return bulkNow(id)
  }
  const run = async (asked: Asked, by = manager) => {
    const { status, answer } = await ask(asked, by)
    if (status !== 200) throw new Error(JSON.stringify(answer))
    return ended(String(answer.id))
  }
  const targets = (id: string) =>
    admin
      .select()
      .from(bulkTargets)
      .where(eq(bulkTargets.bulkId, id))
      .orderBy(asc(bulkTargets.position))
  return { ...running, ask, step, run, addLeads, addListings, bulkNow, ended, targets }
}

let made = 0

async function insertLeads(
  admin: Brokerage['admin'],
  count: number,
  of: Partial<typeof leads.$inferInsert>,
): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    ...of,
    id: crypto.randomUUID(),
    reference: `L-${90_000 + (made += 1)}`,
    stage: 'new',
    name: `Person ${made}`,
  }))
  await admin.insert(leads).values(rows)
  return rows.map(({ id }) => id)
}

async function insertListings(
  admin: Brokerage['admin'],
  count: number,
  of: Partial<typeof listings.$inferInsert>,
): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    status: 'available',
    ...of,
    id: crypto.randomUUID(),
    reference: `P-${90_000 + (made += 1)}`,
    title: `Home ${made}`,
  }))
  await admin.insert(listings).values(rows)
  return rows.map(({ id }) => id)
}
