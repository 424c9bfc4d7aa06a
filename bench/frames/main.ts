import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { startCall } from '../stack/bench-call.ts'
import { openBrowser, watchText } from '../stack/browsers.ts'
import { summarise } from '../stack/latencies.ts'
import { type BenchStack, startBenchStack } from '../stack/stack.ts'
import { fillBoard, moveLeads } from './board-of.ts'
import { type PageFigures, watchPage } from './watch-page.ts'

const BOARDS = [500, 5_000]
const CALLS = [300, 3_000]
const CHANGES = [0, 10, 50]
const SECONDS = 10
const RESULTS = join(import.meta.dirname, '../results')

type Row = PageFigures & { htmlKb?: number; shownP50?: number; shownP95?: number; unseen?: number }

/** `frames [board|call]`: what the board and the call page cost a browser, at a tenth of their size and the whole. */
export async function benchFrames(parts: readonly string[]): Promise<void> {
  const stack = await startBenchStack()
  const rows: Record<string, Row> = {}
  const isWanted = (part: string) => parts.length === 0 || parts.includes(part)
  try {
    if (isWanted('board')) for (const size of BOARDS) Object.assign(rows, await board(stack, size))
    if (isWanted('call')) for (const size of CALLS) Object.assign(rows, await call(stack, size))
  } finally {
    await stack.stop()
  }
  console.log(`\nframes (load ${loadavg()[0]?.toFixed(1)})`)
  console.table(rows)
  mkdirSync(RESULTS, { recursive: true })
  const machine = { cpu: cpus()[0]?.model, node: process.version, load: loadavg() }
  const result = { at: new Date().toISOString(), machine, rows }
  writeFileSync(join(RESULTS, 'frames.json'), `${JSON.stringify(result, null, 2)}\n`)
}

/** Nothing, ten and fifty moves a second; each is looked for at the top of its column. */
async function board(stack: BenchStack, size: number): Promise<Record<string, Row>> {
  const teamId = await fillBoard(stack, size)
  const path = `/board?team=${teamId}`
  const { page, close } = await openBrowser(stack, 'Adam Fischer', path)
  const html = await page.request.get(path)
  const htmlKb = Math.round((await html.body()).length / 1000)
  await isLive(page)
  const rows: Record<string, Row> = {}
  for (const perSecond of CHANGES) {
    const seen = await watchText(page, 'article', `<${perSecond}\\.\\d+>`)
    const figures = await watchPage(page)
    const begun = await moveLeads(stack, { teamId, perSecond, seconds: SECONDS })
    if (perSecond === 0) await delay(SECONDS * 1000)
    const measured = await figures()
    await delay(1000)
    const shown = await seen()
    const delays = [...begun].flatMap(([name, at]) =>
      shown.has(name) ? shown.get(name)! - at : [],
    )
    const { p50, p95 } = summarise(delays)
    const unseen = begun.size - delays.length
    rows[`board of ${size}, ${perSecond}/s`] = {
      ...measured,
      htmlKb,
      ...(perSecond > 0 ? { shownP50: p50, shownP95: p95, unseen } : {}),
    }
  }
  await close()
  return rows
}

/** One segment a second at the end of a long conversation, which the page follows. */
async function call(stack: BenchStack, size: number): Promise<Record<string, Row>> {
  const spoken = await startCall(stack, 'sara.haddad@pace.demo')
  for (let said = 0; said < size; said += 1) spoken.say(sentence(said))
  const isStored = () => stack.query`
    select 1 from calls where id = ${spoken.id} and segment_count >= ${size}`
  while ((await isStored()).length === 0) await delay(200)
  const path = `/calls/${spoken.id}`
  const { page, close } = await openBrowser(stack, 'Sara Haddad', path)
  const html = await page.request.get(path)
  const htmlKb = Math.round((await html.body()).length / 1000)
  await isLive(page)
  // Assistcraft has come to the end: what is measured is a conversation that goes on, not how it catches up.
  const lastWords = `${100 + ((size - 4) % 800)} thousand`
  const lastMark = page.locator('mark').filter({ hasText: lastWords }).first()
  await lastMark.waitFor({ timeout: 180_000 })
  const figures = await watchPage(page)
  for (let second = 0; second < SECONDS; second += 1) {
    spoken.say(sentence(size + second))
    await delay(1000)
  }
  const measured = await figures()
  await close()
  spoken.end()
  return { [`call of ${size}, 1/s`]: { ...measured, htmlKb } }
}

function isLive(page: Page): Promise<void> {
  return page
    .getByRole('status')
    .getByText(/Live|Saved/)
    .first()
    .waitFor()
}

function sentence(number: number): string {
  return number % 4 === 0
    ? `I could pay ${100 + (number % 800)} thousand a year for it, number ${number}.`
    : `Then let me look at that for you, it is number ${number} of what we say.`
}
