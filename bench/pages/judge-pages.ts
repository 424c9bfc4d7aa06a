import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findFreePort } from '#scripts/free-port.ts'
import { launchBrowser } from '#tests/support/browser.ts'
import { signIn } from '../stack/browsers.ts'
import type { BenchStack } from '../stack/stack.ts'
import type { BenchPage } from './pages-of.ts'
import { makeShortlist } from './shortlist-of.ts'

const HERE = join(import.meta.dirname, 'lighthouse')
const JUDGED = ['desk', 'lead', 'listing']
type Judged = {
  finalUrl: string
  scores: Record<string, number>
  failed: { id: string; score: number; displayValue?: string }[]
}

/** What Lighthouse says of what an agent has before them all day and of what a customer is sent, as a laptop and as a slow phone: medians of so many rounds. */
export async function measureLighthouse(
  stack: BenchStack,
  pages: readonly BenchPage[],
  rounds: number,
): Promise<Record<string, Record<string, number>>> {
  installLighthouse()
  const port = await findFreePort()
  const browser = await launchBrowser([`--remote-debugging-port=${port}`])
  try {
    const page = await signIn(browser, stack.appUrl, 'Sara Haddad', '/desk')
    const shortlist = await makeShortlist(page, stack)
    // Lighthouse opens its pages in the browser's own context: it is to be signed in there.
    const own = await browser.newBrowserCDPSession()
    const cookies = await page.context().cookies()
    await own.send('Storage.setCookies', {
      cookies: cookies.map(({ name, value, domain, path, expires, httpOnly, secure }) => ({
        name,
        value,
        domain,
        path,
        expires,
        httpOnly,
        secure,
      })),
    })
    await page.context().close()
    const figures: Record<string, Record<string, number>> = {}
    const judged = pages.filter(({ name }) => JUDGED.includes(name))
    for (const form of ['desktop', 'phone']) {
      for (const { name, path } of [...judged, { name: 'shortlist', path: shortlist }]) {
        const address = new URL(path, stack.appUrl).href
        figures[`${name}, ${form}`] = await judge([String(port), form, address], rounds)
      }
    }
    return figures
  } finally {
    await browser.close()
  }
}

async function judge(args: readonly string[], rounds: number): Promise<Record<string, number>> {
  const judged: Judged[] = []
  for (let round = 0; round < rounds; round += 1) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(HERE, 'judge.mjs'), ...args],
      { maxBuffer: 1 << 26 },
    )
    const said = JSON.parse(stdout) as Judged
    if (said.finalUrl !== args.at(-1)) throw new Error(`${args.at(-1)} led to ${said.finalUrl}`)
    judged.push(said)
  }
  const names = Object.keys(judged[0]?.scores ?? {})
  const failed =
    judged[0]?.failed.map(({ id, score, displayValue = '' }) => `${id} ${score} ${displayValue}`) ??
    []
  console.log(`${args.slice(1).join(' ')}\n  ${failed.join('\n  ')}`)
  return Object.fromEntries(
    names.map((name) => [
      name,
      judged.map(({ scores }) => scores[name] ?? NaN).toSorted((a, b) => a - b)[rounds >> 1] ?? NaN,
    ]),
  )
}

/** 176 MB that nobody else needs: it has a lock of its own. */
function installLighthouse(): void {
  if (existsSync(join(HERE, 'node_modules/.package-lock.json'))) return
  console.log('Installing Lighthouse …')
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--prefix', HERE], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`Lighthouse cannot be installed: ${stdout}${stderr}`)
}
