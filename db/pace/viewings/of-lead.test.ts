import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { leads, viewings } from '../schema.ts'
import { listComingViewings } from './of-lead.ts'

const NOW = '2026-11-30T08:00:00.000Z'

test('of each home the next viewing that is still to be held', async () => {
  const { db, sara, marina, addListing } = await foundCompany()
  const [home, other] = [await addListing(), await addListing()]
  const leadId = crypto.randomUUID()
  await db.insert(leads).values({ id: leadId, reference: 'L-1', stage: 'new', teamId: marina })
  const viewing = (
    listingId: string,
    day: number,
    status: 'pending' | 'cancelled' = 'pending',
  ) => ({
    leadId,
    listingId,
    agentId: sara.id,
    teamId: marina,
    status,
    startsAt: `2026-12-${day}T10:00:00.000Z`,
    endsAt: `2026-12-${day}T10:30:00.000Z`,
  })
  const past = { startsAt: '2026-11-29T10:00:00.000Z', endsAt: '2026-11-29T10:30:00.000Z' }
  await db
    .insert(viewings)
    .values([
      viewing(home, 12),
      viewing(home, 11),
      viewing(home, 10, 'cancelled'),
      { ...viewing(other, 13), ...past },
    ])
  expect(await listComingViewings(db, leadId, NOW)).toEqual({ [home]: '2026-12-11T10:00:00.000Z' })
  expect(await listComingViewings(db, crypto.randomUUID(), NOW)).toEqual({})
})
