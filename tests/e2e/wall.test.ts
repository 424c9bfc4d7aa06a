import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { leads, people } from '#db/pace/schema.ts'
import { openLine } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const SARA = 'sara.haddad@pace.demo'

test('who rings is shown by the name of the lead, on whichever page its agent is', async () => {
  const { signIn, pace } = workspace
  const lead = await leadOf(SARA)
  const page = await signIn('Sara Haddad', '/listings')
  const line = await openLine(pace, 'pop')
  await line.tell('started', { direction: 'inbound', from: lead.phone, to: null, agent: SARA })
  const pop = page.getByRole('region', { name: 'Incoming call' })
  await pop.getByText(lead.name).waitFor()
  await pop.getByRole('link', { name: 'Open the lead' }).waitFor()
  await line.tell('ended')
  await pop.waitFor({ state: 'detached' })
})

test('hold, resumption, transfer and recording are seen on the wall and by who has the call', async () => {
  const { signIn, pace } = workspace
  const [layla, sara, omar] = [
    await signIn('Layla Nasser', '/wall'),
    await signIn('Sara Haddad', '/leads'),
    await signIn('Omar Khan', '/leads'),
  ]
  const line = await openLine(pace, 'transfer')
  const caller = 'Nadia Transfer'
  const numbers = { direction: 'inbound', from: '+971561119988', to: null, callerName: caller }
  await line.tell('started', { ...numbers, agent: SARA })
  const card = layla.getByRole('listitem').filter({ hasText: caller })
  await card.getByLabel('Ringing').waitFor()
  await line.tell('answered', { agent: SARA })
  await card.getByText('Sara Haddad').waitFor()
  const mine = sara.getByRole('banner').getByRole('link', { name: new RegExp(caller) })
  await mine.waitFor()

  await line.tell('held')
  await card.getByText(/on hold \d/).waitFor()
  await mine.getByText('on hold').waitFor()
  await line.tell('resumed')
  await card.getByText(/on hold \d/).waitFor({ state: 'detached' })

  await line.tell('recording', { on: true })
  await line.tell('transferred', { agent: 'omar.khan@pace.demo' })
  await card.getByText('Omar Khan').waitFor()
  await mine.waitFor({ state: 'detached' })
  const theirs = omar.getByRole('banner').getByRole('link', { name: new RegExp(caller) })
  await theirs.click()
  await omar.waitForURL(`**/calls/${line.id}`)
  await omar.getByText('Recorded').waitFor()

  await line.tell('ended')
  await card.getByLabel('Wrapping up').waitFor()
  await line.tell('wrapup')
  await card.waitFor({ state: 'detached' })
})

test('a call that goes to another team leaves this wall and stands on that one', async () => {
  const { signIn, pace, database } = workspace
  const layla = await signIn('Layla Nasser', '/wall')
  const [sara] = await database.db.select().from(people).where(eq(people.email, SARA))
  const [other] = await database.db
    .select()
    .from(people)
    .where(
      and(
        eq(people.role, 'agent'),
        eq(people.status, 'active'),
        ne(people.teamId, sara?.teamId ?? ''),
      ),
    )
    .orderBy(asc(people.email))
    .limit(1)
  if (!other) throw new Error('The demo has one team only.')
  const line = await openLine(pace, 'team')
  const caller = 'Hassan Elsewhere'
  const numbers = { direction: 'inbound', from: '+971561119977', to: null, callerName: caller }
  await line.tell('started', { ...numbers, agent: SARA })
  await line.tell('answered', { agent: SARA })
  const card = layla.getByRole('listitem').filter({ hasText: caller })
  await card.waitFor()
  await line.tell('transferred', { agent: other.email })
  await card.waitFor({ state: 'detached' })
  const adam = await signIn('Adam Fischer', `/wall?team=${other.teamId}`)
  const there = adam.getByRole('listitem').filter({ hasText: other.name })
  await there.filter({ hasText: caller }).waitFor()
  await line.tell('ended')
})

/** One of the agent's own leads that has a number. */
async function leadOf(email: string): Promise<{ name: string; phone: string }> {
  const rows = await workspace.database.db
    .select({ name: leads.name, phone: leads.phone })
    .from(leads)
    .innerJoin(people, eq(people.id, leads.ownerId))
    .where(and(eq(people.email, email), eq(leads.stage, 'new'), isNotNull(leads.phone)))
    .orderBy(asc(leads.reference))
  const [lead] = rows
  expect(lead).toBeDefined()
  return { name: lead?.name ?? '', phone: lead?.phone ?? '' }
}
