import { and, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { auditLog, calls } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import type { RecordedEvent, Recording } from '#domain/call/replay/recording.ts'
import { toneWav } from '#tests/support/tone-wav.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { chooseLanguage } from './support/choose-language.ts'
import { issueToken } from './support/machine-client.ts'
import { playCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const LINES = 40
/** So long that no machine is too busy to see which line is heard. */
const LINE_MS = 30_000
const RATE = 4_000
const CARD = 'My card is 4111 1111 1111 1111, it ends next year.'
const HOME = 'I am looking for two bedrooms in Dubai Marina.'

function longTalk(): Recording {
  const said = Array.from({ length: LINES }, (_, at) => ({
    atMs: at,
    type: 'pace.transcript.segment.v1',
    data: {
      segmentId: `s${at}`,
      party: 'customer',
      role: 'customer',
      beginMs: at * LINE_MS,
      endMs: (at + 1) * LINE_MS - 1_000,
      language: 'en-GB',
      revision: 0,
      final: true,
      text: at === 2 ? HOME : at === 3 ? CARD : `This is line number ${at} of what we say.`,
      confidence: 0.95,
    },
  }))
  const event = (type: string, data: RecordedEvent['data']) => ({
    atMs: LINES,
    type: `pace.call.${type}.v1`,
    data,
  })
  return {
    name: 'recorded',
    events: [
      { ...event('started', { direction: 'inbound', from: '+971501230077' }), atMs: 0 },
      { ...event('answered', { agent: 'sara.haddad@pace.demo' }), atMs: 0 },
      ...said,
      event('ended', {}),
      event('wrapup', { disposition: 'noAnswer' }),
    ],
  }
}

/** A call that is over, with its words. */
async function playedCall(): Promise<string> {
  const { pace, database } = workspace
  const id = await playCall(pace, longTalk(), 100)
  await waitFor(
    async () => {
      const [call] = await database.db.select().from(calls).where(eq(calls.id, id))
      return call?.segmentCount === LINES
    },
    { what: 'the call and its words as rows' },
  )
  return id
}

/** Keeps a recording with a call, as the call centre does once it is over. */
async function keepRecording(id: string): Promise<void> {
  const { pace } = workspace
  const tones = Array.from({ length: LINES }, (_, at) => {
    return { fromMs: at * LINE_MS, toMs: at * LINE_MS + 29_000, hertz: 200 + at * 10 }
  })
  const wav = toneWav({ ms: LINES * LINE_MS, tones, rate: RATE })
  const token = await issueToken(workspace, { scope: 'calls:import', resource: AUDIENCE.api })
  const kept = await fetch(`${pace.urls.APP_URL}/api/v1/calls/${id}/recording?begins_ms=0`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'audio/wav' },
    body: new Uint8Array(wav),
  })
  expect(kept.status, await kept.text()).toBe(201)
}

const lit = (page: Page, line: string) =>
  page.locator(`#segment-${line}[aria-current="true"]`).waitFor()

/** The word that the browser shows in another light: no element of its own tells of it. */
const litWord = (page: Page, word: string) =>
  page.waitForFunction(
    `[...(CSS.highlights.get('spoken-word-guessed') ?? [])].map(String).join() === '${word}'`,
  )

test('A recording plays beside its words: by presses, by keys, from a line, from a mark, and is followed until one scrolls away', async () => {
  const id = await playedCall()
  const page = await workspace.signIn('Sara Haddad', `/calls/${id}`)
  const player = page.getByRole('region', { name: 'Recording' })
  await page.getByText('line number 0 ').waitFor()
  // It comes minutes after the call: the page that is open shows it then.
  await keepRecording(id)
  await player.getByText(/Kept until/).waitFor()

  await player.getByRole('button', { name: 'Play (K)' }).click()
  await player.getByRole('button', { name: 'Pause (K)' }).waitFor()
  await lit(page, 's0')
  await page.keyboard.press('k')
  await player.getByRole('button', { name: 'Play (K)' }).waitFor()

  // Paused, at places where one certain word is said: the line says no times of its words, and that is told.
  const place = player.getByRole('slider', { name: 'Place in the recording' })
  await place.focus()
  await page.keyboard.press('Home')
  await litWord(page, 'This')
  await page.keyboard.press('ArrowRight')
  await litWord(page, 'is')
  await player.getByText('Which word is being said is a guess').waitFor()
  await place.blur()

  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find in the conversation' }).fill('looking for')
  await page.keyboard.press('Enter')
  const home = page.locator('#segment-s2')
  await home.getByRole('button', { name: 'Dubai Marina' }).click()
  await lit(page, 's2')
  await page.keyboard.press('Escape')
  await page.mouse.move(0, 0)

  await place.focus()
  // A mark is heard from its word on, some twenty seconds into its line. So far back that a busy machine still sees the line before.
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowLeft')
  await lit(page, 's1')
  // It goes on by itself into the next line, some seconds later.
  await lit(page, 's2')
  await player.getByRole('button', { name: 'Speed 1', exact: true }).click()
  await player.getByRole('button', { name: 'Speed 1.25' }).waitFor()

  await home.hover()
  await page.mouse.wheel(0, 4_000)
  const back = page.getByRole('button', { name: 'To what is heard' })
  await back.waitFor()
  await home.waitFor({ state: 'detached' })
  await back.click()
  await home.waitFor()
  await back.waitFor({ state: 'detached' })

  const listened = await workspace.database.db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, 'call.listen'), eq(auditLog.target, `call:${id}`)))
  expect(listened.map(({ outcome, after }) => [outcome, after])).toEqual([
    ['allowed', { heard: 'whole' }],
  ])

  const adam = await workspace.signIn('Adam Fischer', `/calls/${id}`)
  await chooseLanguage(adam, 'العربية')
  const arabic = adam.getByRole('region', { name: 'التسجيل' })
  await arabic.getByText(/ما أُخفي من الكلام صامت/).waitFor()
  // How a call centre says that it ended, in the reader’s language.
  await adam.getByText('لا رد', { exact: true }).waitFor()
  await arabic.getByRole('button', { name: 'تشغيل (K)' }).click()
  await arabic.getByRole('button', { name: 'إيقاف مؤقت (K)' }).waitFor()
  await lit(adam, 's0')
  await waitFor(async () => {
    const rows = await workspace.database.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, 'call.listen'), eq(auditLog.target, `call:${id}`)))
    return rows.some(({ after }) => JSON.stringify(after) === '{"heard":"cut"}')
  })

  // Their manager takes it away and keeps another in its place; whoever has the page open sees both.
  const layla = await workspace.signIn('Layla Nasser', `/calls/${id}`)
  await layla.getByRole('button', { name: 'Remove the recording' }).click()
  const sure = layla.getByRole('dialog', { name: 'Remove the recording?' })
  await sure.getByRole('button', { name: 'Remove the recording' }).click()
  await player.waitFor({ state: 'detached' })
  await layla.getByRole('button', { name: 'Add a recording' }).click()
  const adding = layla.getByRole('dialog', { name: 'Add a recording' })
  const file = adding.getByLabel('Recording', { exact: true })
  await file.setInputFiles({
    name: 'no sound.wav',
    mimeType: 'audio/wav',
    buffer: Buffer.from('This is no sound.'),
  })
  await adding.getByRole('button', { name: 'Keep it' }).click()
  await adding.getByRole('alert').waitFor()
  const tones = [{ fromMs: 0, toMs: 9_000, hertz: 300 }]
  await file.setInputFiles({
    name: 'تسجيل 😀.wav',
    mimeType: 'audio/wav',
    buffer: toneWav({ ms: 9_000, tones, rate: RATE }),
  })
  await adding.getByRole('button', { name: 'Keep it' }).click()
  await adding.waitFor({ state: 'detached' })
  await player.getByText(/Kept until/).waitFor()
})
