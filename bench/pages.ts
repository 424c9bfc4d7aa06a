import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, CDPSession } from 'playwright-core'
import { launchBrowser } from '#tests/support/browser.ts'
import { signIn } from './stack/browsers.ts'
import { type BenchStack, startBenchStack } from './stack/stack.ts'

const ROUNDS = 3
/** A phone on a slow network: 1.6 Mbit/s, 150 ms there and back, a processor of a quarter. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 94_000,
}
const CPU_SLOWER = 4

type Loaded = { script: number; scripts: number; html: number; all: number; usableMs: number }

/** What each page brings over the wire, and when a slow phone can use it; the first visit, with nothing kept. */
export async function benchPages(): Promise<void> {
  const stack = await startBenchStack()
  const browser = await launchBrowser()
  try {
    const figures: Record<string, Record<string, number>> = {}
    for (const [name, path] of await listPages(stack))
      figures[name] = await measurePage(browser, stack.appUrl, path)
    console.log(`\npages (kB as compressed, milliseconds; load ${loadavg()[0]?.toFixed(1)})`)
    console.table(figures)
    store(figures)
  } finally {
    await browser.close()
    await stack.stop()
  }
}

async function listPages({ query }: BenchStack): Promise<[name: string, path: string][]> {
  const [lead] = await query`select leads.id from leads join people on people.id = owner_id
    where people.email = 'sara.haddad@pace.demo' order by reference limit 1`
  const [call] = await query`select calls.id from calls join people on people.id = agent_id
    where people.email = 'sara.haddad@pace.demo' order by started_at desc limit 1`
  const [listing] = await query`select l.id from listings l join people p on p.team_id = l.team_id
    where p.email = 'sara.haddad@pace.demo' order by reference limit 1`
  return [
    ['desk', '/desk'],
    ['leads', '/leads'],
    ['board', '/board'],
    ['lead', `/leads/${lead?.['id']}`],
    ['call', `/calls/${call?.['id']}`],
    ['listing', `/listings/${listing?.['id']}`],
  ]
}

async function measurePage(browser: Browser, appUrl: string, path: string) {
  const page = await signIn(browser, appUrl, 'Sara Haddad', '/desk')
  const context = page.context()
  const loads: Loaded[] = []
  for (let round = 0; round < ROUNDS; round += 1) loads.push(await load(context, path))
  await context.close()
  const first = loads[0]
  if (!first) throw new Error('no round was run')
  const usable = loads.map(({ usableMs }) => usableMs).sort((a, b) => a - b)
  return {
    'JavaScript kB': kilobytes(first.script),
    'JavaScript files': first.scripts,
    'HTML kB': kilobytes(first.html),
    'all kB, headers too': kilobytes(first.all),
    'usable ms': Math.round(usable[ROUNDS >> 1] ?? NaN),
  }
}

/** Usable is when the page’s content answers: React has taken it over. */
async function load(context: BrowserContext, path: string): Promise<Loaded> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  const { bytes, counts } = await watchWire(cdp)
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  await cdp.send('Network.setBypassServiceWorker', { bypass: true })
  await cdp.send('Network.emulateNetworkConditions', NETWORK)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  await page.goto(path, { waitUntil: 'commit' })
  const usable = await page.waitForFunction(() => {
    const content = document.querySelector('#content')
    const isTaken = Object.keys(content ?? {}).some((key) => key.startsWith('__reactFiber'))
    return isTaken && performance.now()
  })
  const usableMs = Number(await usable.jsonValue())
  const result = {
    script: bytes.get('Script') ?? 0,
    scripts: counts.get('Script') ?? 0,
    html: bytes.get('page with headers') ?? 0,
    all: bytes.get('with headers') ?? 0,
    usableMs,
  }
  await page.close()
  return result
}

async function watchWire(cdp: CDPSession) {
  const types = new Map<string, string>()
  const bytes = new Map<string, number>()
  const counts = new Map<string, number>()
  cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  const typeOf = (requestId: string) => types.get(requestId) ?? 'Other'
  const add = (to: Map<string, number>, key: string, more: number) =>
    to.set(key, (to.get(key) ?? 0) + more)
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    add(bytes, typeOf(requestId), encodedDataLength),
  )
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    add(counts, typeOf(requestId), 1)
    add(bytes, 'with headers', encodedDataLength)
    // A page that streams reports its data as it is unpacked.
    if (typeOf(requestId) === 'Document') add(bytes, 'page with headers', encodedDataLength)
  })
  await cdp.send('Network.enable')
  return { bytes, counts }
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1000)
}

function store(figures: object): void {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const machine = {
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    node: process.version,
    load: loadavg(),
  }
  const result = { name: 'pages', at: new Date().toISOString(), rounds: ROUNDS, machine, figures }
  writeFileSync(join(folder, 'pages.json'), `${JSON.stringify(result, null, 2)}\n`)
}
