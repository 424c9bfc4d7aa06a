import type { Page } from 'playwright-core'
import type { CliContext } from '#bin/cli/context.ts'
import { openSender } from '../../bin/replay/open-sender.ts'
import { newCallId, replayCall } from '../../bin/replay/replay-call.ts'
import { readCall } from '../e2e/support/replay.ts'

const SPEED = 3

type Shots = { context: CliContext; page: Page; take: (page: Page, name: string) => Promise<void> }

/** A call in the middle of what is said, and the same one when it has been wrapped up by the call centre. */
export async function takeCallScreens({ context, page, take }: Shots): Promise<void> {
  const sender = openSender(context)
  await sender.connect()
  try {
    const recording = await readCall('marina-two-bed')
    const callId = newCallId(recording.name)
    const played = replayCall(sender, recording, { speed: SPEED, callId })
    await openLiveCall(page, callId)
    await page.locator('[id^="segment-"]').nth(6).waitFor({ timeout: 60_000 })
    await take(page, 'call-live')
    await played
    await page.getByRole('heading', { name: 'Summary' }).waitFor({ timeout: 60_000 })
    await take(page, 'call-end')
  } finally {
    sender.close()
  }
}

/** The page of a call exists as soon as the feed's first event is stored. */
async function openLiveCall(page: Page, callId: string): Promise<void> {
  await page.goto(`/calls/${callId}`)
  while ((await page.getByLabel('Transcript').count()) === 0) {
    await page.waitForTimeout(300)
    await page.goto(`/calls/${callId}`)
  }
}
