import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { listEvents } from './events.ts'
import type { InstantCursor } from './keyset.ts'
import { viewings } from './schema.ts'
import { insertViewing, listViewingRecords } from './viewing-records.ts'
import { findViewing, listViewings, setViewingOutcome } from './viewings.ts'

const at = (hour: number) => `2026-03-01T${hour}:00:00.000Z`
const BY = { kind: 'person', id: 'sara', role: 'agent', teamId: null } as const

test('a span holds its beginning and not its end, in either direction', async () => {
  const { db, sara } = await foundCompany()
  await db.insert(viewings).values([10, 11, 12, 13].map((hour) => viewing(sara, hour)))
  const span = { from: at(11), to: at(13) }
  const hours = async (newestFirst: boolean) =>
    (await listViewings(db, 'all', span, { limit: 9, newestFirst })).map((row) => row.startsAt)
  expect(await hours(false)).toEqual([at(11), at(12)])
  expect(await hours(true)).toEqual([at(12), at(11)])
})

test('a viewing is shown with its agent, its lead and its home', async () => {
  const { db, sara, addLead, addListing } = await foundCompany()
  const leadId = await addLead({ name: 'Olga', phone: '+971501112233' })
  const listingId = await addListing({ title: 'Two beds', unit: '4102' })
  await db.insert(viewings).values({ ...viewing(sara, 10), leadId, listingId })
  const people = { agentName: 'Sara', leadName: 'Olga', leadPhone: '+971501112233' }
  expect(await listViewings(db, 'all', {}, { limit: 9 })).toMatchObject([
    { ...people, listingTitle: 'Two beds', unit: '4102', areaName: 'Dubai Marina' },
  ])
})

test("an agent sees the team's viewings and the agent's own, over both lists", async () => {
  const { db, sara, noor, marina, downtown } = await foundCompany()
  await db.insert(viewings).values([
    { ...viewing(sara, 10), teamId: downtown },
    { ...viewing(noor, 11), teamId: marina },
    { ...viewing(noor, 12), teamId: downtown },
  ])
  const scope = { personId: sara.id, teamId: marina }
  const shown = await listViewings(db, scope, {}, { limit: 9 })
  const { rows } = await listViewingRecords(db, scope, {}, { limit: 9 })
  expect(shown.map((row) => row.startsAt)).toEqual([at(10), at(11)])
  expect(rows.map((row) => row.id)).toEqual(shown.map((row) => row.id))
})

test('pages of viewings leave out none of those that begin together', async () => {
  const { db, sara } = await foundCompany()
  await db.insert(viewings).values([10, 11, 11, 11, 12].map((hour) => viewing(sara, hour)))
  const rows = await readPages((after?: InstantCursor) =>
    listViewingRecords(db, 'all', {}, { limit: 2, after }),
  )
  expect(new Set(rows.map((row) => row.id)).size).toBe(5)
})

test('an agreed viewing and what became of it are told to the log', async () => {
  const { db, sara } = await foundCompany()
  const agreed = { leadId: null, listingId: null, teamId: null, ...viewing(sara, 10) }
  const made = await insertViewing(db, agreed, 'service:website')
  await setViewingOutcome(db, made, { status: 'attended', actor: BY })
  expect(await findViewing(db, made.id)).toMatchObject({ status: 'attended' })
  expect(await listEvents(db, 0, 9)).toMatchObject([
    { resource: 'viewing', key: made.id, new: { startsAt: at(10) }, actor: 'service:website' },
    { old: { status: 'pending' }, new: { status: 'attended' }, actor: 'person:sara' },
  ])
})

function viewing(agent: { id: string }, hour: number) {
  return { agentId: agent.id, startsAt: at(hour), endsAt: at(hour + 1) }
}
