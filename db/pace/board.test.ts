import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { CardSchema } from '#domain/views.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { listBoardLeads, listCallCards } from './board.ts'
import { connectPace } from './client.ts'
import { calls, leads, teams } from './schema.ts'
import { seedDemo } from './seed/seed-demo.ts'

const NOW = new Date('2026-11-23T08:00:00Z')

test("a team's board holds its open leads and the freshly ended, each a whole card", async () => {
  const { db, teamId } = await demo()
  const since = '2026-11-09T08:00:00.000Z'
  const cards = await listBoardLeads(db, teamId, since)
  expect(cards.length).toBeGreaterThan(10)
  for (const card of cards) {
    expect(CardSchema.parse(card)).toEqual(card)
    const [row] = await db.select().from(leads).where(eq(leads.id, card.id))
    expect(row?.teamId).toBe(teamId)
    if (card.stage === 'won' || card.stage === 'lost') {
      expect((card.stageChangedAt ?? '') >= since).toBe(true)
    }
  }
})

test('calls that go on are cards, ended ones only when the day is asked for', async () => {
  const { db, teamId } = await demo()
  await db.delete(calls)
  const at = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`
  await db.insert(calls).values([
    { id: 'live', source: 'test', state: 'live', teamId, startedAt: at(5) },
    { id: 'ended', source: 'test', state: 'ended', teamId, startedAt: at(6) },
    { id: 'elsewhere', source: 'test', state: 'live' },
  ])
  const ids = async (since?: string) =>
    (await listCallCards(db, teamId, since)).map((card) => card.id).toSorted()
  expect(await ids()).toEqual(['live'])
  expect(await ids(at(6))).toEqual(['ended', 'live'])
})

async function demo() {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.adminUrl, { max: 2 })
  onTestFinished(close)
  await seedDemo(db, { now: NOW })
  const [team] = await db.select().from(teams).where(eq(teams.name, 'Marina & Palm'))
  return { db, teamId: team?.id ?? '' }
}
