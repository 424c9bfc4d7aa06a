import type { Browser, BrowserContext, CDPSession } from 'playwright-core'
import { signIn } from '../stack/browsers.ts'
import type { BenchStack } from '../stack/stack.ts'
import type { BenchPage } from './pages-of.ts'
import { noteVitals, readVitals, type Vitals } from './vitals.ts'
import { watchWire } from './wire.ts'

/** A phone on a slow network: 1.6 Mbit/s, 150 ms there and back, a processor of a quarter. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
}
const CPU_SLOWER = 4

type Bytes = {
  script: number
  scripts: number
  style: number
  fonts: number
  html: number
  all: number
  requests: number
}
type Loaded = { bytes: Bytes; vitals: Vitals; usableMs: number; busyMs: number }
type Asked = { pages: readonly BenchPage[]; language: 'en' | 'ar'; rounds: number }
export type Figures = Record<string, number>

/** What each page brings, when a slow phone shows and can use it, and what moves meanwhile; the first visit, with nothing kept. */
export async function measureVisits(
  browser: Browser,
  { appUrl, query }: BenchStack,
  { pages, language, rounds }: Asked,
): Promise<Record<string, Figures>> {
  await query`update people set language = ${language} where email = 'sara.haddad@pace.demo'`
  const page = await signIn(browser, appUrl, 'Sara Haddad', '/desk')
  const context = page.context()
  const figures: Record<string, Figures> = {}
  for (const { name, path } of pages) {
    const loads: Loaded[] = []
    for (let round = 0; round < rounds; round += 1) loads.push(await load(context, path))
    const moved = loads.flatMap(({ vitals }) => vitals.moved)
    if (moved.length > 0)
      console.log(`${name} (${language}) moved: ${[...new Set(moved)].slice(0, 6).join('\n  ')}`)
    figures[name] = summary(loads)
  }
  await context.close()
  return figures
}

function summary(loads: readonly Loaded[]): Figures {
  const first = loads[0]
  if (!first) throw new Error('no round was run')
  const median = (of: (load: Loaded) => number) =>
    loads.map(of).toSorted((a, b) => a - b)[loads.length >> 1] ?? NaN
  const { bytes } = first
  return {
    'JS kB': kilobytes(bytes.script),
    'JS files': bytes.scripts,
    'CSS kB': kilobytes(bytes.style),
    'fonts kB': kilobytes(bytes.fonts),
    'HTML kB': kilobytes(bytes.html),
    'all kB': kilobytes(bytes.all),
    requests: bytes.requests,
    'first byte ms': Math.round(median(({ vitals }) => vitals.firstByte)),
    'first paint ms': Math.round(median(({ vitals }) => vitals.firstPaint)),
    'LCP ms': Math.round(median(({ vitals }) => vitals.largestPaint)),
    CLS: Number(Math.max(...loads.map(({ vitals }) => vitals.shift)).toFixed(4)),
    'usable ms': Math.round(median(({ usableMs }) => usableMs)),
    'main thread ms': Math.round(median(({ busyMs }) => busyMs)),
  }
}

/** Usable is when the page’s content answers: React has taken it over. */
async function load(context: BrowserContext, path: string): Promise<Loaded> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const wire = await watchWire(cdp)
  await noteVitals(page)
  await slowDown(cdp)
  await page.goto(path, { waitUntil: 'commit' })
  const usable = await page.waitForFunction(() => {
    const content = document.querySelector('#content')
    const isTaken = Object.keys(content ?? {}).some((key) => key.startsWith('__reactFiber'))
    return isTaken && performance.now()
  })
  const usableMs = Number(await usable.jsonValue())
  const bytes = {
    script: wire.bytesOf('Script'),
    scripts: wire.countOf('Script'),
    style: wire.bytesOf('Stylesheet'),
    fonts: wire.bytesOf('Font'),
    html: wire.bytesOf('Document'),
    all: wire.all(),
    requests: wire.requests(),
  }
  // What comes late must not move what is there: it is looked at until the page rests.
  await page.waitForLoadState('networkidle').catch(() => undefined)
  const vitals = await readVitals(page)
  const { metrics } = await cdp.send('Performance.getMetrics')
  const busyMs = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
  await page.close()
  return { bytes, vitals, usableMs, busyMs }
}

async function slowDown(cdp: CDPSession): Promise<void> {
  await cdp.send('Performance.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.setBypassServiceWorker', { bypass: true })
  await cdp.send('Network.emulateNetworkConditions', NETWORK)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000)
}
