import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '#domain/access/access.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { defaultState, type ListState } from '#domain/list/state.ts'
import { EventTail } from '#db/pace/events/event-tail.ts'
import { appendEvents, findLastSequence } from '#db/pace/events/events.ts'
import { connectPace } from '#db/pace/client.ts'
import { leads } from '#db/pace/schema.ts'
import { foundCompany } from '#tests/support/company.ts'
import { followList } from './follow-list.server.ts'
import { anyListAccess } from '../access/list-access.server.ts'

type Told = { rows: { id: string; name: string | null; key: unknown[] }[]; gone: string[] }

async function openList(patch: Partial<ListState> = {}, unshown: readonly string[] = []) {
  const company = await foundCompany()
  const app = connectPace(company.pace.urls.pace_app, { max: 4 })
  const tail = new EventTail({ ...app, log: { warn: () => undefined } })
  await tail.start()
  onTestFinished(async () => {
    await tail.stop()
    await app.close()
  })
  const { sara, marina, db } = company
  const actor = { kind: 'person', id: sara.id, role: 'agent', teamId: marina } as const
  const query = { ...defaultState(LEAD_LIST), ...patch, zone: 'Asia/Dubai' }
  const happens = (...ids: string[]) =>
    db.transaction((tx) =>
      appendEvents(
        tx,
        ids.map((id) => changeOf(id)),
      ),
    )
  const open = (since: number) => {
    const left = new AbortController()
    const { source, ...rest } = anyListAccess('lead')
    const access = { ...rest, source: (by: Actor) => ({ ...source(by), unshown }) }
    const response = followList({
      db: app.db,
      tail,
      access,
      actor,
      query,
      since,
      signal: left.signal,
    })
    return { leave: () => left.abort(), response }
  }
  const follow = (since: number) => {
    const { leave, response } = open(since)
    return { leave, next: reader(response) }
  }
  return { ...company, happens, open, follow, now: () => findLastSequence(db) }
}

function changeOf(key: string, fields: Record<string, null> = {}) {
  return {
    resource: 'lead',
    key,
    old: {},
    new: fields,
    actor: 'service:test',
    documentSeq: null,
  } as const
}

/** The next message that says anything. */
function reader(response: Response) {
  const chunks = (response.body ?? new ReadableStream())
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let text = ''
  return async (): Promise<{ event: string; data: string } | null> => {
    for (;;) {
      const [whole, message] = /^([^]*?)\n\n/.exec(text) ?? []
      if (whole === undefined) {
        const { value, done } = await chunks.read()
        if (done) return null
        text += value
        continue
      }
      text = text.slice(whole.length)
      const event = /^event: (.*)$/m.exec(message ?? '')?.[1]
      if (event) return { event, data: /^data: (.*)$/m.exec(message ?? '')?.[1] ?? '' }
    }
  }
}

test('a reader is told the rows that the list holds now, and which it holds no longer', async () => {
  const filter = [{ column: 'stage', operator: 'is', values: ['new'] } as const]
  const { addLead, happens, follow, now, sara, db } = await openList({ filter })
  const id = await addLead({ ownerId: sara.id, name: 'Ada' })
  const { next, leave } = follow(await now())
  await happens(id)
  const first = JSON.parse((await next())?.data ?? '') as Told
  expect(first).toMatchObject({ rows: [{ id, name: 'Ada' }], gone: [] })
  expect(first.rows[0]?.key).toHaveLength(1)
  await db.update(leads).set({ stage: 'won' }).where(eq(leads.id, id))
  await happens(id)
  expect(JSON.parse((await next())?.data ?? '')).toEqual({ rows: [], gone: [id] })
  leave()
  expect(await next()).toBeNull()
})

test('what one may not see is not told, whatever changes in it', async () => {
  const { addLead, happens, follow, now, noor } = await openList()
  const id = await addLead({ ownerId: noor.id, name: 'Secret' })
  const { next, leave } = follow(await now())
  await happens(id)
  expect(JSON.parse((await next())?.data ?? '')).toEqual({ rows: [], gone: [id] })
  leave()
})

test('what happened before the stream was open is told first; who has missed too much begins anew', async () => {
  const { addLead, happens, follow, now, sara } = await openList()
  const id = await addLead({ ownerId: sara.id })
  const since = await now()
  await happens(id)
  const late = follow(since)
  expect((await late.next())?.event).toBe('rows')
  late.leave()
  await happens(...Array.from({ length: 1_000 }, () => id))
  const lost = follow(since)
  let message = await lost.next()
  while (message?.event === 'rows') message = await lost.next()
  expect(message?.event).toBe('reset')
  lost.leave()
})

test('a reader who goes away is followed no longer, and their going breaks nothing', async () => {
  const { open, follow, happens, addLead, now } = await openList()
  const id = await addLead()
  const gone = open(await now())
  const stays = follow(await now())
  await gone.response.body?.cancel()
  gone.leave()
  await happens(id)
  expect((await stays.next())?.event).toBe('rows')
  stays.leave()
})

test('a change of what no row shows is told to nobody', async () => {
  const { addLead, follow, now, sara, db } = await openList({}, ['segmentCount'])
  const [one, other] = [await addLead({ ownerId: sara.id }), await addLead({ ownerId: sara.id })]
  const { next, leave } = follow(await now())
  const changes = [
    changeOf(one, { segmentCount: null }),
    changeOf(other, { segmentCount: null, name: null }),
  ]
  await db.transaction((tx) => appendEvents(tx, changes))
  const told = JSON.parse((await next())?.data ?? '') as Told
  expect(told.rows.map(({ id }) => id)).toEqual([other])
  leave()
})
