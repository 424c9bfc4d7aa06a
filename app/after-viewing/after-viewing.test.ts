import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { leads, listings, viewingAnswers, viewings } from '#db/pace/schema.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import type { ViewingStatus } from '#domain/viewing/viewing.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { requirePerson } from '../pages/context.server.ts'
import { handViewing } from './hand-viewing.server.ts'
import { findNext, takeStep } from './next-step.server.ts'

const LEAD = '00000000-0000-4000-8000-0000000000a1'
const HOME = '00000000-0000-4000-8000-0000000000b1'
const [STARTS, ENDS] = ['2031-04-02T08:00:00.000Z', '2031-04-02T08:30:00.000Z']

/** A viewing of Sara's with a lead of hers, of which Omar knows nothing. */
async function start() {
  const api = await createTestApi()
  const { db } = api
  const sara = api.personOf('Sara')
  const whose = { ownerId: sara.id, teamId: sara.teamId }
  await db.insert(leads).values({ id: LEAD, reference: 'L-90001', stage: 'viewing', ...whose })
  const home = { id: HOME, reference: 'P-90001', title: 'Sea view', status: 'available' }
  await db.insert(listings).values({ ...home, teamId: sara.teamId, purpose: 'sale' })
  const held = { leadId: LEAD, listingId: HOME, agentId: sara.id, teamId: sara.teamId }
  const booked = { ...held, startsAt: STARTS, endsAt: ENDS }
  const { viewing } = await insertViewing(db, booked, `person:${sara.id}`)
  const ran: unknown[] = []
  const commands = {
    forPerson: () => ({ run: async (...args: unknown[]) => void ran.push(args.slice(0, 3)) }),
  }
  const who = (name: string) => {
    const { id, role, teamId } = api.personOf(name)
    const actor = { kind: 'person', id, role, teamId }
    const known = { db, actor, person: { id }, session: {}, deps: { commands } }
    return known as unknown as ReturnType<typeof requirePerson>
  }
  const form = (values: Record<string, string>) => {
    const data = new FormData()
    for (const [key, value] of Object.entries(values)) data.set(key, value)
    return data
  }
  const omar = api.personOf('Omar')
  const hand = (name: string, more: Record<string, string> = {}) => {
    const asked = { viewingId: viewing.id, agentId: omar.id, wasAgentId: sara.id }
    return handViewing(who(name), form({ ...asked, ...more }))
  }
  const next = (status: ViewingStatus, name = 'Sara') =>
    findNext(who(name), { viewing: viewing.id, status })
  const take = (values: Record<string, string>, name = 'Sara') =>
    takeStep(who(name), form({ viewingId: viewing.id, ...values }))
  const agent = async () => {
    const [row] = await db.select().from(viewings).where(eq(viewings.id, viewing.id))
    return row?.agentId
  }
  return { db, sara, omar, viewing, booked, ran, hand, next, take, agent }
}

test('a viewing is given to a colleague, and its lead is shared with them: they could not see it', async () => {
  const { hand, agent, omar, ran, sara } = await start()
  await hand('Sara')
  expect(await agent()).toBe(omar.id)
  expect(ran).toEqual([[`lead:${LEAD}`, 'share', { addIds: [omar.id] }]])
  await expect(hand('Omar')).rejects.toMatchObject({ code: 'outdated' })
  await expect(hand('Sara')).rejects.toMatchObject({ code: 'forbidden' })
  expect(sara.id).not.toBe(omar.id)
})

test('what the colleague has at that time is asked about, and somebody who is not there gets nothing', async () => {
  const { db, booked, hand, agent, omar, sara, ran } = await start()
  const theirs = { ...booked, leadId: null, listingId: null, agentId: omar.id }
  await insertViewing(db, theirs, `person:${omar.id}`)
  await expect(hand('Sara')).rejects.toMatchObject({ said: { key: 'agentIsTaken' } })
  expect([await agent(), ran]).toEqual([sara.id, []])
  await expect(hand('Sara', { agentId: crypto.randomUUID() })).rejects.toBeTruthy()
  await hand('Sara', { despiteTaken: 'yes' })
  expect(await agent()).toBe(omar.id)
})

test('what the customer said comes first, and who may not change the lead is offered nothing', async () => {
  const { db, next, viewing } = await start()
  expect(await next('attended')).toMatchObject({ interest: null, home: { label: 'Sea view' } })
  expect((await next('attended')).steps[0]).toBe('ask')
  const said = { viewingId: viewing.id, step: 'feedback', startsAt: STARTS, at: ENDS } as const
  await db.insert(viewingAnswers).values({ ...said, interest: 'again' })
  expect((await next('attended')).steps[0]).toBe('again')
  await db.update(leads).set({ stage: 'offer' }).where(eq(leads.id, LEAD))
  expect((await next('attended')).steps).not.toContain('offer')
  await db.update(leads).set({ stage: 'lost' }).where(eq(leads.id, LEAD))
  expect((await next('noShow')).steps).toEqual([])
  await expect(next('attended', 'Omar')).rejects.toMatchObject({ code: 'forbidden' })
})

test('one press moves the lead to its offer, or sets the day of the next word, once the outcome is kept', async () => {
  const { db, take, ran } = await start()
  await expect(take({ step: 'offer' })).rejects.toMatchObject({ code: 'outdated' })
  await db.update(viewings).set({ status: 'attended' })
  expect(await take({ step: 'offer' })).toEqual({ done: 'offer' })
  const at = '2031-04-05T06:00:00.000Z'
  await take({ step: 'followUp', at })
  expect(ran).toEqual([
    [`lead:${LEAD}`, 'setStage', { stage: 'offer' }],
    [`lead:${LEAD}`, 'setFields', { fields: { nextFollowUpAt: at } }],
  ])
  await db.update(leads).set({ stage: 'won' }).where(eq(leads.id, LEAD))
  await take({ step: 'offer' })
  expect(ran).toHaveLength(2)
  await expect(take({ step: 'offer' }, 'Omar')).rejects.toMatchObject({ code: 'forbidden' })
})
