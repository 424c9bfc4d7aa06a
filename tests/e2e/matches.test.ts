import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { calls, leads, listings, people, viewings } from '#db/pace/schema.ts'
import type { Recording } from '#domain/call/replay/recording.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { playOn } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const CALL = 'matched-call'
const SAID = [
  ['agent', 'PACE Properties, this is Sara, this call is recorded. How can I help?'],
  ['customer', 'I want to rent a two bedroom apartment.'],
  ['agent', 'Of course. Which area do you like?'],
  ['customer', 'Dubai Marina please.'],
  ['agent', 'When would you like to view it?'],
  ['customer', 'Next Tuesday at half past five.'],
] as const

/** The call as it stands after so many lines. */
function callUpTo(lines: number): Recording {
  const said = SAID.slice(0, lines).map(([role, text], at) => ({
    atMs: 0,
    type: 'pace.transcript.segment.v1',
    data: {
      segmentId: `s${at}`,
      party: role,
      role,
      beginMs: at * 4000,
      endMs: at * 4000 + 3000,
      language: 'en-GB',
      revision: 0,
      final: true,
      text,
      confidence: 0.95,
    },
  }))
  const from = { direction: 'inbound', from: '+971501230099', callerName: 'Nadia Rahman' }
  const begins: Recording['events'] = [
    { atMs: 0, type: 'pace.call.started.v1', data: from },
    { atMs: 0, type: 'pace.call.answered.v1', data: { agent: 'sara.haddad@pace.demo' } },
  ]
  return { name: 'matched', events: [...begins, ...said] }
}

test('Homes that fit stand beside the words, move with each turn, and one press proposes a viewing', async () => {
  const { pace, signIn } = workspace
  const home = await addHomes()
  // What the demo has agreed for next Tuesday would be asked about first.
  await workspace.database.db.delete(viewings)
  const sayUpTo = (lines: number) => playOn(pace, CALL, callUpTo(lines))
  await sayUpTo(2)
  const lead = await waitFor(async () => (await readCall())?.leadId, { what: 'the call’s lead' })
  const page = await signIn('Sara Haddad', `/calls/${CALL}`)
  const fits = page.getByRole('region', { name: /^Homes that fit/ })
  const offers = fits.getByRole('listitem').filter({ has: page.getByRole('link') })
  await fits.getByRole('list', { name: 'What they look for' }).getByText('2 bed').waitFor()
  await offers.first().getByText('Far and cheap').waitFor()

  await sayUpTo(4)
  await offers.first().getByText('Near the water').waitFor()
  await offers
    .first()
    .getByRole('button', { name: /^Propose .*\?/ })
    .waitFor()

  await sayUpTo(6)
  await offers
    .first()
    .getByRole('button', { name: /^Propose .*17:30/ })
    .click()
  await offers.first().getByText('Viewing proposed for').waitFor()
  const { db } = workspace.database
  const proposed = and(eq(viewings.leadId, lead), eq(viewings.listingId, home))
  const booked = await waitFor(async () => {
    const rows = await db.select().from(viewings).where(proposed)
    return rows.length > 0 && rows
  })
  expect(booked).toMatchObject([{ status: 'pending' }])
  await waitFor(async () => {
    const [moved] = await db.select().from(leads).where(eq(leads.id, lead))
    return moved?.stage === 'viewing'
  })
  expect((await readCall())?.state).toBe('live')

  await chooseLanguage(page, 'العربية')
  await page
    .getByRole('region', { name: /^عقارات مناسبة/ })
    .getByText('معاينة مقترحة')
    .waitFor()
})

async function readCall() {
  const [call] = await workspace.database.db.select().from(calls).where(eq(calls.id, CALL))
  return call
}

/** The two cheapest homes of Sara's team: one where she will be asked for one, and one that costs less. */
async function addHomes(): Promise<string> {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.email, 'sara.haddad@pace.demo'))
  const home = {
    teamId: sara?.teamId ?? null,
    status: 'available',
    purpose: 'rent',
    propertyType: 'apartment',
    bedrooms: 2,
    rentPeriod: 'year',
  } as const
  const id = crypto.randomUUID()
  await db.insert(listings).values([
    { ...home, id, reference: 'P-1', title: 'Near the water', area: 'dubai-marina', price: 1200 },
    { ...home, id: crypto.randomUUID(), reference: 'P-2', title: 'Far and cheap', price: 1100 },
  ])
  return id
}
