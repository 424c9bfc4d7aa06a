import { expect, test } from 'vitest'
import { can } from '#domain/access.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { countLeads, LEAD_SORTS, type LeadFilter, listLeads } from './leads.ts'
import type { SortCursor } from './keyset.ts'
import { leads } from './schema.ts'

const { admin, app: db, personOf } = await openBrokerage()
const every: LeadFilter = { sort: 'updated' }
const all = await admin.select().from(leads)

async function idsFor(filter: Partial<LeadFilter>): Promise<string[]> {
  const { rows } = await listLeads(db, 'all', { ...every, ...filter }, { limit: 500 })
  return rows.map((row) => row.id)
}

test.each(LEAD_SORTS)('paging by %s shows every lead once, in order', async (sort) => {
  const whole = await listLeads(db, 'all', { sort }, { limit: 500 })
  const paged = await readPages((after?: SortCursor) =>
    listLeads(db, 'all', { sort }, { limit: 7, after }),
  )
  expect(paged).toEqual(whole.rows)
  expect(new Set(paged.map((row) => row.id)).size).toBe(all.length)
})

test('leads without a follow-up or a budget stand last', async () => {
  const { rows: byFollowUp } = await listLeads(db, 'all', { sort: 'followUp' }, { limit: 500 })
  const { rows: byBudget } = await listLeads(db, 'all', { sort: 'budget' }, { limit: 500 })
  const sinks = (values: unknown[]) => values.slice(values.indexOf(null)).every((v) => v === null)
  expect(sinks(byFollowUp.map((row) => row.nextFollowUpAt))).toBe(true)
  expect(sinks(byBudget.map((row) => row.budgetMax))).toBe(true)
})

test.each([
  ['Sara', false],
  ['Layla', true],
])('%s is listed the leads that the policy opens', async (name, wholeTeam) => {
  const { id, role, teamId } = personOf(name)
  const actor = { kind: 'person', id, role: role ?? 'agent', teamId } as const
  const scope = { personId: id, teamId, wholeTeam }
  const { rows } = await listLeads(db, scope, every, { limit: 500 })
  const open = all.filter((lead) => can(actor, 'read', 'lead', lead))
  expect(rows.map((row) => row.id).toSorted()).toEqual(open.map((lead) => lead.id).toSorted())
})

test('a lead is found by name, e-mail, reference, and its phone however it is written', async () => {
  const lead = all.find(({ name, email, phone }) => name && email && phone?.startsWith('+9715'))
  if (!lead?.name || !lead.email || !lead.phone) throw new Error('The demo has no such lead.')
  const local = `0${lead.phone.slice('+971'.length)}`
  const spaced = `${local.slice(0, 3)} ${local.slice(3, 6)} ${local.slice(6)}`
  const texts = [lead.name.toUpperCase(), lead.email, lead.reference, lead.phone, local, spaced]
  for (const text of texts) expect(await idsFor({ text }), text).toContain(lead.id)
  expect(await idsFor({ text: '%' })).toEqual([])
})

test('filters narrow together; nobody is an owner to ask for', async () => {
  const sara = personOf('Sara').id
  const hers = all.filter((lead) => lead.ownerId === sara && lead.stage === 'new')
  expect(await idsFor({ ownerId: sara, stage: 'new' })).toHaveLength(hers.length)
  const unowned = all.filter((lead) => lead.ownerId === null)
  expect((await idsFor({ ownerId: 'none' })).toSorted()).toEqual(
    unowned.map((lead) => lead.id).toSorted(),
  )
  const inMarina = all.filter((lead) => lead.areas.includes('dubai-marina'))
  expect(await idsFor({ area: 'dubai-marina' })).toHaveLength(inMarina.length)
})

test('counts per stage ignore the chosen stage', async () => {
  const counts = await countLeads(db, 'all', { ...every, stage: 'won' })
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all.length)
  expect(counts.new).toBe(all.filter((lead) => lead.stage === 'new').length)
})
