import { and, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { callChecks, callOffers, calls } from '#db/pace/schema.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { fields } from '#words/en/fields.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { playCall, readCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('A call that is over has its scorecard with the words that show it, and a manager’s word counts beside what was found, in both languages', async () => {
  const { pace, signIn, database } = workspace
  const recording = await readCall('marina-two-bed')
  const callId = await playCall(pace, recording, 40)
  await waitFor(async () => (await checkOf('consent'))?.found === 'met', {
    what: 'what the call shows of the recording',
  })
  const layla = await signIn('Layla Nasser', `/calls/${callId}`)
  const recorded = item(layla, 'Said that the call is transcribed')
  await recorded.getByText('· Met').waitFor()
  await recorded.getByRole('link').click()
  await waitFor(() => layla.url().includes('#mark-'), { what: 'the words in the address' })

  const fees = item(layla, 'Fees told')
  await fees.getByText('· Not met').waitFor()
  await fees.getByRole('button', { name: 'Correct “Fees told”' }).click()
  await layla.getByRole('menuitem', { name: 'Does not apply' }).click()
  await fees.getByText('· Does not apply').waitFor()
  await fees.getByText('found: Not met').waitFor()
  await waitFor(async () => (await checkOf('fees'))?.result === 'na', {
    what: 'the correction in the row of the call',
  })
  const corrected = await checkOf('fees')
  expect(corrected).toMatchObject({ found: 'notMet' })
  expect(corrected?.correctedBy).toMatch(/^person:/)
  expect(corrected?.correctedAt).not.toBeNull()

  const sara = await signIn('Sara Haddad', `/calls/${callId}`)
  await chooseLanguage(sara, 'العربية')
  const inArabic = item(sara, 'ذُكرت الرسوم')
  await inArabic.getByText('لا ينطبق').waitFor()
  await inArabic.getByText('وُجد: لم يتحقّق').waitFor()
  await inArabic.getByRole('button', { name: 'تصحيح' }).click()
  await sara.getByRole('menuitem', { name: 'كما وُجد في المكالمة' }).click()
  await inArabic.getByText('· لم يتحقّق').waitFor()
  await fees.getByText('· Not met').waitFor()
  await waitFor(async () => (await checkOf('fees'))?.correctedBy === null, {
    what: 'the item as it was found',
  })

  async function checkOf(name: string) {
    const rows = await database.db.select().from(callChecks).where(eq(callChecks.callId, callId))
    const [call] = await database.db.select().from(calls).where(eq(calls.id, callId))
    return call?.endedAt ? rows.find((row) => row.item === name) : undefined
  }
})

test('A manager sees what became of what was suggested, down to the calls, in both languages', async () => {
  const { pace, signIn, database } = workspace
  const callId = await playCall(pace, await readCall('jvc-studio-budget'), 40)
  const offer = await waitFor(
    async () => {
      const { markId, kind } = callOffers
      const ofCall = and(eq(callOffers.callId, callId), eq(kind, 'fieldProposal'))
      const [first] = await database.db.select().from(callOffers).where(ofCall).orderBy(markId)
      return first
    },
    { what: 'what became of a proposal on the call' },
  )
  const layla = await signIn('Layla Nasser', '/numbers')
  await layla.getByRole('link', { name: 'After the call' }).click()
  await layla.getByRole('heading', { name: 'After the call', level: 1 }).waitFor()
  const shown = new RegExp(`^${wordOf(fields, offer.type)}, Shown: `)
  await layla.getByRole('link', { name: shown }).click()
  const behind = layla.locator(`a[href$="#mark-${offer.markId}"]`)
  await behind.waitFor()
  await chooseLanguage(layla, 'العربية')
  await layla.getByRole('heading', { name: 'بعد المكالمة', level: 1 }).waitFor()
  await layla.getByRole('columnheader', { name: 'قُبل ولم يُنفّذ' }).waitFor()
  await behind.click()
  await waitFor(() => layla.url().includes(`/calls/${callId}`), { what: 'the page of the call' })
  await layla.getByRole('heading', { name: 'بطاقة التقييم' }).waitFor()
})

function item(page: Page, label: string) {
  return page.getByRole('listitem', { name: label, exact: true })
}
