import { expect, test } from 'vitest'
import { cardKey } from '#domain/views/cards.ts'
import { foundCompany } from '#tests/support/company.ts'
import { listDeskCards } from './desk.ts'
import { calls, tasks, viewings } from '../schema.ts'

const NOW = '2026-03-10T08:00:00.000Z'
const contacted = { stage: 'contacted', firstContactedAt: '2026-03-01T08:00:00.000Z' }

test('a desk holds what is one’s own and what the team has for the taking', async () => {
  const { db, sara, noor, marina, downtown, addLead } = await foundCompany()
  const own = await addLead({ ownerId: sara.id })
  const free = await addLead()
  await addLead({ teamId: downtown })
  await addLead({ ownerId: noor.id })
  await addLead({ ownerId: sara.id, stage: 'lost' })
  const call = { source: 'test', teamId: marina }
  await db.insert(calls).values([
    { ...call, id: 'mine', state: 'live', agentId: sara.id },
    { ...call, id: 'over', state: 'ended', agentId: sara.id },
    { ...call, id: 'theirs', state: 'live', agentId: noor.id },
  ])
  const cards = await listDeskCards(
    db,
    { personId: sara.id, teamId: marina },
    { now: new Date(NOW), zone: 'Asia/Dubai' },
  )
  expect(cards.map(cardKey).toSorted()).toEqual(
    ['call:mine', `lead:${own}`, `lead:${free}`].toSorted(),
  )
})

test('a lead with a follow-up after tomorrow can wait', async () => {
  const { db, sara, addLead } = await foundCompany()
  const due = await addLead({ ownerId: sara.id, ...contacted, nextFollowUpAt: NOW })
  const unplanned = await addLead({ ownerId: sara.id, ...contacted })
  const later = { ...contacted, nextFollowUpAt: '2026-03-12T08:00:00.000Z' }
  await addLead({ ownerId: sara.id, ...later })
  const cards = await listDeskCards(
    db,
    { personId: sara.id, teamId: null },
    { now: new Date(NOW), zone: 'Asia/Dubai' },
  )
  expect(cards.map((card) => card.id).toSorted()).toEqual([due, unplanned].toSorted())
})

test('open tasks and the viewings of today and the week are there, not what is done or called off', async () => {
  const { db, sara } = await foundCompany()
  const task = { ownerId: sara.id, createdBy: 'service:test' }
  await db.insert(tasks).values([
    { ...task, title: 'Ring back' },
    { ...task, title: 'Done', doneAt: NOW },
  ])
  const viewing = (day: string, status: 'confirmed' | 'cancelled' = 'confirmed') => ({
    agentId: sara.id,
    status,
    startsAt: `2026-03-${day}:00:00.000Z`,
    endsAt: `2026-03-${day}:30:00.000Z`,
  })
  await db
    .insert(viewings)
    .values([
      viewing('09T19'),
      viewing('10T05'),
      viewing('16T09'),
      viewing('18T09'),
      viewing('11T09', 'cancelled'),
    ])
  const cards = await listDeskCards(
    db,
    { personId: sara.id, teamId: null },
    { now: new Date(NOW), zone: 'Asia/Dubai' },
  )
  const shown = cards.map((card) => (card.kind === 'viewing' ? card.startsAt : card.kind))
  expect(shown.toSorted()).toEqual(['2026-03-10T05:00:00.000Z', '2026-03-16T09:00:00.000Z', 'task'])
})
