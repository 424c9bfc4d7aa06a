import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { leads, listings, shortlists } from '#db/pace/schema.ts'
import { answerHome } from '#db/pace/shortlists/answer.ts'
import { expectProblem } from '#tests/support/expect-problem.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'

/** A lead of Sara's that goes on, and homes of hers that may be advertised. */
async function startHomes() {
  const api = await createTestApi({ scale: 0.2 })
  const { id: ownerId, teamId } = api.personOf('Sara')
  const [lead] = await api.db
    .insert(leads)
    .values({ id: crypto.randomUUID(), reference: 'L-99001', stage: 'new', ownerId, teamId })
    .returning()
  const homes = await api.db
    .insert(listings)
    .values(
      [1, 2].map((n) => ({
        id: crypto.randomUUID(),
        reference: `S-9900${n}`,
        title: `Home ${n}`,
        status: 'available' as const,
        purpose: 'sale' as const,
        permitNumber: `71${n}`,
        agentId: ownerId,
        teamId,
      })),
    )
    .returning()
  const listingIds = homes.map(({ id }) => id)
  return { api, leadId: lead?.id ?? '', listingIds }
}

type Homes = Awaited<ReturnType<typeof startHomes>>

function make({ api, leadId, listingIds }: Homes, more: object = {}, headers = {}) {
  const wanted = { leadId, listingIds, language: 'ar', greeting: 'أهلا', ...more }
  const init = json(wanted)
  return api.as('Sara', '/api/v1/shortlists', { ...init, headers: { ...init.headers, ...headers } })
}

test('A shortlist is made, and its link told this once: no reading tells it again, nor a key that is sent again', async () => {
  const homes = await startHomes()
  const key = { 'idempotency-key': 'one' }
  const answer = await make(homes, {}, key)
  expect(answer.status).toBe(201)
  const { link, ...made } = await answer.json()
  expect(link).toMatch(/\/shortlists\/ar\/[\w-]{43}$/)
  expect((await homes.api.send(null, new URL(link).pathname)).status).toBe(200)
  expect(made).toMatchObject({ leadId: homes.leadId, language: 'ar', revokedAt: null })
  expect(made.homes).toMatchObject(
    homes.listingIds.map((listingId) => ({ listingId, answer: null })),
  )
  const again = await (await make(homes, {}, key)).json()
  expect(again).toEqual({ ...made, link: null })
  const secret = String(link).split('/').at(-1) ?? 'none'
  const kept = await homes.api.sql`select response::text from idempotency_keys`
  expect(JSON.stringify(kept)).not.toContain(secret)
  const read = await homes.api.as('Sara', `/api/v1/shortlists/${made.id}`)
  expect(await read.json()).toEqual(made)
})

test('Of a lead they are read a page at a time, with what the customer answered', async () => {
  const homes = await startHomes()
  const ids: string[] = []
  for (const days of [7, 14, 30]) ids.push((await (await make(homes, { days })).json()).id)
  const [list] = await homes.api.db
    .select()
    .from(shortlists)
    .where(eq(shortlists.id, ids[0] ?? ''))
  const [home = ''] = homes.listingIds
  if (list)
    await answerHome(homes.api.db, list, { home, answer: 'no', words: 'Too dark', now: new Date() })
  const address = `/api/v1/shortlists?lead=${homes.leadId}&limit=2`
  const page = await (await homes.api.as('Sara', address)).json()
  expect(page.data.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2))
  expect(page.data[0].homes[0]).toMatchObject({ answer: 'no', words: 'Too dark' })
  const rest = await homes.api.as('Sara', `${address}&cursor=${page.next}&fields=endsAt`)
  expect(await rest.json()).toMatchObject({ data: [{ id: ids[2] }], next: null })
})

test('A revoked one opens nothing any more; whoever does not see its lead finds neither', async () => {
  const homes = await startHomes()
  const { id, link } = await (await make(homes)).json()
  const revoke = (who: string) =>
    homes.api.as(who, `/api/v1/shortlists/${id}/revoke`, { method: 'POST' })
  await expectProblem(await revoke('Khalid'), 404)
  await expectProblem(await homes.api.as('Khalid', `/api/v1/shortlists?lead=${homes.leadId}`), 404)
  const revoked = await (await revoke('Sara')).json()
  expect(revoked.revokedAt).not.toBeNull()
  expect((await homes.api.send(null, new URL(link).pathname)).status).toBe(410)
  expect(await (await revoke('Sara')).json()).toEqual(revoked)
})

test('Homes that may not be advertised are refused, and so are leads that have ended; a client reads and makes none', async () => {
  const homes = await startHomes()
  const { api, leadId, listingIds } = homes
  const client = api.asClient('leads:read', `/api/v1/shortlists?lead=${leadId}`)
  expect((await client).status).toBe(200)
  const wanted = json({ leadId, listingIds, language: 'en' })
  const scopes = 'leads:read leads:write listings:read'
  await expectProblem(await api.asClient(scopes, '/api/v1/shortlists', wanted), 403)
  await expectProblem(await make(homes, { listingIds: [listingIds[0], listingIds[0]] }), 422)
  await expectProblem(await make(homes, { days: 90 }), 422)
  await api.db
    .update(listings)
    .set({ permitNumber: null })
    .where(eq(listings.id, listingIds[1] ?? ''))
  await expectProblem(await make(homes), 409)
  await api.db.update(leads).set({ stage: 'lost' }).where(eq(leads.id, leadId))
  await expectProblem(await make(homes, { listingIds: listingIds.slice(0, 1) }), 409)
})
