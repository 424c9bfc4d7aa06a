import { asc, eq } from 'drizzle-orm'
import type { ApiDeps } from '#app/api/deps/deps.ts'
import { appointmentPath } from '#app/viewing-page/page/address.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  contacts,
  entityEvents,
  leads,
  listings,
  people,
  teams,
  viewingAnswers,
  viewings,
} from '#db/pace/schema.ts'
import { insertViewingLink } from '#db/pace/viewings/links.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import type { Language } from '#domain/language.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { serveApi } from './serve-api.ts'
import { createTestApi } from './test-api.ts'

/** Monday, 7 December 2026, a quarter past eleven in Dubai. */
export const NOW = new Date('2026-12-07T07:15:00.000Z')
export const BY = { actor: 'person:test', via: 'pages' }
/** The next day at two in Dubai. */
export const STARTS = '2026-12-08T10:00:00.000Z'
export const ENDS = '2026-12-08T10:30:00.000Z'

type Asked = { language?: Language; sessions?: ApiDeps['sessions'] }

/** A customer's link to a viewing over real HTTP, and what stands behind it. */
export async function openAppointment({ language = 'en', sessions }: Asked = {}) {
  let now = NOW
  const known = sessions ? { sessions } : {}
  const { api, db, deps } = await createTestApi({ scale: 0, now: () => now, ...known })
  const { lead, sara, home, contact } = await addRecords(db)
  const booked = { leadId: lead.id, listingId: home.id, agentId: sara.id, teamId: sara.teamId }
  const when = { startsAt: STARTS, endsAt: ENDS }
  const { viewing } = await insertViewing(db, { ...booked, ...when }, BY.actor)
  const addLink = async () => {
    const secret = createSecret()
    const about = { viewingId: viewing.id, personId: sara.id, language, startsAt: STARTS }
    const link = { ...about, occasion: 'booked' as const, keyHash: hashSecret(secret) }
    await insertViewingLink(db, link, BY)
    return secret
  }
  const secret = await addLink()
  const origin = await serveApi(api)
  const url = (path: string) => `${origin}${path}`
  const path = appointmentPath(language, secret)
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
  const answers = () =>
    db.select().from(viewingAnswers).orderBy(asc(viewingAnswers.at), asc(viewingAnswers.id))
  const standing = async () => {
    const [row] = await db.select().from(viewings).where(eq(viewings.id, viewing.id))
    if (!row) throw new Error('The viewing is gone.')
    return row
  }
  const told = () => listTold(db)
  const of = { db, deps, lead, sara, home, contact, viewing, booked, secret, path, url }
  return { ...of, addLink, read, press, setNow, answers, standing, told }
}

/** An agent with a lead of a contact, and a home that they show. */
async function addRecords(db: PaceDb) {
  const id = () => crypto.randomUUID()
  const team = { id: id(), name: 'Marina' }
  await db.insert(teams).values(team)
  const sara = { id: id(), name: 'Sara Haddad', email: 'sara@pace.demo', teamId: team.id }
  await db.insert(people).values({ ...sara, role: 'agent', phone: '+971501112233' })
  const whose = { ownerId: sara.id, teamId: team.id }
  const contact = { id: id(), name: 'Amina Hidden', email: 'amina@customer.example' }
  await db.insert(contacts).values({ ...contact, ...whose })
  const lead = { id: id(), reference: 'L-90001', stage: 'viewing', name: 'Amina Hidden' }
  await db.insert(leads).values({ ...lead, ...whose, contactId: contact.id, intent: 'buy' })
  const home = {
    id: id(),
    reference: 'S-9000',
    title: 'Sea view <b>O’Brien</b>',
    titleAr: 'إطلالة بحرية 😀',
    status: 'available',
    purpose: 'sale',
    unit: '4102-SECRET',
    building: 'Marina Gate',
    permitNumber: '71000000000',
    teamId: team.id,
  }
  await db.insert(listings).values(home)
  return { lead, sara, home, contact }
}

/** What the leads' logs say of customers' answers, the oldest first. */
async function listTold(db: PaceDb) {
  const rows = await db
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.resource, 'lead'))
    .orderBy(asc(entityEvents.sequence))
  return rows.flatMap(({ new: after, actor }) => {
    const { viewingAnswer, step, hostId } = { ...(after as Record<string, unknown> | null) }
    return viewingAnswer ? [{ step, hostId, actor }] : []
  })
}
