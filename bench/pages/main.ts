import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '#tests/support/browser.ts'
import { type BenchStack, startBenchStack } from '../stack/stack.ts'
import { measureVisits } from './first-visit.ts'
import { fillHouse } from './house.ts'
import { measureKeys } from './keystrokes.ts'
import { measureLighthouse } from './judge-pages.ts'
import { measureOpening } from './open-record.ts'
import { type BenchPage, listPages } from './pages-of.ts'

const PARTS = ['visits', 'opening', 'keys', 'lighthouse'] as const
const SIZES = [5_000, 50_000]
const ROUNDS = 3
const CLICKS = 60
type Part = (typeof PARTS)[number]

/**
 * `pages [visits|opening|keys|lighthouse …] [--leads 5000,50000] [--only desk,lead] [--home FOLDER]`: what pages bring and how soon a slow phone shows
 * them, how long a record takes to open, how long a key waits for its answer in houses of two sizes, and what Lighthouse says. A house is laid down
 * once in a home that is kept. For a quick look: `--rounds 1` (visits, Lighthouse), `--clicks 20` (opening).
 */
export async function benchPages(given: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: {
      leads: { type: 'string' },
      only: { type: 'string' },
      home: { type: 'string' },
      rounds: { type: 'string' },
      clicks: { type: 'string' },
    },
    allowPositionals: true,
  })
  const isWanted = (part: Part) => positionals.length === 0 || positionals.includes(part)
  const sizes = values.leads?.split(',').map(Number) ?? SIZES
  const rounds = Number(values.rounds ?? ROUNDS)
  const clicks = Number(values.clicks ?? CLICKS)
  const stack = await startBenchStack(values)
  try {
    const only = values.only?.split(',')
    const pages = (await listPages(stack)).filter(({ name }) => !only || only.includes(name))
    if (isWanted('visits')) await visits(stack, pages, rounds)
    if (isWanted('lighthouse')) tell('lighthouse', await measureLighthouse(stack, pages, rounds))
    for (const leads of isWanted('opening') || isWanted('keys') ? sizes : []) {
      await fillHouse(stack, leads)
      if (isWanted('opening'))
        tell(
          `opening-${leads}`,
          await inBrowser((browser) => measureOpening(browser, stack.appUrl, clicks)),
        )
      if (isWanted('keys')) await inBrowser((browser) => keys(browser, stack, leads))
    }
  } finally {
    await stack.stop()
  }
}

type Browser = Awaited<ReturnType<typeof launchBrowser>>

async function visits(
  stack: BenchStack,
  pages: readonly BenchPage[],
  rounds: number,
): Promise<void> {
  for (const language of ['en', 'ar'] as const) {
    const figures = await inBrowser((browser) =>
      measureVisits(browser, stack, { pages, language, rounds }),
    )
    tell(`visits-${language}`, figures)
  }
  await stack.query`update people set language = 'en' where email = 'sara.haddad@pace.demo'`
}

async function keys(browser: Browser, stack: BenchStack, leads: number): Promise<void> {
  tell(`keys-${leads}`, await measureKeys(browser, stack.appUrl, await listPages(stack)))
}

async function inBrowser<T>(run: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchBrowser()
  try {
    return await run(browser)
  } finally {
    await browser.close()
  }
}

function tell(name: string, figures: Record<string, object>): void {
  console.log(`\n${name} (kB as compressed, milliseconds; load ${loadavg()[0]?.toFixed(1)})`)
  console.table(figures)
  const folder = join(import.meta.dirname, '../results')
  mkdirSync(folder, { recursive: true })
  const machine = {
    cpu: cpus()[0]?.model,
    cores: availableParallelism(),
    node: process.version,
    load: loadavg(),
  }
  const result = { name: `pages-${name}`, at: new Date().toISOString(), machine, figures }
  writeFileSync(join(folder, `pages-${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
