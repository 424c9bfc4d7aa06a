import { asc, eq, isNull, sql } from 'drizzle-orm'
import { Logger, run } from 'graphile-worker'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { contacts, leads } from '#db/pace/schema.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { ADOPT_TASK, AdoptPayloadSchema, adoptLeads } from './adopt-leads.ts'

/** Leads from before contacts, and a sync server that gives each its contact, refuses one, or is out of reach. */
async function open(count: number) {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.adminUrl, { max: 3 })
  onTestFinished(close)
  const rows = Array.from({ length: count }, (_, index) => ({
    id: crypto.randomUUID(),
    reference: `L-${index}`,
    stage: 'new',
  }))
  await db.insert(leads).values(rows)
  const left = async () =>
    (
      await db
        .select({ id: leads.id })
        .from(leads)
        .where(isNull(leads.contactId))
        .orderBy(asc(leads.id))
    ).map(({ id }) => id)
  const asked: string[] = []
  const double = { refused: '', isDown: false }
  const commands = {
    forService: () => ({
      run: async (document: string) => {
        if (double.isDown) throw new DomainError('unavailable', 'The sync server is out of reach.')
        const { key } = parseDocumentName(document)
        asked.push(key)
        if (key === double.refused) throw new DomainError('invalid', 'Refused.')
        const [contact] = await db.insert(contacts).values({}).returning()
        await db.update(leads).set({ contactId: contact?.id }).where(eq(leads.id, key))
        return { document, seq: 2, generation: 1 }
      },
    }),
  }
  const errors: unknown[] = []
  const log = { error: (...told: unknown[]) => errors.push(told) }
  const deps = { db, commands, log, size: 3 }
  const jobs = () =>
    db.execute(sql`select key from graphile_worker.jobs where task_identifier = ${ADOPT_TASK}`)
  return { db, deps, double, asked, errors, left, jobs, url: pace.adminUrl }
}

test('every lead is asked for once, slice after slice of the queue; one that is refused holds up no other', async () => {
  const { deps, double, asked, errors, left, jobs, url } = await open(8)
  const all = await left()
  double.refused = all[1] ?? ''
  const runner = await run({
    connectionString: url,
    taskList: { [ADOPT_TASK]: (payload) => adoptLeads(deps, AdoptPayloadSchema.parse(payload)) },
    concurrency: 3,
    noHandleSignals: true,
    logger: new Logger(() => () => {}),
  })
  onTestFinished(() => runner.stop())
  await runner.addJob(ADOPT_TASK, {}, { jobKey: ADOPT_TASK })
  await waitFor(async () => asked.length >= 8 && (await jobs()).length === 0)
  expect(asked).toEqual(all)
  expect(await left()).toEqual([double.refused])
  expect(errors).toHaveLength(1)
})

test('a slice that dies is begun again where it stood', async () => {
  const { deps, double, asked, left } = await open(2)
  double.isDown = true
  await expect(adoptLeads(deps, { after: null })).rejects.toThrow(/out of reach/)
  expect(asked).toEqual([])
  double.isDown = false
  await adoptLeads(deps, { after: null })
  await adoptLeads(deps, { after: null })
  expect(asked).toHaveLength(2)
  expect(await left()).toEqual([])
})
