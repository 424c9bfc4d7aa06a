import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Filter } from '#domain/list/filter.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { defaultState } from '#domain/list/state.ts'
import { foundCompany } from '#tests/support/company.ts'
import { LEAD_SOURCE } from '../leads/page.ts'
import { readPage } from '../list/read-page.ts'
import { auditLog, leads, referenceValues, savedViews } from '../schema.ts'
import {
  changeView,
  createView,
  deleteView,
  findSavedView,
  listPinnedViews,
  listViews,
  pinView,
} from './saved-views.ts'

const state = defaultState(LEAD_LIST)
const named = (views: readonly { name: string }[]) => views.map(({ name }) => name)

async function openViews() {
  const company = await foundCompany()
  const { sara, db } = company
  const by = { actor: `person:${sara.id}`, via: 'pages' }
  const add = (name: string, teamId: string | null = null) =>
    createView(db, { noun: 'lead', name, ownerId: sara.id, teamId, state }, by)
  return { ...company, by, add }
}

test('a view is its owner’s, or its team’s; others neither find nor count it', async () => {
  const { db, sara, noor, marina, add } = await openViews()
  await add('Waiting')
  await add('Ours', marina)
  const mate = { id: crypto.randomUUID(), teamId: marina }
  expect(named(await listViews(db, sara, 'lead'))).toEqual(['Ours', 'Waiting'])
  expect(named(await listViews(db, mate, 'lead'))).toEqual(['Ours'])
  expect(named(await listViews(db, noor, 'lead'))).toEqual([])
})

test('a new view stands in its owner’s side bar; a colleague pins it for themselves, once', async () => {
  const { db, sara, noor, marina, downtown, add } = await openViews()
  const id = await add('Ours', marina)
  const mate = { id: noor.id, teamId: marina }
  expect(named(await listPinnedViews(db, sara))).toEqual(['Ours'])
  expect(await listPinnedViews(db, mate)).toEqual([])
  const pin = { personId: noor.id, viewId: id, isPinned: true }
  await pinView(db, pin)
  await pinView(db, pin)
  expect(named(await listPinnedViews(db, mate))).toEqual(['Ours'])
  // Whoever leaves the team does not keep what is the team's.
  expect(await listPinnedViews(db, { id: noor.id, teamId: downtown })).toEqual([])
  await pinView(db, { ...pin, isPinned: false })
  expect(await listPinnedViews(db, mate)).toEqual([])
})

test('what happens with a view is in the audit, with its name before and after', async () => {
  const { db, marina, by, add } = await openViews()
  const id = await add('Waiting')
  await changeView(db, id, { name: 'Waiting long', teamId: marina }, by)
  await deleteView(db, id, by)
  await deleteView(db, id, by)
  const entries = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.target, `view:${id}`))
    .orderBy(auditLog.sequence)
  expect(entries.map(({ action }) => action)).toEqual(['view.create', 'view.change', 'view.delete'])
  expect(entries[1]).toMatchObject({
    actor: by.actor,
    before: { name: 'Waiting', teamId: null },
    after: { name: 'Waiting long', teamId: marina },
  })
  await expect(changeView(db, id, { name: 'Once more' }, by)).rejects.toThrow(/deleted/)
})

test('a view that asks for what its list no longer has says so by its name', async () => {
  const { db, add } = await openViews()
  const id = await add('Faxes')
  expect(await findSavedView(db, id)).toMatchObject({ name: 'Faxes', state })
  const columns = [{ column: 'fax' }]
  await db
    .update(savedViews)
    .set({ state: { ...state, columns } })
    .where(eq(savedViews.id, id))
  await expect(findSavedView(db, id)).rejects.toThrow(
    /“Faxes” asks for what its list no longer has.*'fax'/,
  )
})

test('a view that asks for a value that the house has retired opens, and finds who has it still', async () => {
  const { db, add } = await openViews()
  const source = 'referral'
  await db
    .update(referenceValues)
    .set({ retiredAt: new Date().toISOString() })
    .where(and(eq(referenceValues.kind, 'source'), eq(referenceValues.key, source)))
  const row = { id: crypto.randomUUID(), reference: 'L-1', stage: 'new', source }
  await db.insert(leads).values(row)
  const id = await add('From friends')
  const filter: Filter = [{ column: 'source', operator: 'is', values: [source] }]
  await db
    .update(savedViews)
    .set({ state: { ...state, filter } })
    .where(eq(savedViews.id, id))
  const view = await findSavedView(db, id)
  const query = { ...(view?.state ?? state), zone: 'Asia/Dubai' }
  const { rows } = await readPage(db, LEAD_SOURCE, undefined, query, { limit: 9 })
  expect(rows.map((lead) => lead.id)).toEqual([row.id])
})
