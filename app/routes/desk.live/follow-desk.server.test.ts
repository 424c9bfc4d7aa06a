import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { EventTail } from '#db/pace/events/event-tail.ts'
import { appendEvents, findLastSequence } from '#db/pace/events/events.ts'
import { communications, contacts } from '#db/pace/schema.ts'
import { insertTask } from '#db/pace/tasks/records.ts'
import { foundCompany } from '#tests/support/company.ts'
import { followDesk } from './follow-desk.server.ts'

async function openDesk() {
  const company = await foundCompany()
  const app = connectPace(company.pace.urls.pace_app, { max: 4 })
  const tail = new EventTail({ ...app, log: { warn: () => undefined } })
  await tail.start()
  onTestFinished(async () => {
    await tail.stop()
    await app.close()
  })
  const { db, sara, marina } = company
  const actor = { kind: 'person', id: sara.id, role: 'agent', teamId: marina } as const
  const whose = { personId: sara.id, teamId: marina }
  const left = new AbortController()
  onTestFinished(() => left.abort())
  const follow = (since: number) =>
    reader(followDesk({ db: app.db, tail, actor, whose, since, signal: left.signal }))
  const changeLead = (key: string, old: Record<string, string | null> = {}) =>
    db.transaction((tx) =>
      appendEvents(tx, [
        { resource: 'lead', key, old, new: {}, actor: 'service:test', documentSeq: null },
      ]),
    )
  return { ...company, follow, changeLead, now: () => findLastSequence(db) }
}

/** The place in the log of the next thing that is told. */
function reader(response: Response) {
  const chunks = (response.body ?? new ReadableStream())
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let text = ''
  let last = 0
  return async (): Promise<number> => {
    for (;;) {
      const [whole, message = ''] = /^([^]*?)\n\n/.exec(text) ?? []
      if (whole === undefined) {
        const { value, done } = await chunks.read()
        if (done) return -1
        text += value
        continue
      }
      text = text.slice(whole.length)
      const id = Number(/^id: (\d+)$/m.exec(message)?.[1] ?? 0)
      // What the stream began with may hold what the tail tells, too.
      if (id > last) return (last = id)
    }
  }
}

test('one’s own and what is free for the team is told, what a colleague has is not', async () => {
  const { db, sara, noor, marina, downtown, addLead, changeLead, follow, now } = await openDesk()
  const [own, free] = [await addLead({ ownerId: sara.id }), await addLead()]
  const [hers, elsewhere] = [
    await addLead({ ownerId: noor.id }),
    await addLead({ teamId: downtown }),
  ]
  const next = follow(await now())
  const task = { createdBy: 'service:test', teamId: marina }
  await changeLead(hers)
  await changeLead(elsewhere)
  await insertTask(db, { ...task, title: 'Hers', ownerId: noor.id })
  await changeLead(own)
  expect(await next()).toBe(await now())
  await changeLead(hers)
  await changeLead(free)
  expect(await next()).toBe(await now())
  await insertTask(db, { ...task, title: 'Mine', ownerId: sara.id })
  expect(await next()).toBe(await now())
})

test('what was one’s own or free and is a colleague’s now is told, so that it leaves', async () => {
  const { sara, noor, addLead, changeLead, follow, now } = await openDesk()
  const gone = await addLead({ ownerId: noor.id })
  const next = follow(await now())
  await changeLead(gone, { ownerId: null })
  expect(await next()).toBe(await now())
  await changeLead(gone, { ownerId: sara.id })
  expect(await next()).toBe(await now())
})

test('what happened before the stream was open is told first', async () => {
  const { sara, addLead, changeLead, follow, now } = await openDesk()
  const own = await addLead({ ownerId: sara.id })
  const since = await now()
  await changeLead(own)
  expect(await follow(since)()).toBe(await now())
})

test('that a colleague is to answer a customer, or later, is told; that a message was delivered is not', async () => {
  const { db, sara, addLead, follow, now } = await openDesk()
  const contactId = crypto.randomUUID()
  await db.insert(contacts).values({ id: contactId, name: 'Noura Al Hashimi' })
  await addLead({ ownerId: sara.id, contactId })
  const [message] = await db
    .insert(communications)
    .values({ contactId, channel: 'email', direction: 'inbound', body: 'Is it still free?' })
    .returning({ id: communications.id })
  const key = message?.id ?? ''
  const change = (to: Record<string, string | null>) =>
    db.transaction((tx) =>
      appendEvents(tx, [
        { resource: 'communication', key, old: {}, new: to, actor: 'person:x', documentSeq: null },
      ]),
    )
  const next = follow(await now())
  const assigned: Record<string, string> = { assigneeId: sara.id }
  for (const to of [assigned, { snoozedUntil: '2026-12-01T08:00:00.000Z' }]) {
    await change({ state: 'delivered' })
    await change(to)
    expect(await next()).toBe(await now())
  }
})
