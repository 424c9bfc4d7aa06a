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

test('[C29] whatever puts an end to its being advertised takes a listing off its portals: a status, the undo of one, the end of its permit', async () => {
  const { addListings, rooms, post, personToken, serviceToken, manager } = await startBulk()
  const [id = ''] = await addListings(1, { purpose: 'sale', status: 'draft' })
  const at = '2026-11-01T08:00:00.000Z'
  const live = { portal: 'bayut', state: { state: 'live', at } }
  const document = `listing:${id}`
  const [person, service] = [
    await personToken(manager, { scope: 'live:write' }),
    await serviceToken('live:write'),
  ]
  const run = async (command: string, args: object, token = person) =>
    (await post({ document, command, args, cause: 'test' }, { token })).answer
  const portalOf = async () => readListing(await rooms.read(document)).portals.bayut?.state
  const begun = await run('setStatus', { status: 'available' })
  await run('recordPortalState', live, service)
  expect(await portalOf()).toBe('live')
  await run('undo', { seq: begun['seq'] })
  expect(await portalOf()).toBe('removing')
  await run('setStatus', { status: 'available' })
  await run('recordPortalState', live, service)
  const ended = await run('setFields', { fields: { permitEndsOn: '2024-01-31' } })
  expect(await portalOf()).toBe('removing')
  await run('undo', { seq: ended['seq'] })
  expect(await portalOf()).toBe('live')
  await run('setStatus', { status: 'sold' })
  expect(await portalOf()).toBe('removing')
})

test('[C31] of many listings those whose status may not follow are refused with the way there, and the others change', async () => {
  const { run, addListings, targets, admin } = await startBulk()
  const [sale = '', rent = '', draft = ''] = [
    ...(await addListings(1, { purpose: 'sale' })),
    ...(await addListings(1, { purpose: 'rent' })),
    ...(await addListings(1, { purpose: 'sale', status: 'draft' })),
  ]
  const ids = [sale, rent, draft]
  const bulk = await run({ kind: 'listing', ids, command: 'setStatus', args: { status: 'sold' } })
  expect(bulk).toMatchObject({ state: 'done', changed: 1, refused: 2 })
  expect((await targets(bulk.id)).map(({ reason }) => reason)).toEqual([
    null,
    'The listing is for rent, so it is not Sold: choose Let, or change its purpose first.',
    'Sold does not follow Draft: set it to In review or Available or Withdrawn first.',
  ])
  const rows = await admin.select().from(listings).where(inArray(listings.id, ids))
  expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
    new Map([
      [sale, 'sold'],
      [rent, 'available'],
      [draft, 'draft'],
    ]),
  )
})

test('[C34] an agent asks for a review and shows nothing by themselves; who leads the team gives it back with words, then shows it', async () => {
  const { addListings, rooms, post, personToken, manager, sara } = await startBulk()
  const [id = ''] = await addListings(1, { status: 'draft', agentId: sara.id })
  const document = `listing:${id}`
  const [own, leads] = [
    await personToken(sara, { scope: 'live:write' }),
    await personToken(manager, { scope: 'live:write' }),
  ]
  const run = (token: string, command: string, args: object) =>
    post({ document, command, args, cause: 'test' }, { token })
  const read = async () => readListing(await rooms.read(document))
  expect((await run(own, 'setStatus', { status: 'available' })).answer).toMatchObject({
    code: 'forbidden',
  })
  await run(own, 'setStatus', { status: 'review' })
  expect((await run(own, 'giveBack', { words: 'No' })).answer).toMatchObject({ code: 'forbidden' })
  await run(leads, 'giveBack', { words: 'Photos of the kitchen 🙂' })
  expect(await read()).toMatchObject({
    status: 'draft',
    reviewAskedBy: null,
    reviewedBy: manager.id,
    reviewWords: 'Photos of the kitchen 🙂',
  })
  await run(own, 'setStatus', { status: 'review' })
  await run(leads, 'approve', {})
  expect(await read()).toMatchObject({ status: 'available', reviewWords: null })
  const taken = await run(leads, 'setStatus', { status: 'draft' })
  const back = { seq: taken.answer['seq'] }
  expect((await run(own, 'undo', back)).answer).toMatchObject({ code: 'forbidden' })
  expect(await read()).toMatchObject({ status: 'draft' })
  await run(leads, 'undo', back)
  expect(await read()).toMatchObject({ status: 'available' })
  const shown = { document: 'listing:new', command: 'create', cause: 'test' }
  const made = await post(
    { ...shown, args: { fields: { title: 'Sea view', status: 'available' } } },
    { token: own },
  )
  expect(made.answer).toMatchObject({ code: 'forbidden' })
})
