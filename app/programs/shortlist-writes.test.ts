import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { leads, listings, shortlists } from '#db/pace/schema.ts'
import { askedOf, letIn } from '#tests/support/let-in.ts'
import { call } from '#tests/support/mcp-client.ts'
import { programsPage } from '#tests/support/programs-page.ts'
import { createTestApi } from '#tests/support/test-api.ts'

test('a shortlist is made after a yes, without its link being told; what nobody could make is asked of nobody, and programs read what became of it', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const { id: sara, teamId } = api.personOf('Sara')
  const { id: noor, teamId: downtown } = api.personOf('Noor')
  const [own, foreign] = [crypto.randomUUID(), crypto.randomUUID()]
  await api.db.insert(leads).values([
    { id: own, reference: 'L-90011', stage: 'qualified', ownerId: sara, teamId },
    { id: foreign, reference: 'L-90012', stage: 'qualified', ownerId: noor, teamId: downtown },
  ])
  const home = { reference: 'P-90011', status: 'available', purpose: 'sale', teamId }
  const [good, bad] = [crypto.randomUUID(), crypto.randomUUID()]
  await api.db.insert(listings).values([
    { id: good, ...home, permitNumber: '7100', title: 'Sea view' },
    { id: bad, ...home, reference: 'P-90012', title: 'Without a permit' },
  ])
  const asked = { leadId: own, listingIds: [good], language: 'ar', greeting: 'أهلاً 😀' }
  for (const args of [
    { ...asked, listingIds: [good, bad] },
    { ...asked, listingIds: [good, good] },
    { ...asked, listingIds: [] },
    { ...asked, leadId: foreign },
    { ...asked, days: 8 },
  ])
    expect(await call(program, 'make_shortlist', args)).toMatchObject({ isError: true })
  await call(program, 'make_shortlist', asked)
  const ask = await askedOf(api)
  expect(ask.lines).toMatchObject([
    { kind: 'lead', value: own, named: expect.any(String) },
    { kind: 'listing', value: good, named: 'Sea view (P-90011)' },
    { label: 'language', value: 'ar' },
    { label: 'greeting', value: 'أهلاً 😀' },
    { label: 'days', value: '14' },
  ])
  await programsPage(api, 'Sara').answer('approve')
  const [made] = await api.db.select().from(shortlists).where(eq(shortlists.leadId, own))
  expect(made).toMatchObject({ personId: sara, language: 'ar', greeting: 'أهلاً 😀' })
  const told = await call(program, 'read_approval', { id: ask.id })
  const text = JSON.stringify(told)
  expect(text).toContain(made?.id)
  expect(text).not.toContain('/shortlists/')
  const read = await call(program, 'list_shortlists', { leadId: own })
  expect(read.structuredContent).toMatchObject({
    shortlists: [{ id: made?.id, openedAt: null, homes: [{ listingId: good, answer: null }] }],
  })
  expect(JSON.stringify(read.structuredContent)).not.toMatch(/hash/i)
  expect(await call(program, 'list_shortlists', { leadId: foreign })).toMatchObject({
    isError: true,
  })
})
