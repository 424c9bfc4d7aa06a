import { setTimeout as delay } from 'node:timers/promises'
import { startCall } from './stack/bench-call.ts'
import { openBrowsers, watchText } from './stack/browsers.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import { startOtherCalls } from './stack/other-calls.ts'
import type { BenchStack } from './stack/stack.ts'

const SEGMENTS = 40
/** Nobody speaks faster. */
const EVERY_MS = 1_500
const SETTLE_MS = 5000
/** Beside the one that is looked at. */
const OTHER_CALLS = 49
/** Until all of them talk. */
const UNDER_WAY_MS = 12_000

/**
 * From a final segment on the feed to its mark in both browsers (the later one counts), while fifty calls are talked on at
 * once. Bar: p95 100 ms.
 */
export async function benchMarksInBrowsers(stack: BenchStack): Promise<Summary> {
  const call = await startCall(stack, 'sara.haddad@pace.demo')
  const { sara, layla, close } = await openBrowsers(stack, `/calls/${call.id}`)
  await Promise.all(
    [sara, layla].map((page) => page.getByRole('status').getByText('Saved').first().waitFor()),
  )
  const seen = await Promise.all(
    [sara, layla].map((page) => watchText(page, 'mark', '1\\d\\d thousand')),
  )
  const others = await startOtherCalls(stack, OTHER_CALLS)
  await delay(UNDER_WAY_MS)
  const begun = new Map<string, number>()
  for (let index = 0; index < SEGMENTS; index += 1) {
    begun.set(`${100 + index} thousand`, Date.now())
    call.say(`I would pay ${100 + index} thousand a year.`)
    await delay(EVERY_MS)
  }
  await delay(SETTLE_MS)
  const arrived = await Promise.all(seen.map((read) => read()))
  await close()
  call.end()
  await others.hangUp()
  return summarise(
    [...begun].map(
      ([text, at]) => Math.max(...arrived.map((when) => when.get(text) ?? Infinity)) - at,
    ),
  )
}
