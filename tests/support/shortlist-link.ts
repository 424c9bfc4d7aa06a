import { asc, eq } from 'drizzle-orm'
import type { ApiDeps } from '#app/api/deps/deps.ts'
import { shortlistPath } from '#app/shortlist/page/address.ts'
import { insertShortlist } from '#db/pace/shortlists/make.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { entityEvents, leads, listings, people, teams } from '#db/pace/schema.ts'
import type { Language } from '#domain/language.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { serveApi } from './serve-api.ts'
import { createTestApi } from './test-api.ts'

/** Monday, 7 December 2026, a quarter past eleven in Dubai. */
export const NOW = new Date('2026-12-07T07:15:00.000Z')
export const BY = { actor: 'person:test', via: 'pages' }
const OWN = { unit: '4102-SECRET', floor: 41, tags: ['owner-is-broke'], description: 'Wide view.' }

type Asked = {
  language?: Language
  homes?: number
  greeting?: string
  /** What the app knows of whoever is signed in. */
  sessions?: ApiDeps['sessions']
}

/** A customer's link over real HTTP, and the homes behind it. */
export async function openLink(asked: Asked = {}) {
  const { language = 'en', homes = 2, greeting = '', sessions } = asked
  let now = NOW
  const known = sessions ? { sessions } : {}
  const { api, db, deps } = await createTestApi({ scale: 0, now: () => now, ...known })
  const { lead, sara, ids } = await addHomes(db, homes)
  const secret = createSecret()
  const made = { leadId: lead.id, personId: sara.id, homes: ids, language, greeting }
  const list = await insertShortlist(
    db,
    { ...made, keyHash: hashSecret(secret), endsAt: '2026-12-21T20:00:00.000Z' },
    { scope: 'all', today: '2026-12-07', by: BY },
  )
  const origin = await serveApi(api)
  const url = (path: string) => `${origin}${path}`
  const path = shortlistPath(language, secret)
  const read = async (more = '') => {
    const answer = await fetch(url(`${path}${more}`))
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const press = async (form: Record<string, string>) => {
    const body = new URLSearchParams(form)
    const answer = await fetch(url(path), { method: 'POST', body, redirect: 'manual' })
    return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
  }
  const setNow = (at: string) => {
    now = new Date(at)
  }
  const told = () => listTold(db)
  return { db, deps, ids, lead, sara, list, secret, path, url, read, press, told, setNow }
}

/** An agent with a lead, and homes that they may show. */
async function addHomes(db: PaceDb, count: number) {
  const id = () => crypto.randomUUID()
  const team = { id: id(), name: 'Marina' }
  await db.insert(teams).values(team)
  const sara = { id: id(), name: 'Sara Haddad', email: 'sara@pace.demo', teamId: team.id }
  await db.insert(people).values({ ...sara, phone: '+971501112233' })
  const lead = { id: id(), reference: 'L-90001', stage: 'qualified', name: 'Amina Hidden' }
  await db.insert(leads).values({ ...lead, ownerId: sara.id, teamId: team.id, intent: 'buy' })
  const rows = Array.from({ length: count }, (_, at) => ({
    id: id(),
    reference: `S-900${at}`,
    title: `Home ${at} <b>O’Brien</b>`,
    titleAr: `منزل ${at} 😀`,
    status: 'available',
    purpose: 'sale',
    price: 2_000_000 + at,
    bedrooms: 2,
    permitNumber: `7100000000${at}`,
    teamId: team.id,
    agentId: sara.id,
    ...OWN,
  }))
  await db.insert(listings).values(rows)
  return { lead, sara, ids: rows.map((row) => row.id) }
}

/** What the lead's log was told of the customer's steps. */
async function listTold(db: PaceDb) {
  const events = await db
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.resource, 'lead'))
    .orderBy(asc(entityEvents.sequence))
  return events.flatMap(({ new: after, actor }) => {
    const { step, listingId: listing } = { ...(after as Record<string, unknown> | null) }
    return step ? [{ step, listing, actor }] : []
  })
}
