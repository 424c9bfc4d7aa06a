import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { documents, leads, leadStages } from '#db/pace/schema.ts'
import type { Projection } from '#domain/record/projection.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { putLead, SOME_TIME } from '../testing/log-writer.ts'
import { changeOf, tellCommit, writeProjections } from './write-projections.ts'

const commit = { seq: 3, actor: 'person:sara', at: SOME_TIME }

function lead(fields: object): Projection {
  return { kind: 'lead', key: 'x', fields } as Projection
}

test('a change tells what differs, by whom and after which commit; no difference is no change', () => {
  const change = changeOf(
    { stage: 'new', name: 'Lina' },
    lead({ stage: 'won', name: 'Lina' }),
    commit,
  )
  expect(change).toEqual({
    event: {
      resource: 'lead',
      key: 'x',
      old: { stage: 'new' },
      new: { stage: 'won' },
      actor: 'person:sara',
      documentSeq: 3,
    },
    at: SOME_TIME,
  })
  expect(changeOf({ stage: 'new' }, lead({ stage: 'new' }), commit)).toBeNull()
  expect(changeOf(null, lead({ stage: 'new' }), commit)?.event.old).toBeNull()
})

test('a commit that changes nothing of what a row says leaves the row, and moves its place on', () => {
  const place = { name: 'lead:x', generation: 2, ...commit }
  const same = { before: { stage: 'new' }, after: lead({ stage: 'new' }) }
  expect(tellCommit(place, same)).toMatchObject({ from: 2, to: 3, projection: null, changes: [] })
  const moved = { before: { stage: 'won' }, after: lead({ stage: 'new' }) }
  expect(tellCommit(place, moved)).toMatchObject({ projection: moved.after, generation: 2 })
})

test('rows, stays and events are written of what nobody else has moved on, and of nothing else', async () => {
  const { db } = await foundBrokerage()
  const [first, second] = [await putLead(db), await putLead(db)]
  const tell = ({ id, name, reference }: typeof first, seq: number) => {
    const fields = { reference, stage: 'new', createdAt: SOME_TIME }
    const after = { kind: 'lead', key: id, fields } as Projection
    return tellCommit({ ...commit, seq, name, generation: 1 }, { before: null, after })
  }
  const wanted = [tell(first, 1), tell(second, 2)]
  const written = await db.transaction((tx) => writeProjections(tx, wanted))
  expect(written.moved).toEqual(new Set([first.name]))
  expect(written.events).toMatchObject([{ key: first.id, old: null, documentSeq: 1 }])
  expect(await db.select({ id: leads.id }).from(leads)).toEqual([{ id: first.id }])
  expect(await db.select().from(leadStages)).toMatchObject([
    { leadId: first.id, from: null, to: 'new', until: null, actor: 'person:sara' },
  ])
})

test('of many that say all already only the places move, each to its own', async () => {
  const { db } = await foundBrokerage()
  const put = [await putLead(db), await putLead(db)]
  const tellings = put.map(({ id, name, reference }) => {
    const fields = { reference, stage: 'new', createdAt: SOME_TIME }
    const after = { kind: 'lead', key: id, fields } as Projection
    return tellCommit({ ...commit, seq: 1, name, generation: 1 }, { before: null, after })
  })
  await db.transaction((tx) => writeProjections(tx, tellings))
  await db.update(documents).set({ seq: 9 })
  const silent = tellings.map((telling, index) => ({
    ...telling,
    from: 1,
    to: 2 + index,
    projection: null,
    changes: [],
  }))
  const { events } = await db.transaction((tx) => writeProjections(tx, silent))
  expect(events).toEqual([])
  for (const [index, { id, name }] of put.entries()) {
    const [row] = await db.select().from(leads).where(eq(leads.id, id))
    expect(row).toMatchObject({ documentSeq: 2 + index, updatedAt: SOME_TIME })
    const [document] = await db.select().from(documents).where(eq(documents.name, name))
    expect(document?.projectedSeq).toBe(2 + index)
  }
})
