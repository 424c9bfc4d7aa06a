import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { envelope } from './stack/bench-call.ts'
import { openBrowser, watchText } from './stack/browsers.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import { openFeed } from './stack/open-document.ts'
import type { BenchStack } from './stack/stack.ts'

const CALLS = 40
const EVERY_MS = 1_500
/** Long enough to be seen on a busy machine. */
const RINGS_MS = 4_000
const SETTLE_MS = 3000
const AGENT = 'sara.haddad@pace.demo'

/**
 * From `pace.call.started.v1` on the feed's socket to the name of who calls on the page that its agent has open: stored, projected, on
 * the agent's desk and drawn. Bar: p95 300 ms.
 */
export async function benchScreenPopInBrowsers(stack: BenchStack): Promise<Summary> {
  const { page, close } = await openBrowser(stack, 'Sara Haddad', '/leads')
  await page.getByRole('navigation').first().waitFor()
  const feed = await openFeed(stack)
  const run = randomUUID().slice(0, 8)
  const seen = await watchText(page, '[role="status"] section', 'Caller [A-Z][a-z]{2}\\b')
  const sent = new Map<string, number>()
  const endings: Promise<void>[] = []
  let sequence = 0
  const send = (call: string, type: string, data: object) => {
    sequence += 1
    feed.send(JSON.stringify(envelope({ call, sequence, type, data })))
  }
  for (let number = 0; number < CALLS; number += 1) {
    const callerName = `Caller ${nameOf(number)}`
    const call = `pop-${run}-${number}`
    sent.set(callerName, Date.now())
    const from = `+97150${2_000_000 + number}`
    const numbers = { direction: 'inbound', from, to: '+97144000000' }
    send(call, 'pace.call.started.v1', { ...numbers, callerName, agent: AGENT })
    endings.push(delay(RINGS_MS).then(() => send(call, 'pace.call.ended.v1', {})))
    await delay(EVERY_MS)
  }
  await Promise.all(endings)
  await delay(SETTLE_MS)
  const arrived = await seen()
  feed.close()
  await close()
  return summarise([...sent].map(([name, at]) => (arrived.get(name) ?? Infinity) - at))
}

/** Three letters for a number: a name of letters alone. */
function nameOf(number: number): string {
  const letter = (place: number) =>
    String.fromCharCode(97 + (Math.floor(number / 26 ** place) % 26))
  return letter(2).toUpperCase() + letter(1) + letter(0)
}
