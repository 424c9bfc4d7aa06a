import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listTranscript } from '#db/pace/calls/segments.ts'
import { listRecordEvents } from '#db/pace/events/events.ts'
import { calls, leads } from '#db/pace/schema.ts'
import { callWords } from '#words/call.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { finalTexts, playCall, readCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('an agent, the manager and Assistcraft work one call', async () => {
  const { pace, signIn, database } = workspace
  const [sara, manager, layla] = [
    await signIn('Sara Haddad', '/calls'),
    await signIn('Layla Nasser', '/calls'),
    await signIn('Layla Nasser', '/board'),
  ]
  // The manager reads Arabic, the agent English: one call, its words as they were spoken, all else in each one's own.
  await chooseLanguage(manager, 'العربية')
  const recording = await readCall('marina-two-bed')
  const played = playCall(pace, recording, 4)

  const call = await waitFor(async () => (await liveCall())?.leadId && (await liveCall()), {
    what: 'the call with its lead',
  })
  await Promise.all([sara, manager].map((page) => page.goto(`/calls/${call.id}`)))
  await Promise.all([sara, manager].map((page) => mark(page, 'two bedroom').waitFor()))
  await sara.getByText('Assistcraft').first().waitFor()
  const proposed = manager.getByRole('listitem').filter({ hasText: 'غرف النوم' })
  await proposed.getByRole('button', { name: callWords('ar').proposals.accept }).waitFor()

  const leadId = call.leadId ?? ''
  const card = layla.getByRole('article').filter({ hasText: 'Daniel Weber' })
  await card.waitFor()
  await sara
    .getByRole('listitem')
    .filter({ hasText: 'Bedrooms' })
    .getByRole('button', { name: 'Accept' })
    .click()
  const lead = await waitFor(
    async () => {
      const [row] = await database.db.select().from(leads).where(eq(leads.id, leadId))
      return row?.bedrooms === 2 && row
    },
    { what: 'the accepted bedrooms in the row of the lead' },
  )
  const events = await listRecordEvents(database.db, 'lead', leadId, 100)
  expect(events.find((event) => event.new?.['bedrooms'] === 2)?.actor).toBe(
    `person:${lead.ownerId}`,
  )
  await card.getByText('2 bed').waitFor()

  await pace.crash('sync-server')
  expect(await played).toBe(call.id)
  const said = finalTexts(recording)
  const lastWords = said.at(-1) ?? ''
  await Promise.all([sara, manager].map((page) => page.getByText(lastWords).first().waitFor()))
  const done = await waitFor(
    async () => {
      const [row] = await database.db.select().from(calls).where(eq(calls.id, call.id))
      return row?.segmentCount === said.length && row.summary !== '' && row
    },
    { what: 'every segment and the summary in the row of the call' },
  )
  // What was spoken last may still be corrected in its row.
  await waitFor(async () => {
    const transcript = await listTranscript(database.db, done.id)
    expect(transcript.map(({ text }) => text)).toEqual(said)
    return true
  })
  await Promise.all([sara, manager].map((page) => mark(page, 'next Tuesday').first().waitFor()))
  // Its scorecard, and what is next, in Arabic for the manager.
  await manager.getByText(callWords('ar').scorecard.title, { exact: true }).waitFor()
})

async function liveCall() {
  const [row] = await workspace.database.db
    .select()
    .from(calls)
    .where(eq(calls.source, 'urn:pace:replay'))
  return row
}

function mark(page: Page, words: string) {
  return page.locator('mark').filter({ hasText: words }).first()
}
