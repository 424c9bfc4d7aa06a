import { expect, test } from 'vitest'
import { createTestApi, json } from '#tests/support/test-api.ts'

test('a page of leads, and its cursor leads through all of them, each once', async () => {
  const { asClient } = await createTestApi()
  const seen = new Set<string>()
  let next: string | null = null
  do {
    const response = await asClient(
      'leads:read',
      `/api/v1/leads?limit=20${next ? `&cursor=${next}` : ''}`,
    )
    expect(response.status).toBe(200)
    const page = await response.json()
    for (const lead of page.data) {
      expect(seen.has(lead.id)).toBe(false)
      seen.add(lead.id)
    }
    next = page.next
  } while (next)
  expect(seen.size).toBe(48)
})

test('a patch sets fields through the live document and answers with the lead as changed', async () => {
  const { as, personOf, double } = await createTestApi()
  const mine = await as('Sara', '/api/v1/leads').then((response) => response.json())
  const lead = mine.data.find((one: { ownerId: string }) => one.ownerId === personOf('Sara').id)
  const response = await as(
    'Sara',
    `/api/v1/leads/${lead.id}`,
    json({ bedrooms: 3, budgetMax: null }, 'PATCH'),
  )
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ id: lead.id, bedrooms: 3, budgetMax: null })
  expect(double.sent).toMatchObject([{ document: `lead:${lead.id}`, command: 'setFields' }])
  const inCapitals = `/api/v1/leads/${lead.id.toUpperCase()}`
  expect((await as('Sara', inCapitals, json({ bedrooms: 4 }, 'PATCH'))).status).toBe(200)
  expect(double.sent.at(-1)?.document).toBe(`lead:${lead.id}`)
})
