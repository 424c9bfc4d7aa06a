import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { openBrowser, watchText } from './stack/browsers.ts'
import { summarise, type Summary } from './stack/latencies.ts'
import { BENCH_BAYUT_SECRET, type BenchStack } from './stack/stack.ts'

const LEADS = 60
const EVERY_MS = 500
const SETTLE_MS = 3000

/**
 * From the moment that a portal begins its push to the lead's card on a manager's board: kept, read, routed and drawn. Bar: p95 1 s.
 */
export async function benchEnquiryInBrowsers(stack: BenchStack): Promise<Summary> {
  const { page, close } = await openBrowser(stack, 'Layla Nasser', '/board')
  await page.getByRole('status').getByText('Live').first().waitFor()
  const seen = await watchText(page, 'main', 'Enquirer <\\d+>')
  const sent = new Map<string, number>()
  for (let lead = 0; lead < LEADS; lead += 1) {
    const name = `Enquirer <${lead}>`
    sent.set(name, Date.now())
    await push(stack.appUrl, { name, phone: `97150${1_000_000 + lead}`, id: `bench-${lead}` })
    await delay(EVERY_MS)
  }
  await delay(SETTLE_MS)
  const arrived = await seen()
  await close()
  return summarise([...sent].map(([name, at]) => (arrived.get(name) ?? Infinity) - at))
}

type Lead = { id: string; name: string; phone: string }

async function push(appUrl: string, { id, name, phone }: Lead): Promise<void> {
  const agent = { email: 'layla.nasser@pace.demo' }
  const body = JSON.stringify({ id, agent, enquirer: { name, phone_number: phone }, message: 'Hi' })
  const signature = createHash('md5')
    .update(BENCH_BAYUT_SECRET + body)
    .digest('hex')
  const answer = await fetch(`${appUrl}/portals/bayut/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-bayut-signature': signature },
  })
  if (answer.status !== 200) throw new Error(`The push was answered with ${answer.status}.`)
}
