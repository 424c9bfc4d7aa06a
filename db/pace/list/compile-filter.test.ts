import { expect, test } from 'vitest'
import { readListState } from '#domain/list/address.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { foundCompany } from '#tests/support/company.ts'
import { listLeads } from '../leads/page.ts'

/** Six leads that differ in one field each, and how to ask for them by reference. */
async function openLeads() {
  const company = await foundCompany()
  const { addLead, sara, marina, downtown } = company
  await addLead({ reference: 'plain', createdAt: '2026-03-01T12:00:00.000Z' })
  await addLead({ reference: 'rich', budgetMax: 2_000_000, stage: 'offer', email: 'Ada@Home.ae' })
  await addLead({ reference: 'poor', budgetMax: 50_000, source: 'bayut', bedrooms: 0 })
  await addLead({ reference: 'hers', ownerId: sara.id, areas: ['marina', 'downtown'] })
  await addLead({
    reference: 'elsewhere',
    teamId: downtown,
    areas: ['downtown'],
    name: 'نورة O’Brien',
  })
  // Half past one in the night of 2 March where the house is, on 1 March in London.
  await addLead({
    reference: 'night',
    createdAt: '2026-03-01T21:30:00.000Z',
    moveDate: '2026-04-01',
  })
  return { ...company, sara, marina, found: (query: string) => find(company, query) }
}

async function find({ db }: { db: Parameters<typeof listLeads>[0] }, query: string) {
  const state = {
    ...readListState(LEAD_LIST, new URLSearchParams(query), SOME_HOUSE),
    zone: SOME_HOUSE.zone,
  }
  const { rows } = await listLeads(db, 'all', state, { limit: 20 })
  return rows.map(({ reference }) => reference).toSorted((a, b) => a.localeCompare(b))
}

test('every operator finds what it says and nothing else', async () => {
  const { found, sara, downtown } = await openLeads()
  const all = ['elsewhere', 'hers', 'night', 'plain', 'poor', 'rich']
  const without = (...names: string[]) => all.filter((name) => !names.includes(name))
  const asked: Record<string, string[]> = {
    '': all,
    'stage=offer': ['rich'],
    'stage.isNot=offer&stage.isNot=won': without('rich'),
    'source.isNot=bayut': without('poor'),
    'source.empty=': without('poor'),
    'source.notEmpty=': ['poor'],
    'area=downtown': ['elsewhere', 'hers'],
    'area.isNot=marina': without('hers'),
    'area.empty=': without('elsewhere', 'hers'),
    [`owner=${sara.id}`]: ['hers'],
    'owner.empty=': without('hers'),
    [`team=${downtown}`]: ['elsewhere'],
    'bedrooms=0': ['poor'],
    'budget.between=50000&budget.between=': ['poor', 'rich'],
    'budget.between=&budget.between=1m': ['poor'],
    'created=2026-03-01': ['plain'],
    'created=2026-03-02': ['night'],
    'created.between=2026-03-01&created.between=2026-03-02': ['night', 'plain'],
    'created.before=2026-03-02': ['plain'],
    'created.after=2026-03-02': without('night', 'plain'),
    'created.after=today-1': without('night', 'plain'),
    'moveDate.before=2026-04-02': ['night'],
    'moveDate=2026-04-01': ['night'],
    'email=ada@home.AE': ['rich'],
    'email.contains=home': ['rich'],
    'name.contains=نوره': ['elsewhere'],
    "name.contains=o'brien": ['elsewhere'],
    'reference.contains=home': [],
    'reference=plain&reference=night': ['night', 'plain'],
    'name=nobody': [],
  }
  for (const [query, references] of Object.entries(asked)) {
    expect(await found(query), query).toEqual(references)
  }
})
