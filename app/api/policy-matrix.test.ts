import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { expect, onTestFinished, test } from 'vitest'
import { type Actor, can, type Resource } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { checkPlan } from '#domain/metrics/plan.ts'
import { ROLES } from '#domain/access/person.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { runPlan } from '#db/pace/metrics/run-plan.ts'
import { documents, people } from '#db/pace/schema.ts'
import { insertWebSession } from '#db/pace/sessions/web-sessions.ts'
import { accessOf } from '#sync/access/access.ts'
import { type MatrixRow, type Subject, SUBJECTS } from '#tests/support/matrix-subjects.ts'
import { addOddRows, asAsker } from '#tests/support/odd-rows.ts'
import { createTestApi, json, TEST_URLS, type TestApi } from '#tests/support/test-api.ts'
import { createTicketRoute } from '../session/ticket.server.ts'
import type { WebSession } from '../session/web-session.server.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

type Person = Extract<Actor, { kind: 'person' }>
type Seen = Promise<string[]>
type Case = { api: TestApi; name: string; actor: Person; subject: Subject; ids: string[] }

/** Two agents of a team, their manager, another team's manager, an admin, and a manager who has no team. */
const PEOPLE = ['Sara', 'Omar', 'Layla', 'Khalid', 'Adam', 'Homeless'] as const
const MCP = `${TEST_URLS.app}/mcp`
const OWN_ORIGIN = { origin: TEST_URLS.app }
/** Enough of each to meet every kind of row, and less than the limits on requests. */
const MOST_SINGLE = 40

const subjects = Object.entries(SUBJECTS).flatMap(([resource, subject]) =>
  typeof subject === 'string' ? [] : [[resource as Resource, subject as Subject] as const],
)

/** The ways to see a record; each gives the ids that it shows, of those that it is asked about. */
const WAYS: Record<string, { applies: (subject: Subject) => boolean; see: (one: Case) => Seen }> = {
  'REST list': { applies: ({ list }) => list !== undefined, see: overRestList },
  'REST item': { applies: ({ item }) => item !== undefined, see: overRestItems },
  'MCP tool': { applies: ({ tool }) => tool !== undefined, see: overMcp },
  document: { applies: ({ document }) => document !== undefined, see: asDocuments },
  ticket: {
    applies: ({ document, ticket = true }) => document !== undefined && ticket,
    see: byTickets,
  },
  reporting: { applies: ({ reporting }) => reporting !== undefined, see: inReporting },
}

test.each([...PEOPLE, 'Omar, whose team shows him all of its leads,'])(
  '%s sees by every way the very records that the policy lets be read',
  async (who) => {
    const [name = '', isShown] = who.split(', ')
    const api = await startApi()
    if (isShown) await api.openTeamOf(name)
    const actor = actorOf(api, name)
    for (const [resource, subject] of subjects) {
      const rows = await subject.rows(api.db)
      expect(rows.length, `there is a ${resource} to see`).toBeGreaterThan(0)
      for (const [way, { applies, see }] of Object.entries(WAYS)) {
        if (!applies(subject)) continue
        const asked = way === 'REST item' || way === 'MCP tool' ? oddFirst(rows) : rows
        const allowed = asked.filter(({ facts }) => can(actor, 'read', resource as 'lead', facts))
        const ids = idsOf(asked)
        const seen = await see({ api, name, actor, subject, ids })
        expect(seen.toSorted(), `${resource} by ${way}`).toEqual(idsOf(allowed))
      }
    }
  },
)

test.each(PEOPLE)('a question of %s counts what the policy lets be read', async (name) => {
  const api = await startApi()
  const { id: personId, role, teamId } = actorOf(api, name)
  for (const [measure, resource] of [
    ['leads', 'lead'],
    ['listings', 'listing'],
    ['calls', 'call'],
  ] as const) {
    const rows = await SUBJECTS[resource].rows(api.db)
    const allowed = rows.filter(({ facts }) => can(actorOf(api, name), 'read', resource, facts))
    const asker = { personId, role, teamId }
    const { rows: counted } = await runPlan(api.deps.reporting, checkPlan({ measure }), {
      asker,
      calendar: SOME_HOUSE,
    })
    expect(counted[0]?.value ?? 0, measure).toBe(allowed.length)
  }
})

test('every role is among those who ask, and they differ in what they see', async () => {
  const api = await startApi()
  const actors = PEOPLE.map((name) => actorOf(api, name))
  expect(new Set(actors.map(({ role }) => role))).toEqual(new Set(ROLES))
  const rows = await SUBJECTS.lead.rows(api.db)
  const counts = actors.map(
    (actor) => rows.filter(({ facts }) => can(actor, 'read', 'lead', facts)).length,
  )
  expect(new Set(counts).size).toBeGreaterThan(3)
})

async function startApi(): Promise<TestApi> {
  const api = await createTestApi({ scale: 0.15 })
  await addOddRows(api.db, api.people)
  const teamIds = [...new Set(api.people.map(({ teamId }) => teamId)), null]
  await api.db
    .insert(documents)
    .values(teamIds.map((teamId, index) => ({ name: `note:n${index}`, kind: 'note', teamId })))
  const homeless = { name: 'Homeless', email: 'nobody@pace.demo', role: 'manager' as const }
  api.people.push(...(await api.db.insert(people).values(homeless).returning()))
  return api
}

function actorOf(api: TestApi, name: string): Person {
  const { id, role, teamId, seesTeam } = api.personOf(name)
  if (!role) throw new Error(`${name} has no role.`)
  return { kind: 'person', id, role, teamId, seesTeam }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id).toSorted()
}

/** What was added last is the odd. */
function oddFirst(rows: readonly MatrixRow[]): MatrixRow[] {
  return rows.toReversed().slice(0, MOST_SINGLE)
}

async function overRestList({ api, name, subject }: Case): Seen {
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const response = await api.as(name, `/api/v1${subject.list}?limit=200${page}`)
    const { data, next } = await response.json()
    seen.push(...idsOf(data))
    cursor = next
  } while (cursor)
  return seen
}

async function overRestItems({ api, name, subject, ids }: Case): Seen {
  const seen: string[] = []
  for (const id of ids) {
    const { status } = await api.as(name, `/api/v1${subject.item}/${id}`)
    expect([200, 404]).toContain(status)
    if (status === 200) seen.push(id)
  }
  return seen
}

async function overMcp({ api, name, subject, ids }: Case): Seen {
  const token = await api.tokenOf(name, MCP, { scope: 'mcp:read' })
  const client = new Client({ name: 'matrix', version: '1' })
  const transport = new StreamableHTTPClientTransport(new URL(MCP), {
    fetch: async (url, init) => api.api.request(String(url), init),
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  })
  await client.connect(transport)
  onTestFinished(() => client.close())
  const seen: string[] = []
  for (const id of ids) {
    const { isError } = await client.callTool({ name: subject.tool ?? '', arguments: { id } })
    if (!isError) seen.push(id)
  }
  return seen
}

/** As the sync server's admission decides it. */
async function asDocuments({ api, actor, subject, ids }: Case): Seen {
  const named = ids.map((id) => ({ id, name: subject.document?.(id) ?? '' }))
  const facts = await findDocumentFacts(
    api.db,
    named.map(({ name }) => name),
  )
  return named.flatMap(({ id, name }) => {
    const access = accessOf(actor, parseDocumentName(name), facts.get(name) ?? {})
    return access === 'none' ? [] : [id]
  })
}

/** As the app gives tickets for sockets. */
async function byTickets({ api, name, actor, subject, ids }: Case): Seen {
  const session = await openSession(api, name, actor)
  const routes = createTicketRoute({
    db: api.deps.db,
    sessions: { require: async () => session, audit: async () => undefined },
    appUrl: TEST_URLS.app,
  })
  const seen: string[] = []
  for (let at = 0; at < ids.length; at += 50) {
    const named = ids.slice(at, at + 50).map((id) => ({ id, name: subject.document?.(id) ?? '' }))
    const wanted = json({ documents: named.map((one) => one.name) }, 'POST', OWN_ORIGIN)
    const { tickets } = await (await routes.request('/live/ticket', wanted)).json()
    seen.push(...named.filter((one) => one.name in tickets).map(({ id }) => id))
  }
  return seen
}

async function openSession(api: TestApi, name: string, actor: Person): Promise<WebSession> {
  const id = crypto.randomUUID()
  const { email, sessionVersion } = api.personOf(name)
  const { id: personId, role, teamId } = actor
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  await insertWebSession(api.db, { id, secretHash: id, personId, expiresAt })
  const person = { id: personId, name, email, role, teamId, language: null }
  return { id, person, actor, sessionVersion }
}

async function inReporting({ api, actor, subject }: Case): Seen {
  const read = subject.reporting
  return read ? idsOf(await asAsker(api.deps.reporting, actor, read)) : []
}
