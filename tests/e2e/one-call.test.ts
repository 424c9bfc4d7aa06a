import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listTranscript } from '#db/pace/calls/segments.ts'
import { listRecordEvents } from '#db/pace/events/events.ts'
import { calls, contacts, leads } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import type { Language } from '#domain/language.ts'
import { callWords } from '#words/call.ts'
import { recordWords } from '#words/record.ts'
import { toneWav } from '#tests/support/tone-wav.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { issueToken } from './support/machine-client.ts'
import { noFinding } from './support/no-finding.ts'
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

  // What the caller is reached by becomes the contact's.
  const contactId = lead.contactId ?? ''
  await sara
    .getByRole('listitem')
    .filter({ hasText: 'daniel.weber@example.com' })
    .getByRole('button', { name: 'Accept' })
    .click()
  await waitFor(
    async () => {
      const [row] = await database.db.select().from(contacts).where(eq(contacts.id, contactId))
      return row?.email === 'daniel.weber@example.com'
    },
    { what: 'the accepted address in the row of the contact' },
  )

  // On the lead, and on its contact, the value says its words, and they are heard from there: by keys alone, and in Arabic.
  await keepRecording(call.id)
  await Promise.all([sara, manager].map((page) => page.goto(`/leads/${leadId}`)))
  await hearsWhere(sara, 'en', { field: 'Bedrooms', said: /two bed/i })
  await hearsWhere(manager, 'ar', { field: 'غرف النوم', said: /two bed/i })
  await Promise.all([sara, manager].map((page) => page.goto(`/contacts/${contactId}`)))
  await hearsWhere(sara, 'en', { field: 'E-mail', said: /weber/i })
  await hearsWhere(manager, 'ar', { field: 'البريد الإلكتروني', said: /weber/i })
})

type Value = { field: string; said: RegExp }

/** From the sign of a field to the words that its value rests on, and their sound. */
async function hearsWhere(page: Page, language: Language, { field, said }: Value): Promise<void> {
  const words = recordWords(language).evidence
  const sign = new RegExp(`^${field}: `)
  await page.getByRole('button', { name: sign }).press('Enter')
  const evidence = page.getByRole('dialog', { name: words.title })
  await evidence.locator('mark').filter({ hasText: said }).waitFor()
  await noFinding(page, '[role="dialog"]')
  await evidence.getByRole('button', { name: words.play }).press('Enter')
  await evidence.getByRole('button', { name: words.pause }).waitFor()
  await page.keyboard.press('Escape')
  await evidence.waitFor({ state: 'detached' })
}

/** As the call centre keeps it once the call is over; so long that it is still heard when a busy machine looks. */
async function keepRecording(id: string): Promise<void> {
  const token = await issueToken(workspace, { scope: 'calls:import', resource: AUDIENCE.api })
  const wav = toneWav({
    ms: 900_000,
    tones: [{ fromMs: 0, toMs: 900_000, hertz: 300 }],
    rate: 4_000,
  })
  const { APP_URL } = workspace.pace.urls
  const kept = await fetch(`${APP_URL}/api/v1/calls/${id}/recording?begins_ms=0`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
    body: new Uint8Array(wav),
  })
  expect(kept.status, await kept.text()).toBe(201)
}

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
