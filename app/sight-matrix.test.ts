import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { loader as board } from '#app/routes/_app.board/route.tsx'
import { loader as callPage } from '#app/routes/_app.calls.$id/route.tsx'
import { loader as callList } from '#app/routes/_app.calls._index/route.tsx'
import { loader as duplicateList } from '#app/routes/_app.contacts.duplicates/route.tsx'
import { loader as contactList } from '#app/routes/_app.contacts._index/route.tsx'
import { loader as desk } from '#app/routes/_app.desk/route.tsx'
import { loader as arrivalList } from '#app/routes/_app.enquiries._index/route.tsx'
import { loader as exportPage } from './routes/lists.$noun.export/route.ts'
import { loader as takenAlong } from '#app/routes/_app.offline/route.tsx'
import { loader as sharedWith } from '#app/routes/_app.share/route.tsx'
import { loader as inbox } from '#app/routes/_app.inbox/route.tsx'
import { loader as conversation } from '#app/routes/_app.inbox.$id/route.tsx'
import { loader as leadList } from '#app/routes/_app.leads._index/route.tsx'
import { loader as listingPage } from '#app/routes/_app.listings.$id/route.tsx'
import { loader as taskList } from '#app/routes/_app.tasks/route.tsx'
import { loader as viewingList } from '#app/routes/_app.viewings/route.tsx'
import { loader as viewingCalendar } from '#app/routes/_app.viewings_.calendar/route.tsx'
import { loader as wall } from '#app/routes/_app.wall/route.tsx'
import { loader as developers } from '#app/routes/_app.developers/route.tsx'
import { loader as palette } from '#app/routes/_app.search/route.tsx'
import { describeApi } from './api/router.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { calls, conversations, leads, listings, people, teams } from '#db/pace/schema.ts'
import { findView, readViewRecords } from '#db/pace/views/rows.ts'
import type { Actor } from '#domain/access/access.ts'
import {
  documentName,
  isView,
  DOCUMENT_SHAPES,
  isDocumentKind,
} from '#domain/documents/documents.ts'
import { cardIn } from '#domain/views/card-in.ts'
import { accessOf } from '#sync/access/access.ts'
import { addOddRows, asAsker, pairContacts } from '#tests/support/odd-rows.ts'
import { hideSecrets } from '#tests/support/hide-secrets.ts'
import { OF_MESSAGES } from '#tests/support/guessed-of-messages.ts'
import { OVER_MCP } from '#tests/support/told-over-mcp.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import type { PageContext } from './pages/context.server.ts'

/** An agent who has leads, one who shares some, their manager, another team's, an admin, and one without a team. */
const READERS = ['Sara', 'Omar', 'Layla', 'Khalid', 'Adam', 'Homeless'] as const
const NOW = new Date()
const AT = { now: NOW, zone: 'Asia/Dubai' }

type Person = Extract<Actor, { kind: 'person' }>
type Reader = { api: TestApi; name: string; actor: Person }

/** Each gives all that it tells this reader, as text. */
const SURFACES: Record<string, (reader: Reader) => Promise<string>> = {
  'board page': (reader) => page(board, reader),
  'wall page': (reader) => page(wall, reader),
  'calls page': (reader) => page(callList, reader),
  'leads page': (reader) => page(leadList, reader),
  'enquiries page': async (reader) => textOf(await pagesOf(arrivalList, reader, [''])),
  'contacts page': (reader) => page(contactList, reader),
  'duplicates page': (reader) => page(duplicateList, reader),
  'duplicates that were decided': (reader) =>
    page(duplicateList, reader, { query: '?box=different' }),
  'inbox page': (reader) => page(inbox, reader, { query: '?box=all' }),
  'conversation pages': async (reader) => textOf(await conversationPages(reader)),
  'search among contacts': (reader) => page(contactList, reader, { query: '?q=Secret' }),
  'leads export': (reader) => exported(reader, 'lead', 'name,phone,budget'),
  'calls export': (reader) => exported(reader, 'call', 'caller,phone,lead,summary'),
  'contacts export': (reader) => exported(reader, 'contact', 'name,phone,email'),
  'desk page': (reader) => page(desk, reader),
  'viewings page': async (reader) =>
    (await page(viewingList, reader)) +
    (await page(viewingList, reader, { query: '?sort=-start' })),
  'calendar of viewings': (reader) => page(viewingCalendar, reader, { query: '?as=agenda' }),
  'viewings by a name': (reader) =>
    page(viewingList, reader, { query: '?lead.contains=Secret&sort=start' }),
  'taken along': (reader) => page(takenAlong, reader),
  'where a share belongs': (reader) => page(sharedWith, reader),
  'tasks page': (reader) => page(taskList, reader, { query: '?sort=-created' }),
  'listing pages': async (reader) => textOf(await listingPages(reader)),
  'call pages': async (reader) => textOf(await callPages(reader)),
  'search by name': (reader) => page(palette, reader, { query: '?q=Secret' }),
  'search by phone': (reader) => page(palette, reader, { query: '?q=9715550' }),
  'search among calls': (reader) => page(callList, reader, { query: '?q=Secret' }),
  'developers page': (reader) => page(developers, reader, { query: '?noun=Leads' }),
  'live views': async (reader) => textOf(await liveViews(reader)),
  'REST leads': (reader) => rest(reader, '/leads?limit=200'),
  'REST contacts': (reader) => rest(reader, '/contacts?limit=200'),
  'REST calls': (reader) => rest(reader, '/calls?limit=200'),
  'REST viewings': (reader) => rest(reader, '/viewings?limit=200'),
  'REST tasks': (reader) => rest(reader, '/tasks?limit=200'),
  'rows of a question': (reader) => reporting(reader),
  ...OVER_MCP,
  ...OF_MESSAGES,
}

test.each(READERS)(
  '%s reads on no surface a name, phone or budget that is hidden',
  async (name) => {
    const reader = await openAs(name)
    const secrets = await hideSecrets(reader)
    const hidden = secrets.filter(({ readable }) => !readable)
    if (reader.actor.role !== 'admin') expect(hidden.length).toBeGreaterThan(3)
    for (const [surface, read] of Object.entries(SURFACES)) {
      const told = await read(reader)
      const leaks = hidden.flatMap(({ of, values }) =>
        Object.entries(values)
          .filter(([, value]) => told.includes(value))
          .map(([field]) => `${of}: ${field}`),
      )
      expect(leaks, `${surface} of ${name}`).toEqual([])
    }
  },
)

test('in a team that shows its leads an agent reads those of colleagues on every surface, and what they are asked for on calls on none', async () => {
  const reader = await openAs('Omar', { isShown: true })
  const secrets = await hideSecrets(reader)
  const { actor, api } = reader
  const ofTeam = await api.db
    .select()
    .from(leads)
    .where(eq(leads.teamId, String(actor.teamId)))
  const ofColleagues = ofTeam.filter(({ ownerId }) => ownerId !== null && ownerId !== actor.id)
  const names = new Set(ofColleagues.map(({ name }) => name))
  for (const surface of [
    'leads page',
    'live views',
    'board page',
    'search by name',
    'REST leads',
  ]) {
    const told = (await SURFACES[surface]?.(reader)) ?? ''
    const shown = [...names].filter((name) => told.includes(name ?? '?'))
    expect(shown.length, surface).toBeGreaterThan(0)
  }
  const hidden = secrets.filter(({ readable }) => !readable)
  for (const [surface, read] of Object.entries(SURFACES)) {
    const told = await read(reader)
    const leaks = hidden.filter(({ values }) =>
      Object.values(values).some((one) => told.includes(one)),
    )
    expect(leaks, surface).toEqual([])
  }
})

test.each(['Sara', 'Layla', 'Adam'] as const)('%s reads what may be read', async (name) => {
  const reader = await openAs(name)
  const secrets = await hideSecrets(reader)
  for (const surface of [
    'leads page',
    'calls page',
    'contacts page',
    'inbox page',
    'conversation pages',
    'REST contacts',
    'live views',
    'search by name',
    'REST leads',
    'REST calls',
    'MCP search_leads',
    'MCP search_contacts',
    'MCP search_calls',
  ]) {
    const told = (await SURFACES[surface]?.(reader)) ?? ''
    const shown = secrets.filter(
      ({ readable, values }) => readable && told.includes(values.name ?? ''),
    )
    expect(shown.length, `${surface} of ${name}`).toBeGreaterThan(0)
  }
})

test('a lead that changes hands is hidden from who had it, on every surface', async () => {
  const { api, ...sara } = await openAs('Sara')
  const omar = api.personOf('Omar')
  await hideSecrets({ api, ...sara })
  const mine = eq(leads.ownerId, sara.actor.id)
  const [lead] = await api.db.select().from(leads).where(mine).orderBy(leads.reference).limit(1)
  if (!lead) throw new Error('Sara has no lead.')
  await api.db.update(calls).set({ leadId: null }).where(eq(calls.leadId, lead.id))
  await api.db
    .update(leads)
    .set({ ownerId: omar.id, collaboratorIds: [] })
    .where(eq(leads.id, lead.id))
  for (const [surface, read] of Object.entries(SURFACES)) {
    expect((await read({ api, ...sara })).includes(lead.name ?? '?'), surface).toBe(false)
  }
})

async function openAs(name: string, { isShown = false } = {}): Promise<Reader> {
  const api = await createTestApi({ scale: 0.15 })
  await addOddRows(api.db, api.people)
  await pairContacts(api.db)
  const homeless = { name: 'Homeless', email: 'nobody@pace.demo', role: 'manager' as const }
  api.people.push(...(await api.db.insert(people).values(homeless).returning()))
  if (isShown) await api.openTeamOf(name)
  const { id, role, teamId, seesTeam } = api.personOf(name)
  if (!role) throw new Error(`${name} has no role.`)
  return { api, name, actor: { kind: 'person', id, role, teamId, seesTeam } }
}

type Loader = (args: never) => unknown
type Asked = { query?: string; params?: Record<string, string> }

async function page(loader: Loader, reader: Reader, asked: Asked = {}): Promise<string> {
  return textOf(await load(loader, reader, asked))
}

async function load(loader: Loader, reader: Reader, { query = '', params = {} }: Asked = {}) {
  const { api, name, actor } = reader
  const { email } = api.personOf(name)
  const person = { ...actor, name, email }
  const context = {
    session: { actor, person },
    deps: {
      db: api.deps.db,
      settings: api.deps.settings,
      describeApi: () => describeApi(api.deps.urls),
      messages: {
        host: 'house.example',
        receiveInDemo: null,
        templates: async () => [],
        lines: async () => [],
        demoChats: null,
      },
      sealFile: () => '',
    },
  } as unknown as PageContext
  const request = new Request(`http://localhost/x${query}`)
  return loader({ request, context, params } as never)
}

/** The file of those who may take a list away; of the others nothing. */
async function exported(reader: Reader, noun: string, columns: string): Promise<string> {
  const asked = { query: `?format=csv&columns=${columns}`, params: { noun } }
  const file = await Promise.resolve(load(exportPage, reader, asked)).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'forbidden' })
    return new Response('')
  })
  return file instanceof Response ? file.text() : ''
}

/** Of each record of the kind the page, as far as it opens. */
async function pagesOf(loader: Loader, reader: Reader, ids: readonly string[]): Promise<unknown[]> {
  const opened: unknown[] = []
  for (const id of ids) {
    const answer = await load(loader, reader, { params: { id } }).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'forbidden' })
      return null
    })
    opened.push(answer)
  }
  return opened
}

async function listingPages(reader: Reader): Promise<unknown[]> {
  const rows = await reader.api.db.select({ id: listings.id }).from(listings).limit(12)
  return pagesOf(listingPage, reader, idsOf(rows))
}

async function conversationPages(reader: Reader): Promise<unknown[]> {
  const { contactId } = conversations
  const rows = await reader.api.db
    .select({ id: contactId })
    .from(conversations)
    .orderBy(contactId)
    .limit(60)
  return pagesOf(conversation, reader, idsOf(rows))
}

async function callPages(reader: Reader): Promise<unknown[]> {
  const rows = await reader.api.db.select({ id: calls.id }).from(calls).limit(60)
  return pagesOf(callPage, reader, idsOf(rows))
}

/** The cards of every view that the sync server would let this reader open. */
async function liveViews({ api: { db }, actor }: Reader): Promise<unknown[]> {
  const keys = idsOf(await db.select({ id: teams.id }).from(teams)).concat(
    idsOf(await db.select({ id: people.id }).from(people)),
  )
  const cards: unknown[] = []
  for (const kind of Object.keys(DOCUMENT_SHAPES)) {
    if (!isDocumentKind(kind) || !isView(kind)) continue
    for (const key of keys) {
      const facts = (await findDocumentFacts(db, [documentName(kind, key)])).get(`${kind}:${key}`)
      const view = await findView(db, kind, key)
      if (!view || accessOf(actor, { kind, key }, facts ?? {}) === 'none') continue
      const { records } = await readViewRecords(db, view, AT)
      cards.push(records.map((record) => cardIn(view, record, AT)))
    }
  }
  return cards
}

async function rest({ api, name }: Reader, path: string): Promise<string> {
  return (await api.as(name, `/api/v1${path}`)).text()
}

async function reporting({ api, actor }: Reader): Promise<string> {
  return asAsker(api.deps.reporting, actor, async (tx) =>
    textOf([await tx.select().from(leads), await tx.select().from(calls)]),
  )
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

function textOf(value: unknown): string {
  return JSON.stringify(value)
}
