import { eq, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { SettingsNow } from '#db/pace/house/settings.ts'
import { setTeamSight } from '#db/pace/rights/team-sight.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import { documentUpdates, leads } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { cardsOf, createLead, keysOf, setFields, startViews } from '../testing/viewing.ts'
import { openWorkspace } from '../testing/workspace.ts'

test('[V9] what an agent may see whole stands in a document of the agent’s own, and leaves it with the lead', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, omar, rooms } = workspace
  const [board, whole] = [`board:${marina}`, `wholeBoard:${marina}`]
  const [ofSara, ofOmar] = [`mine:${sara.id}`, `mine:${omar.id}`]
  const lead = await createLead(workspace, { teamId: marina, ownerId: sara.id, name: 'Olga' })
  const views = startViews(workspace, workspace)
  for (const view of [board, whole, ofSara, ofOmar]) await views.prepare(rooms, view)
  const fair = { sight: 'fair', ownerId: sara.id, name: null, budgetMax: null }
  expect(await cardsOf(rooms, board)).toMatchObject([fair])
  expect(await cardsOf(rooms, whole)).toMatchObject([{ sight: 'whole', name: 'Olga' }])
  expect(await cardsOf(rooms, ofSara)).toMatchObject([{ sight: 'whole', name: 'Olga' }])
  expect(await cardsOf(rooms, ofOmar)).toEqual([])
  await setFields(rooms, lead.name, { ownerId: omar.id })
  await waitFor(async () => (await cardsOf(rooms, ofOmar)).length === 1)
  expect(await cardsOf(rooms, ofSara)).toEqual([])
  await waitFor(async () =>
    (await cardsOf(rooms, board)).some((card) => card.kind === 'lead' && card.ownerId === omar.id),
  )
})

test('[V9] a team’s board shows its leads whole while the team shows them, and fair again after', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, rooms, admin } = workspace
  const board = `board:${marina}`
  await createLead(workspace, { teamId: marina, ownerId: sara.id, name: 'Olga' })
  const listeners = new Set<(now: SettingsNow) => void>()
  const settings = {
    current: () => ({ version: 1, house: SOME_HOUSE, reference: SOME_REFERENCE }),
    onChange: (changed: (now: SettingsNow) => void) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
  const views = startViews(workspace, workspace, { settings })
  await views.prepare(rooms, board)
  const see = async (colleaguesSee: 'fair' | 'whole') => {
    await setTeamSight(admin, { teamId: marina, colleaguesSee, by: { actor: 'person:x' } })
    listeners.forEach((changed) => changed(settings.current()))
  }
  const isSeen = async (sight: string) =>
    (await cardsOf(rooms, board)).every((card) => card.kind === 'lead' && card.sight === sight)
  await see('whole')
  await waitFor(() => isSeen('whole'))
  expect(await cardsOf(rooms, board)).toMatchObject([{ name: 'Olga' }])
  await see('fair')
  await waitFor(() => isSeen('fair'))
  expect(await cardsOf(rooms, board)).toMatchObject([{ name: null }])
})

test('[V9] a change of what is hidden commits nothing to what the whole team sees', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, rooms, db } = workspace
  const [board, mine] = [`board:${marina}`, `mine:${sara.id}`]
  const lead = await createLead(workspace, { teamId: marina, ownerId: sara.id, name: 'Olga' })
  const views = startViews(workspace, workspace)
  for (const view of [board, mine]) await views.prepare(rooms, view)
  await setFields(rooms, lead.name, { name: 'Olga P.', budgetMax: 2_000_000 })
  await waitFor(async () =>
    (await cardsOf(rooms, mine)).some((card) => card.kind === 'lead' && card.name === 'Olga P.'),
  )
  const log = await db
    .select()
    .from(documentUpdates)
    .where(eq(documentUpdates.document, board))
    .orderBy(documentUpdates.seq)
  expect(log).toHaveLength(1)
})

test('[V10] who comes to a board is sent nothing that it showed once and hides now', async () => {
  const workspace = await openWorkspace()
  const { marina, sara, rooms } = workspace
  const board = `board:${marina}`
  const lead = await createLead(workspace, { teamId: marina, name: 'Olga' })
  const views = startViews(workspace, workspace)
  await views.prepare(rooms, board)
  const sent = async () =>
    Buffer.concat((await rooms.open(board)).log.greeting(-1)).toString('utf8')
  expect(await sent()).toContain('Olga')
  await setFields(rooms, lead.name, { ownerId: sara.id })
  await waitFor(async () =>
    (await cardsOf(rooms, board)).some((card) => card.kind === 'lead' && card.sight === 'fair'),
  )
  expect(await sent()).not.toContain('Olga')
  expect(await sent()).toContain(lead.id)
})

test('[V8] a board that has shrunk begins anew: what is left behind is less than what stands', async () => {
  const workspace = await openWorkspace()
  const { marina, downtown, rooms, db, admin } = workspace
  const board = `board:${marina}`
  const rows = Array.from({ length: 600 }, (_, index) => ({
    id: crypto.randomUUID(),
    reference: `M-${index}`,
    stage: 'new',
    teamId: marina,
  }))
  await admin.insert(leads).values(rows)
  let clock = Date.now()
  const now = () => new Date(clock)
  const views = startViews(workspace, workspace, { now, refreshMs: 1000 })
  await views.prepare(rooms, board)
  expect(await cardsOf(rooms, board)).toHaveLength(600)
  await admin
    .update(leads)
    .set({ teamId: downtown })
    .where(ne(leads.id, rows[0]?.id ?? ''))
  clock += 1000
  await waitFor(async () => (await cardsOf(rooms, board)).length === 1)
  await waitFor(
    async () => (await rooms.inspect(board, (_doc, { generation }) => generation)) === 2,
  )
  const doc = await rooms.read(board)
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(1000)
  const log = await db
    .select()
    .from(documentUpdates)
    .where(eq(documentUpdates.document, board))
    .orderBy(documentUpdates.seq)
  expect(log).toHaveLength(1)
  const lead = await createLead(workspace, { teamId: marina })
  await waitFor(async () => (await keysOf(rooms, board)).includes(`lead:${lead.id}`))
})
