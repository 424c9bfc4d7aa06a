import { eq } from 'drizzle-orm'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { leads, people } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { noFinding } from './support/no-finding.ts'
import { keptForOffline, PHONE } from './support/phone.ts'
import { startSpeech } from './support/speech.ts'
import { useWorkspace } from './support/workspace.ts'

const speech = await startSpeech()
const workspace = useWorkspace(speech.env, {
  // A microphone that beeps, and nobody who has to allow it.
  browserArgs: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
})
/** References of leads are numbers: a document whose reference is none becomes no row. */
let made = 930_000
const PANEL = 'section[aria-label="Voice note"]'

test('What somebody says into the phone is a note at a colleague’s desk, with words, and can be heard there', async () => {
  speech.understand('Ring her on Sunday about the view')
  const id = await leadOfSara()
  const layla = await workspace.signIn('Layla Nasser', `/leads/${id}`)
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`, PHONE)
  await openPanel(sara)
  await sara.getByRole('button', { name: 'Record a voice note' }).tap()
  const note = sara.getByRole('region', { name: 'Voice note', exact: true })
  await note.getByText(/^\d:(?!00)\d\d of 5:00$/).waitFor()
  await noFinding(sara, PANEL)
  await note.getByRole('button', { name: 'Pause' }).tap()
  await note.getByText('Paused').waitFor()
  await note.getByRole('button', { name: 'Go on' }).tap()
  await note.getByText(/^\d:(?!0[01])\d\d of 5:00$/).waitFor()
  await note.getByRole('button', { name: 'Stop' }).tap()
  await note.getByText(/^Not sent yet, \d:(?!0[01])\d\d\./).waitFor()
  await noFinding(sara, PANEL)
  await note.getByRole('button', { name: 'Send' }).tap()
  await note.waitFor({ state: 'detached' })
  const line = layla.getByRole('listitem').filter({ hasText: 'Sara Haddad left a voice note' })
  await line.getByText('Ring her on Sunday about the view').waitFor()
  await line.getByText('Written down by a machine').waitFor()
  expect(await line.locator('audio').count()).toBe(0)
  await line.getByRole('button', { name: /^Play, \d:/ }).click()
  const length = () => line.locator('audio').evaluate((sound: HTMLAudioElement) => sound.duration)
  await waitFor(async () => (await length()) > 1)
  await noFinding(layla, 'ol')
  const own = sara
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: 'Sara Haddad left a voice note' })
  await own.getByRole('button', { name: 'Change the note' }).tap()
  await own.getByRole('textbox').fill('Ring her on Monday about the view')
  await own.getByRole('button', { name: 'Save' }).tap()
  await line.getByText('Ring her on Monday about the view').waitFor()
  await line.getByText('Written down by a machine').waitFor({ state: 'detached' })
})

test('A microphone that is not allowed is answered with what to do, and a recording that nobody wants is gone', async () => {
  const id = await leadOfSara()
  const path = `/leads/${id}`
  const sara = await workspace.signIn('Sara Haddad', path, { serviceWorkers: 'block' })
  await sara.route(`**${path}`, async (route) => {
    const answer = await route.fetch()
    const headers = { ...answer.headers(), 'permissions-policy': 'microphone=()' }
    await route.fulfill({ response: answer, headers })
  })
  await sara.goto(path)
  const record = sara.getByRole('button', { name: 'Record a voice note' })
  await record.click()
  await sara.getByRole('alert').getByText('The microphone is blocked').waitFor()
  await sara.unroute(`**${path}`)
  await sara.goto(path)
  await record.click()
  await sara.getByText(/^\d:(?!00)\d\d of 5:00$/).waitFor()
  await sara.getByRole('button', { name: 'Discard' }).click()
  await sara.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await record.waitFor()
  await sara.reload()
  await record.waitFor()
})

// Last: the language stays the person's.
test('Spoken without a network it waits on the phone, also after a reload, sent or not, and arrives once; in Arabic', async () => {
  speech.understand('المفاتيح مع الحارس')
  const id = await leadOfSara()
  const layla = await workspace.signIn('Layla Nasser', `/leads/${id}`)
  const sara = await workspace.signIn('Sara Haddad', `/leads/${id}`, PHONE)
  await sara.getByRole('button', { name: 'More', exact: true }).tap()
  await chooseLanguage(sara, 'العربية')
  await sara.goto(`/leads/${id}`)
  await keptForOffline(sara)
  await openPanel(sara, 'السجل والعقارات المناسبة')
  await sara.context().setOffline(true)
  await sara.getByRole('button', { name: 'تسجيل ملاحظة صوتية' }).tap()
  const note = sara.getByRole('region', { name: 'ملاحظة صوتية', exact: true })
  await note.getByText(/^\d:(?!0[01])\d\d من 5:00$/).waitFor()
  await note.getByRole('button', { name: 'إنهاء' }).tap()
  await note.getByText('لم تُرسل بعد').waitFor()
  await sara.reload()
  await openPanel(sara, 'السجل والعقارات المناسبة')
  await note.getByText('لم تُرسل بعد').waitFor()
  await noFinding(sara, '[role="dialog"]')
  await note.getByRole('button', { name: 'إرسال' }).tap()
  const waiting = sara.getByRole('region', { name: 'ملاحظات صوتية قيد الإرسال' })
  await waiting.waitFor()
  await sara.reload()
  await openPanel(sara, 'السجل والعقارات المناسبة')
  await waiting.waitFor()
  await noFinding(sara, '[role="dialog"]')
  await sara.context().setOffline(false)
  const lines = layla.getByRole('listitem').filter({ hasText: 'left a voice note' })
  await lines.getByText('المفاتيح مع الحارس').waitFor()
  await sara.getByRole('dialog').getByText('كُتبت آلياً').waitFor()
  await waiting.waitFor({ state: 'detached' })
  expect(await lines.count()).toBe(1)
})

async function openPanel(page: Page, name = 'Timeline and matches'): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog', { name }).waitFor()
}

async function leadOfSara(name = 'Amina'): Promise<string> {
  const { db } = workspace.database
  const [sara] = await db.select().from(people).where(eq(people.name, 'Sara Haddad'))
  const id = randomUUID()
  const whose = { ownerId: sara?.id, teamId: sara?.teamId }
  const reference = `L-${(made += 1)}`
  await db
    .insert(leads)
    .values({ id, reference, stage: 'new', name, phone: '+971501112233', ...whose })
  return id
}
