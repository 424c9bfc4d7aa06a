import { expect, test } from 'vitest'
import { cardKey } from '#domain/views/cards.ts'
import { foundCompany } from '#tests/support/company.ts'
import { listDeskCards } from './desk.ts'
import { calls, tasks, viewings } from '../schema.ts'

const NOW = '2026-03-10T08:00:00.000Z'

test('a desk holds one’s own calls that go on, and of leads nothing', async () => {
  const { db, sara, noor, marina, addLead } = await foundCompany()
  await addLead({ ownerId: sara.id })
  await addLead()
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
  expect(cards.map(cardKey)).toEqual(['call:mine'])
})

test('the viewings of today and the week are there, not what is called off, and no task', async () => {
  const { db, sara } = await foundCompany()
  const task = { ownerId: sara.id, createdBy: 'service:test' }
  await db.insert(tasks).values({ ...task, title: 'Ring back' })
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
  expect(shown.toSorted()).toEqual(['2026-03-10T05:00:00.000Z', '2026-03-16T09:00:00.000Z'])
})
