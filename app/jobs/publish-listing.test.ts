import { expect, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { portalPublications } from '#db/pace/schema.ts'
import { startPublishing } from '#tests/support/publishing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { PUBLISH_TASK, queuePublication, requeueStalled } from './portal-events.ts'

const PF = 'propertyFinder'

test('a listing that is sent goes live with its address, and leaves when it is unpublished', async () => {
  const { publish, unpublish, becomes, pushed, errors } = await startPublishing()
  await publish(PF)
  expect((await becomes('live', PF)).url).toBe('https://portal.test/1')
  await unpublish(PF)
  await becomes('removed', PF)
  expect(pushed.accepted()).toEqual(['publish', 'unpublish'])
  expect(errors).toEqual([])
})

test('what the portal refuses is said with its reasons, and nothing is tried again', async () => {
  const { publish, becomes, pushed } = await startPublishing()
  pushed.answerNext({ kind: 'refused', reason: 'Permit 7123456789 is not valid' })
  await publish(PF)
  expect((await becomes('failed', PF)).reason).toBe('Permit 7123456789 is not valid')
  expect(pushed.accepted()).toEqual([])
})

test('a portal in trouble is waited for, with the reason and the number of tries on the listing', async () => {
  const { publish, becomes, pushed, history, sql } = await startPublishing()
  pushed.answerNext({ kind: 'later', reason: 'It answered 503', afterSeconds: 3600 })
  await publish(PF)
  // Nothing happens to it for an hour: it is found however late one looks.
  const waiting = await waitFor(async () => {
    const [job] =
      await sql`select id from graphile_worker.jobs where task_identifier = ${PUBLISH_TASK}
      and run_at > now() + interval '5 minutes' and locked_at is null`
    return job
  })
  expect((await history(PF)).at(-1)).toMatchObject({
    state: 'sending',
    attempts: 1,
    reason: 'It answered 503; next try in 600 s',
  })
  await sql`select graphile_worker.reschedule_jobs(array[${waiting['id']}::bigint], now())`
  await becomes('live', PF)
  expect(pushed.accepted()).toEqual(['publish'])
})

test('whoever looks for what has no job leaves those that have got one meanwhile their time', async () => {
  const { db, sql, listing } = await startPublishing()
  const payload = { listingId: listing.id, portal: PF } as const
  const timeOf = async () => {
    const [job] =
      await sql`select run_at > now() + interval '50 minutes' as "isLater" from graphile_worker.jobs
      where task_identifier = ${PUBLISH_TASK}`
    return job?.['isLater']
  }
  await queuePublication(db, payload, { delaySeconds: 3600 })
  await queuePublication(db, payload, { keepsTime: true })
  await requeueStalled(db)
  expect(await timeOf()).toBe(true)
})

test('a job whose process died is taken up again, and the portal publishes once', async () => {
  const { pushed, db, listing, becomes } = await startPublishing()
  const at = new Date().toISOString()
  await db
    .insert(portalPublications)
    .values({ listingId: listing.id, portal: PF, state: 'sending', at, attempts: 1 })
  await Promise.all([requeueStalled(db), requeueStalled(db)])
  await becomes('live', PF)
  await requeueStalled(db)
  expect(pushed.accepted()).toEqual(['publish'])
})

test('the own website needs no sending', async () => {
  const { publish, becomes } = await startPublishing()
  await publish('website')
  await becomes('live', 'website')
})

test('an event has its effect once, however often the reader starts', async () => {
  const { db, sql, listing } = await startPublishing()
  const state = { state: 'queued', at: new Date().toISOString() }
  await db.transaction((tx) =>
    appendEvents(tx, [
      {
        resource: 'listing',
        key: listing.id,
        old: null,
        new: { 'portals.propertyFinder': state },
        actor: 'person:x',
        documentSeq: 1,
      },
    ]),
  )
  await waitFor(async () => {
    const [row] =
      await sql`select c.sequence = (select max(sequence) from entity_events) as done from event_cursors c where reader = 'portals'`
    return row?.['done']
  })
})
