import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertDocument } from '#db/pace/documents.ts'
import { listEvents } from '#db/pace/events.ts'
import { leads } from '#db/pace/schema.ts'
import { projectDocumentOnce } from './project-document.ts'
import { ProjectedDocs } from './projected-docs.ts'
import { rebuildRows } from './rebuild-rows.ts'
import { foundBrokerage } from './testing/brokerage.ts'
import { commitToLog, putLead, setField } from './testing/log-writer.ts'

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
