import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { people, viewings } from '../schema.ts'
import { listAgentFigures } from './agent-figures.ts'

const NOW = '2026-03-10T08:00:00.000Z'
const DAY = { from: '2026-03-09T20:00:00.000Z', to: '2026-03-10T20:00:00.000Z' }
const contacted = { stage: 'contacted', firstContactedAt: '2026-03-01T08:00:00.000Z' }

test('what waits with each agent of a team is counted, those first with whom most waits', async () => {
  const { db, sara, noor, marina, addLead } = await foundCompany()
  await db.update(people).set({ role: 'agent', teamId: marina })
  await addLead({ ownerId: noor.id })
  await addLead({ ownerId: noor.id, ...contacted, nextFollowUpAt: '2026-03-10T07:00:00.000Z' })
  await addLead({ ownerId: noor.id, ...contacted, nextFollowUpAt: '2026-03-11T07:00:00.000Z' })
  await addLead({ ownerId: noor.id, stage: 'lost' })
  await addLead({ ownerId: sara.id, ...contacted })
  const showing = { agentId: sara.id, endsAt: '2026-03-12T10:00:00.000Z' }
  await db.insert(viewings).values([
    { ...showing, startsAt: '2026-03-10T09:00:00.000Z' },
    { ...showing, startsAt: '2026-03-11T09:00:00.000Z' },
    { ...showing, startsAt: '2026-03-10T10:00:00.000Z', status: 'cancelled' },
  ])
  const found = await listAgentFigures(db, { teamId: marina, now: NOW, day: DAY, limit: 10 })
  expect(found[0]).toEqual({
    id: noor.id,
    name: noor.name,
    open: 3,
    uncontacted: 1,
    overdue: 1,
    viewings: 0,
  })
  expect(found.find(({ id }) => id === sara.id)).toMatchObject({ open: 1, overdue: 0, viewings: 1 })
  const house = await listAgentFigures(db, { teamId: null, now: NOW, day: DAY, limit: 1 })
  expect(house).toHaveLength(1)
})
