import { expect, test } from 'vitest'
import { TASK_LIST } from '#domain/list/tasks.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { listEvents } from '../events/events.ts'
import type { InstantCursor } from '../query/keyset.ts'
import type { LeadScope } from '../leads/records.ts'
import { readPage } from '../list/read-page.ts'
import { tasks } from '../schema.ts'
import { insertTask, listTasks } from './records.ts'
import { findTask, finishTask, listLeadTasks, taskSource } from './page.ts'

const ANY = { filter: [], zone: 'Asia/Dubai', readable: 'all' } as const

test('a new task is told to the log, and so is that it is done, once', async () => {
  const { db, sara } = await foundCompany()
  const { task } = await insertTask(db, newTask(sara))
  const { id } = task
  await finishTask(db, { id, at: new Date().toISOString() }, 'person:sara')
  const done = await findTask(db, id)
  await finishTask(db, { id, at: new Date().toISOString() }, 'person:layla')
  expect(await findTask(db, id)).toEqual(done)
  expect(await listEvents(db, 0, 10)).toMatchObject([
    { resource: 'task', key: id, old: null, new: { title: 'Ring back' }, actor: 'person:sara' },
    { old: { doneAt: null }, new: { doneAt: done?.doneAt }, actor: 'person:sara' },
  ])
})

test('pages come in the order of making, without a gap where several were made at once', async () => {
  const { db, sara } = await foundCompany()
  const hours = ['09', '10', '10', '10', '11']
  await db
    .insert(tasks)
    .values(hours.map((hour) => newTask(sara, { createdAt: `2026-03-01T${hour}:00:00.000Z` })))
  const rows = await readPages((after?: InstantCursor) =>
    listTasks(db, 'all', ANY, { limit: 2, after }),
  )
  expect(rows.map((row) => row.createdAt.slice(11, 13))).toEqual(hours)
  expect(new Set(rows.map((row) => row.id)).size).toBe(5)
})

test("an agent lists the agent's own tasks, a manager the team's as well", async () => {
  const { db, sara, noor, marina } = await foundCompany()
  const { task: own } = await insertTask(db, newTask(sara, { teamId: marina }))
  const { task: lent } = await insertTask(db, newTask(noor, { teamId: marina }))
  await insertTask(db, newTask(noor))
  const ids = async (scope: { personId: string; teamId: string | null }) =>
    (await listTasks(db, scope, ANY, { limit: 9 })).rows.map((row) => row.id)
  expect(await ids({ personId: sara.id, teamId: null })).toEqual([own.id])
  expect(await ids({ personId: crypto.randomUUID(), teamId: marina })).toEqual([own.id, lent.id])
})

test("a lead's tasks stand newest first, and can be asked for by whether they are done", async () => {
  const { db, sara, addLead } = await foundCompany()
  const leadId = await addLead()
  const open = newTask(sara, { leadId, title: 'Open', createdAt: '2026-03-01T09:00:00.000Z' })
  const done = { ...open, title: 'Done', createdAt: '2026-03-01T10:00:00.000Z' }
  await db.insert(tasks).values([open, { ...done, doneAt: done.createdAt }, newTask(sara)])
  const titles = (rows: { title: string }[]) => rows.map((row) => row.title)
  expect(titles(await listLeadTasks(db, leadId, 9))).toEqual(['Done', 'Open'])
  const listed = (isDone: boolean) => {
    const filter = [{ column: 'done', operator: 'is', values: [isDone] } as const]
    return listTasks(db, 'all', { ...ANY, leadId, filter }, { limit: 9 })
  }
  expect(titles((await listed(true)).rows)).toEqual(['Done'])
  expect(titles((await listed(false)).rows)).toEqual(['Open'])
})

test('a list opens with what is not done, the next due first and what has no day last', async () => {
  const { db, sara } = await foundCompany()
  const at = (day: number) => `2026-03-0${day}T10:00:00.000Z`
  await db
    .insert(tasks)
    .values([
      newTask(sara, { title: 'Later', dueAt: at(5) }),
      newTask(sara, { title: 'Some day' }),
      newTask(sara, { title: 'Soon', dueAt: at(2) }),
      newTask(sara, { title: 'Done', dueAt: at(1), doneAt: at(1) }),
    ])
  const read = async (address: string) => {
    const query = listQuery(TASK_LIST, address)
    const { rows } = await readPage(db, taskSource('all'), undefined, query, { limit: 9 })
    return rows.map(({ title }) => title)
  }
  expect(await read('')).toEqual(['Soon', 'Later', 'Some day'])
  expect(await read('done=true')).toEqual(['Done'])
  expect(await read('sort=due')).toEqual(['Done', 'Soon', 'Later', 'Some day'])
})

test('a task is found by the name of its lead by those who may see the lead', async () => {
  const { db, sara, noor, addLead } = await foundCompany()
  const leadId = await addLead({ ownerId: noor.id, name: 'Olga' })
  await db.insert(tasks).values(newTask(sara, { leadId }))
  const query = listQuery(TASK_LIST, 'lead.contains=olga')
  const named = async (readable: LeadScope) => {
    const { rows } = await readPage(db, taskSource(readable), undefined, query, { limit: 9 })
    return rows.map(({ leadName }) => leadName)
  }
  expect(await named('all')).toEqual(['Olga'])
  expect(await named({ personId: sara.id, teamId: null, wholeTeam: false })).toEqual([])
})

function newTask(owner: { id: string }, fields: Partial<typeof tasks.$inferInsert> = {}) {
  return { title: 'Ring back', ownerId: owner.id, createdBy: 'person:sara', ...fields }
}
