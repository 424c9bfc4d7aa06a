import { expect, test } from 'vitest'
import type { Recording } from '#domain/call/replay/recording.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { playCall } from './support/replay.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()
const LINES = 600

/** A call that goes on, with so many lines said. */
function longCall(): Recording {
  const said = Array.from({ length: LINES }, (_, at) => ({
    atMs: at,
    type: 'pace.transcript.segment.v1',
    data: {
      segmentId: `s${at}`,
      party: 'customer',
      role: 'customer',
      beginMs: at * 1000,
      endMs: at * 1000 + 900,
      language: 'en-GB',
      revision: 0,
      final: true,
      text: at === 20 ? 'My sister José lives there.' : `This is line number ${at} of what we say.`,
      confidence: 0.95,
    },
  }))
  const begins: Recording['events'] = [
    {
      atMs: 0,
      type: 'pace.call.started.v1',
      data: { direction: 'inbound', from: '+971501230001' },
    },
    { atMs: 0, type: 'pace.call.answered.v1', data: { agent: 'sara.haddad@pace.demo' } },
  ]
  return { name: 'long', events: [...begins, ...said] }
}

test('A call of many lines is a small page that follows the last word, and finds the first ones', async () => {
  const id = await playCall(workspace.pace, longCall(), 100)
  const page = await workspace.signIn('Sara Haddad', `/calls/${id}`)
  const last = page.getByText(`line number ${LINES - 1} `)
  await last.waitFor()
  await waitFor(() => isInSight(last), { what: 'it in sight' })
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2_000)

  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find in the conversation' }).fill('jose')
  await page.getByText('1 found').waitFor()
  await page.keyboard.press('Enter')
  const found = page.getByText('My sister José lives there.')
  await found.waitFor()
  await waitFor(() => isInSight(found), { what: 'it in sight' })
  expect(await page.locator('#segment-s20').getAttribute('aria-posinset')).toBe('21')

  const toNow = page.getByRole('button', { name: 'To what is said now' })
  await toNow.click()
  await waitFor(() => isInSight(last), { what: 'it in sight' })
  await toNow.waitFor({ state: 'detached' })

  await last.hover()
  await page.mouse.wheel(0, -2_000)
  await toNow.waitFor()
  await last.waitFor({ state: 'detached' })
})

type Place = { boundingBox: () => Promise<{ y: number } | null> }

async function isInSight(place: Place): Promise<boolean> {
  const box = await place.boundingBox()
  return box !== null && box.y > 90 && box.y < 900
}
