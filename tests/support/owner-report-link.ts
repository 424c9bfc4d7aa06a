import { asc, and, eq } from 'drizzle-orm'
import type { ApiDeps } from '#app/api/deps/deps.ts'
import { reportPath } from '#app/owner-report/facts/address.ts'
import { insertReport } from '#db/pace/owner-reports/make.ts'
import {
  areas,
  contacts,
  enquiries,
  entityEvents,
  leads,
  listingPrices,
  listings,
  listingStatuses,
  people,
  portalPublications,
  properties,
  propertyOwners,
  teams,
  viewingAnswers,
  viewings,
} from '#db/pace/schema.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Language } from '#domain/language.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { serveApi } from './serve-api.ts'
import { createTestApi } from './test-api.ts'

/** Monday, 7 December 2026, a quarter past eleven in Dubai. */
export const NOW = new Date('2026-12-07T07:15:00.000Z')
export const BY = { actor: 'person:test', via: 'pages' }
const id = () => crypto.randomUUID()

type Asked = { language?: Language; greeting?: string; sessions?: ApiDeps['sessions'] }

/** An owner's link over real HTTP, and the home behind it with all that was done for it. */
export async function openOwnerLink({ language = 'en', greeting = '', sessions }: Asked = {}) {
  let now = NOW
  const known = sessions ? { sessions } : {}
  const { api, db, deps } = await createTestApi({ scale: 0, now: () => now, ...known })
  const { listingId, propertyId, contactId, sara } = await addHome(db)
  const secret = createSecret()
  const made = { listingId, contactId, personId: sara.id, language, greeting }
  const report = await insertReport(
    db,
    { ...made, keyHash: hashSecret(secret), endsAt: '2027-01-06T20:00:00.000Z' },
    { propertyId, by: BY },
  )
  const origin = await serveApi(api)
  const url = (path: string) => `${origin}${path}`
  const path = reportPath(language, secret)
  const ask = (more = '') => fetch(url(`${path}${more}`))
  const read = async (more = '') => {
    const answer = await ask(more)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const setNow = (at: string) => {
    now = new Date(at)
  }
  const told = async () => {
    const events = await db
      .select()
      .from(entityEvents)
      .where(and(eq(entityEvents.resource, 'listing'), eq(entityEvents.key, listingId)))
      .orderBy(asc(entityEvents.sequence))
    return events.map(({ new: after, actor }) => ({ ...(after as object), actor }))
  }
  return { db, deps, listingId, sara, report, secret, path, url, ask, read, told, setNow }
}

/** A flat that has been on the market since 1 November, with a price that came down, three enquiries, two viewings and another flat beside it. */
async function addHome(db: PaceDb) {
  const team = { id: id(), name: 'Marina' }
  const sara = { id: id(), name: 'Sara Haddad', email: 'sara@pace.demo', teamId: team.id }
  const [propertyId, contactId, listingId, leadId] = [id(), id(), id(), id()]
  await db.insert(teams).values(team)
  await db.insert(people).values({ ...sara, phone: '+971501112233' })
  await db.insert(areas).values({ key: 'marina', name: 'Dubai Marina', city: 'Dubai' })
  await db.insert(contacts).values([{ id: contactId, name: 'Omar Owner', language: 'ar' }])
  await db.insert(properties).values({ id: propertyId })
  await db.insert(propertyOwners).values({ propertyId, contactId, share: 100 })
  const flat = { purpose: 'sale', area: 'marina', building: 'Marina Gate 2', bedrooms: 2 }
  const offered = { ...flat, status: 'available', teamId: team.id, agentId: sara.id }
  const besideId = id()
  const beside = { ...offered, price: 2_000_000, sizeSqft: 1_000, permitNumber: '7100' }
  await db.insert(listings).values([
    {
      ...offered,
      id: listingId,
      reference: 'P-90000',
      propertyId,
      title: 'Sea view <b>O’Brien</b>',
      titleAr: 'إطلالة بحرية 😀',
      price: 1_900_000,
      sizeSqft: 1_000,
      unit: '4102',
      mandateEndsOn: '2027-01-31',
      tags: ['owner-is-broke'],
    },
    { ...beside, id: besideId, reference: 'P-90001', building: 'Marina Gate 2' },
    { ...beside, id: id(), reference: 'P-90002', building: 'Quiet Tower' },
  ])
  await db
    .insert(portalPublications)
    .values({ listingId: besideId, portal: 'bayut', state: 'live', at: NOW.toISOString() })
  await addHistory(db, { listingId, leadId, sara })
  return { listingId, propertyId, contactId, sara }
}

type Home = { listingId: string; leadId: string; sara: { id: string; teamId: string } }

async function addHistory(db: PaceDb, { listingId, leadId, sara }: Home): Promise<void> {
  const actor = 'person:x'
  const at = '2026-11-01T08:00:00.000Z'
  const lowered = '2026-11-20T08:00:00.000Z'
  await db.insert(listingStatuses).values({ listingId, at, to: 'available', actor })
  await db.insert(listingPrices).values([
    { listingId, at, to: 2_000_000, until: lowered, actor },
    { listingId, at: lowered, from: 2_000_000, to: 1_900_000, actor },
  ])
  await db.insert(portalPublications).values([
    { listingId, portal: 'bayut', state: 'live', at, url: 'https://bayut.example/1' },
    { listingId, portal: 'propertyFinder', state: 'failed', at, reason: 'quota SECRET' },
  ])
  await db
    .insert(leads)
    .values({ id: leadId, reference: 'L-90001', stage: 'viewing', name: 'Amina Hidden' })
  await db.insert(enquiries).values(
    ['2026-11-02', '2026-11-15', '2026-12-01'].map((day) => ({
      listingId,
      leadId,
      source: 'bayut',
      message: 'It is Amina Hidden',
      payload: {},
      receivedAt: `${day}T08:00:00.000Z`,
    })),
  )
  const shownId = id()
  const shown = { listingId, leadId, agentId: sara.id, teamId: sara.teamId }
  await db.insert(viewings).values([
    {
      ...shown,
      id: shownId,
      startsAt: '2026-11-25T08:00:00.000Z',
      endsAt: '2026-11-25T08:30:00.000Z',
      status: 'attended',
      feedback: 'Amina Hidden found it too dark',
    },
    {
      ...shown,
      startsAt: '2026-12-09T08:00:00.000Z',
      endsAt: '2026-12-09T08:30:00.000Z',
      status: 'confirmed',
    },
  ])
  await db.insert(viewingAnswers).values({
    viewingId: shownId,
    step: 'feedback',
    interest: 'again',
    words: 'Amina Hidden here, too dark',
    startsAt: '2026-11-25T08:00:00.000Z',
    at: '2026-11-25T10:00:00.000Z',
  })
}
