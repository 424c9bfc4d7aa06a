import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { portalPublications } from '../schema.ts'
import { listOverstaying } from './overstaying.ts'

const at = '2026-03-01T10:00:00.000Z'

async function foundWithPortals() {
  const company = await foundCompany()
  const publish = async (
    listing: Parameters<typeof company.addListing>[0],
    state = 'live',
  ): Promise<string> => {
    const listingId = await company.addListing(listing)
    await company.db.insert(portalPublications).values({ listingId, portal: 'bayut', state, at })
    return listingId
  }
  return { ...company, publish }
}

test('a listing overstays from the day after its permit’s last, until its portals were asked', async () => {
  const { db, publish } = await foundWithPortals()
  const id = await publish({ permitEndsOn: '2026-03-31' })
  await publish({ permitEndsOn: '2026-03-31' }, 'removing')
  await publish({ permitEndsOn: null })
  expect(await listOverstaying(db, '2026-03-31')).toEqual([])
  expect(await listOverstaying(db, '2026-04-01')).toEqual([id])
})

test('among named ones it overstays for whatever reason', async () => {
  const { db, publish } = await foundWithPortals()
  const over = [
    await publish({ status: 'sold' }),
    await publish({ status: 'draft' }, 'failed'),
    await publish({ archivedAt: at }),
  ]
  const fine = [await publish({}), await publish({ status: 'sold' }, 'removed')]
  const found = await listOverstaying(db, '2026-03-01', [...over, ...fine])
  expect(found.toSorted()).toEqual(over.toSorted())
})
