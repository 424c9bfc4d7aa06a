import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { listEvents } from '../events/events.ts'
import { calls } from '../schema.ts'
import { findOrigin, keepOrigin } from './origins.ts'

test('a listing keeps the call that it was made from, and its log tells of it once', async () => {
  const { db, addListing } = await foundCompany()
  const listingId = await addListing({ title: 'Two beds' })
  const startedAt = '2026-12-01T10:00:00.000Z'
  const call = { id: 'call-1', source: 'demo', state: 'ended', direction: 'inbound' } as const
  await db.insert(calls).values({ ...call, startedAt })
  expect(await findOrigin(db, listingId)).toBeNull()
  const origin = { listingId, callId: 'call-1', actor: 'person:sara', now: new Date(startedAt) }
  await keepOrigin(db, origin)
  await keepOrigin(db, origin)
  expect(await findOrigin(db, listingId)).toMatchObject({ callId: 'call-1', startedAt })
  const told = (await listEvents(db, 0, 100)).filter(({ key }) => key === listingId)
  expect(told.filter((one) => one.new?.['fromCall'] === 'call-1')).toHaveLength(1)
})
