import { expect, test } from 'vitest'
import { can } from '#domain/access/access.ts'
import { readListState } from '#domain/list/address.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { countLeads, listLeads } from './page.ts'
import { leads } from '../schema.ts'

const { admin, app: db, personOf } = await openBrokerage()
const all = await admin.select().from(leads)
const asked = (query: string) => ({
  ...readListState(LEAD_LIST, new URLSearchParams(query), SOME_HOUSE),
  zone: SOME_HOUSE.zone,
})

async function idsFor(query: string): Promise<string[]> {
  const { rows } = await listLeads(db, 'all', asked(query), { limit: 500 })
  return rows.map((row) => row.id)
}

test('leads without a follow-up or a budget stand last, whichever way the list runs', async () => {
  for (const [sort, field] of [
    ['followUp', 'nextFollowUpAt'],
    ['-followUp', 'nextFollowUpAt'],
    ['-budget', 'budgetMax'],
    ['budget', 'budgetMax'],
  ] as const) {
    const { rows } = await listLeads(db, 'all', asked(`sort=${sort}`), { limit: 500 })
    const values = rows.map((row) => row[field])
    expect(values.indexOf(null)).toBeGreaterThan(0)
    expect(values.slice(values.indexOf(null)).every((value) => value === null)).toBe(true)
  }
})

test('stages stand in the order of the pipeline', async () => {
  const { rows } = await listLeads(db, 'all', asked('sort=stage'), { limit: 500 })
  const stages = [...new Set(rows.map((row) => row.stage))]
  expect(stages).toEqual(
    Object.keys(LEAD_LIST.columns.stage.choices).filter((one) => stages.includes(one)),
  )
})

test.each([
  ['Sara', false],
  ['Layla', true],
])('%s is listed the leads that the policy opens', async (name, wholeTeam) => {
  const { id, role, teamId } = personOf(name)
  const actor = { kind: 'person', id, role: role ?? 'agent', teamId } as const
  const scope = { personId: id, teamId, wholeTeam }
  const { rows } = await listLeads(db, scope, asked(''), { limit: 500 })
  const open = all.filter((lead) => can(actor, 'read', 'lead', lead))
  expect(rows.map((row) => row.id).toSorted()).toEqual(open.map((lead) => lead.id).toSorted())
})

test('a lead is found by name, e-mail, reference, and its phone however it is written', async () => {
  const lead = all.find(({ name, email, phone }) => name && email && phone?.startsWith('+9715'))
  if (!lead?.name || !lead.email || !lead.phone) throw new Error('The demo has no such lead.')
  const local = `0${lead.phone.slice('+971'.length)}`
  const spaced = `${local.slice(0, 3)} ${local.slice(3, 6)} ${local.slice(6)}`
  const texts = [lead.name.toUpperCase(), lead.email, lead.reference, lead.phone, local, spaced]
  for (const text of texts) {
    expect(await idsFor(`q=${encodeURIComponent(text)}`), text).toContain(lead.id)
  }
  expect(await idsFor('q=%25')).toEqual([])
})

test('filters narrow together; nobody is an owner to ask for', async () => {
  const sara = personOf('Sara').id
  const hers = all.filter((lead) => lead.ownerId === sara && lead.stage === 'new')
  expect(await idsFor(`owner=${sara}&stage=new`)).toHaveLength(hers.length)
  const unowned = all.filter((lead) => lead.ownerId === null)
  expect((await idsFor('owner.empty=')).toSorted()).toEqual(
    unowned.map((lead) => lead.id).toSorted(),
  )
  const inMarina = all.filter((lead) => lead.areas.includes('dubai-marina'))
  expect(await idsFor('area=dubai-marina')).toHaveLength(inMarina.length)
})

test('counts per stage ignore the chosen stage', async () => {
  const counts = await countLeads(db, 'all', asked('stage=won'))
  expect(counts.total).toBe(all.length)
  expect(counts.each['new']).toBe(all.filter((lead) => lead.stage === 'new').length)
})
