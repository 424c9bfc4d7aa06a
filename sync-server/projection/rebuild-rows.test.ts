import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertDocument } from '#db/pace/documents/documents.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { leads } from '#db/pace/schema.ts'
import { projectDocumentOnce, projectDocuments } from './project-document.ts'
import { ProjectedDocs } from './projected-docs.ts'
import { rebuildRows } from './rebuild-rows.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { commitToLog, putLead, setField } from '../testing/log-writer.ts'

test('[P11] a rebuild writes rows as their documents are, and no event', async () => {
  const { db } = await foundBrokerage()
  const lead = await putLead(db, { bedrooms: 2 })
  await projectDocumentOnce(db, new ProjectedDocs(), lead.name)
  const [before] = await db.select().from(leads)
  await db.update(leads).set({ bedrooms: 9, name: 'wrong' }).where(eq(leads.id, lead.id))
  expect(await rebuildRows(db)).toEqual({ written: 1, problems: [] })
  expect(await db.select().from(leads)).toEqual([before])
  expect(await listEvents(db, 0, 10)).toHaveLength(1)
})

test('[P11] a row that is missing comes back; what is not projected yet is left to the projector', async () => {
  const { db } = await foundBrokerage()
  const [lead, fresh] = [await putLead(db), await putLead(db)]
  await projectDocumentOnce(db, new ProjectedDocs(), lead.name)
  await commitToLog(db, lead.name, { change: setField('bedrooms', 4) })
  await db.delete(leads)
  const { written, problems } = await rebuildRows(db)
  expect(written).toBe(1)
  expect(problems).toEqual([{ document: fresh.name, message: 'nothing of it is projected yet' }])
  expect(await db.select().from(leads)).toMatchObject([{ bedrooms: null, documentSeq: 1 }])
})

test('[P11] a document that cannot become a row is reported, and the rest is written', async () => {
  const { db } = await foundBrokerage()
  const lead = await putLead(db)
  await projectDocumentOnce(db, new ProjectedDocs(), lead.name)
  const name = `lead:${crypto.randomUUID()}`
  await insertDocument(db, { name, actor: 'x', update: Uint8Array.of(0, 0), projected: true })
  expect(await rebuildRows(db)).toEqual({
    written: 1,
    problems: [{ document: name, message: expect.stringContaining('no reference') }],
  })
})

test('[P11] many documents are rebuilt in slices; one at fault is left alone, and what was done is not done again', async () => {
  const { db } = await foundBrokerage()
  const docs = new ProjectedDocs()
  const made = []
  for (let n = 0; n < 230; n += 1) made.push(await putLead(db))
  const names = made.map(({ name }) => name).sort()
  for (let at = 0; at < names.length; at += 50)
    await projectDocuments(db, docs, names.slice(at, at + 50))
  const broken = `lead:00000000-0000-4000-8000-${'0'.repeat(12)}`
  await insertDocument(db, {
    name: broken,
    actor: 'x',
    update: Uint8Array.of(0, 0),
    projected: true,
  })
  await db.update(leads).set({ name: 'wrong' })
  const places: string[] = []
  const onProgress = (last: string) => places.push(last)
  const { written, problems } = await rebuildRows(db, { onProgress, concurrency: 1 })
  expect([written, problems.map(({ document }) => document)]).toEqual([230, [broken]])
  expect(await db.$count(leads, eq(leads.name, 'wrong'))).toBe(0)
  expect(places).toHaveLength(3)
  await db.update(leads).set({ name: 'wrong' })
  const rest = await rebuildRows(db, { after: places[1], concurrency: 3 })
  expect([rest.written, await db.$count(leads, eq(leads.name, 'wrong'))]).toEqual([31, 199])
})
