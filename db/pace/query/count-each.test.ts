import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { countEach } from './count-each.ts'
import { leads } from '../schema.ts'

async function companyWithLeads(numbers: Record<string, number>) {
  const company = await foundCompany()
  for (const [stage, number] of Object.entries(numbers)) {
    await company.db.execute(sql`insert into leads (id, reference, stage, team_id)
      select gen_random_uuid(), ${stage} || n, ${stage}, ${company.marina} from generate_series(1, ${number}::int) as n`)
  }
  const counted = { column: leads.stage, values: ['new', 'won', 'lost'], from: leads }
  return { ...company, counted }
}

test('what can be counted to its end is counted exactly, none of a value too', async () => {
  const { db, marina, counted } = await companyWithLeads({ new: 3, won: 1 })
  const where = eq(leads.teamId, marina)
  const each = { new: 3, won: 1, lost: 0 }
  expect(await countEach(db, { ...counted, where, whole: false })).toEqual({ total: 4, each })
  expect(await countEach(db, { ...counted, where: undefined, whole: true })).toEqual({
    total: 4,
    each,
  })
})

test('nobody counts beyond 10,000: the whole says more, a narrowed list says nothing of its parts', async () => {
  const { db, marina, counted } = await companyWithLeads({ new: 10_050, won: 2 })
  const where = eq(leads.teamId, marina)
  expect(await countEach(db, { ...counted, where: undefined, whole: true })).toEqual({
    total: 10_001,
    each: { new: 10_001, won: 2, lost: 0 },
  })
  expect(await countEach(db, { ...counted, where, whole: false })).toEqual({
    total: 10_001,
    each: {},
  })
})
