import { inArray, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listings, portalPublications } from '#db/pace/schema.ts'
import { readListing } from '#domain/listing/listing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startBulk } from '../testing/start-bulk.ts'

test('[B1] listings change hands, are tagged and set to a status in their numbers, and one undo takes each back', async () => {
  const { run, step, ended, addListings, admin, sara, omar } = await startBulk()
  const ids = await addListings(60)
  const rowsOf = () => admin.select().from(listings).where(inArray(listings.id, ids))
  const kind = 'listing'
  const handed = await run({ kind, ids, command: 'assign', args: { agentId: omar.id } })
  await run({ kind, ids, command: 'tag', args: { add: ['Summer'] } })
  await run({ kind, ids, command: 'setStatus', args: { status: 'underOffer' } })
  const changed = { agentId: omar.id, tags: ['Summer'], status: 'underOffer' }
  expect((await rowsOf()).every((row) => row.agentId === omar.id)).toBe(true)
  expect((await rowsOf())[0]).toMatchObject(changed)
  const { answer } = await step(handed.id, 'undo')
  expect(await ended(answer.id)).toMatchObject({ state: 'done', changed: 60 })
  expect((await rowsOf())[0]).toMatchObject({ ...changed, agentId: sara.id })
})

test('[B2] of listings half of which may not be changed the other half is, and each refusal has its reason', async () => {
  const { run, addListings, targets, lina, downtown, admin } = await startBulk()
  const ours = await addListings(10)
  const theirs = await addListings(10, { teamId: downtown, agentId: lina.id })
  const bulk = await run({ kind: 'listing', ids: [...ours, ...theirs], command: 'archive' })
  expect(bulk).toMatchObject({ state: 'done', changed: 10, refused: 10 })
  expect((await targets(bulk.id))[15]).toMatchObject({
    outcome: 'refused',
    reason: 'You may not archive this listing.',
  })
  const rows = await admin.select().from(listings).where(inArray(listings.id, theirs))
  expect(new Set(rows.map(({ archivedAt }) => archivedAt))).toEqual(new Set([null]))
})

test('[C29] what is archived in its numbers leaves its portals, and comes back to those that have not answered', async () => {
  const { run, step, ended, addListings, admin, rooms, post, serviceToken } = await startBulk()
  const [shown = '', answered = ''] = await addListings(2)
  const at = '2026-11-01T08:00:00.000Z'
  const live = { portal: 'bayut', state: 'live', at }
  await admin.insert(portalPublications).values([
    { ...live, listingId: shown },
    { ...live, listingId: answered },
  ])
  const portalOf = async (id: string) =>
    readListing(await rooms.read(`listing:${id}`)).portals.bayut?.state
  expect(await portalOf(shown)).toBe('live')
  const ids = [shown, answered]
  const bulk = await run({ kind: 'listing', ids, command: 'archive' })
  expect(await Promise.all(ids.map(portalOf))).toEqual(['removing', 'removing'])
  const removed = { portal: 'bayut', state: { state: 'removed', at } }
  const told = {
    document: `listing:${answered}`,
    command: 'recordPortalState',
    args: removed,
    cause: 'portal:bayut',
  }
  const sent = await post(told, { token: await serviceToken('live:write') })
  expect(sent.answer).toMatchObject({ seq: expect.any(Number) })
  const { answer } = await step(bulk.id, 'undo')
  expect(await ended(answer.id)).toMatchObject({ state: 'done' })
  expect(await Promise.all(ids.map(portalOf))).toEqual(['live', 'removed'])
  await waitFor(async () => (await admin.$count(listings, isNull(listings.archivedAt))) === 2)
})
