import type { Browser, CDPSession, Locator, Page } from 'playwright-core'
import { messageWords } from '#words/messages.ts'
import { signIn } from '../stack/browsers.ts'
import { summarise } from '../stack/latencies.ts'
import type { BenchPage } from './pages-of.ts'

/** Typed as fast as people type who do not look. */
const BETWEEN_MS = 90
const TEXT = 'a longer word that nobody has ever written here before, 2 bed marina'

/** For each key: milliseconds, and what does not depend on who else works on the machine: layouts, styles, requests. */
export type KeyFigures = Record<
  'keys' | 'p50' | 'p95' | 'worst' | 'busyMs' | 'scriptMs' | 'layouts' | 'styles' | 'requests',
  number
>

type Place = { name: string; path: string; open: (page: Page) => Promise<Locator> }

function places(pages: readonly BenchPage[]): Place[] {
  const path = (wanted: string) => pages.find(({ name }) => name === wanted)?.path ?? '/desk'
  return [
    {
      name: 'search of a list',
      path: '/leads',
      open: (page) => once(page.getByRole('searchbox').first()),
    },
    { name: 'palette', path: '/leads', open: openPalette },
    {
      name: 'field of a lead',
      path: path('lead'),
      open: (page) =>
        once(page.locator('#content input[type="text"], #content input:not([type])').first()),
    },
    {
      name: 'notes of a lead',
      path: path('lead'),
      open: (page) => once(page.locator('#content .ProseMirror').first()),
    },
    { name: 'answer in the inbox', path: path('conversation'), open: openAnswer },
  ]
}

async function once(locator: Locator): Promise<Locator> {
  await locator.waitFor()
  await locator.click()
  return locator
}

async function openAnswer(page: Page): Promise<Locator> {
  await page.getByRole('radio', { name: messageWords('en').channels.email }).check({ force: true })
  return once(page.locator('#content textarea').first())
}

async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k')
  return once(page.getByRole('combobox').last())
}

/** From each key to the frame that shows what it did, as the browser's own event timing says it. */
export async function measureKeys(
  browser: Browser,
  appUrl: string,
  pages: readonly BenchPage[],
): Promise<Record<string, KeyFigures>> {
  const figures: Record<string, KeyFigures> = {}
  for (const { name, path, open } of places(pages)) {
    const page = await signIn(browser, appUrl, 'Layla Nasser', path)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    const field = await open(page)
    figures[name] = await typeInto(page, cdp, () =>
      field.pressSequentially(TEXT, { delay: BETWEEN_MS }),
    )
    await page.context().close()
  }
  for (const [name, path, key] of [
    ['rows of a list, J', '/leads', 'j'],
    ['cards of a board, ↓', '/board', 'ArrowDown'],
  ] as const) {
    const page = await signIn(browser, appUrl, 'Layla Nasser', path)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    await page
      .locator(path === '/board' ? 'article [role="button"], article button' : '[data-row="0"]')
      .first()
      .focus()
    figures[name] = await typeInto(page, cdp, async () => {
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press(key)
        await page.waitForTimeout(BETWEEN_MS)
      }
    })
    await page.context().close()
  }
  return figures
}

async function typeInto(
  page: Page,
  cdp: CDPSession,
  type: () => Promise<void>,
): Promise<KeyFigures> {
  await noteKeys(page)
  const before = await counted(cdp)
  let requests = 0
  page.on('request', () => (requests += 1))
  await type()
  const durations = await readKeys(page)
  const after = await counted(cdp)
  const keys = Math.max(1, durations.length)
  const each = (name: string) => (after(name) - before(name)) / keys
  const { p50, p95, max } = summarise(durations)
  return {
    keys: durations.length,
    p50,
    p95,
    worst: max,
    busyMs: tenth(each('TaskDuration') * 1000),
    scriptMs: tenth(each('ScriptDuration') * 1000),
    layouts: tenth(each('LayoutCount')),
    styles: tenth(each('RecalcStyleCount')),
    requests: tenth(requests / keys),
  }
}

type Noted = {
  pressed: number
  answered: number
  durations: number[]
  observer: PerformanceObserver
}

async function noteKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const note = (entries: PerformanceEntryList) => {
      for (const { name, duration } of entries)
        if (name === 'keydown') noted.durations.push(duration)
    }
    const observer = new PerformanceObserver((list) => note(list.getEntries()))
    const noted: Noted = { pressed: 0, answered: 0, durations: [], observer }
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    Object.assign(window, { notedKeys: noted })
    const afterTwoFrames = () =>
      requestAnimationFrame(() => requestAnimationFrame(() => (noted.answered += 1)))
    window.addEventListener('keydown', () => (noted.pressed++, afterTwoFrames()), true)
  })
}

/** Once the last key has its frame, and one behind it: the browser tells of a key when its frame was shown. What was answered within one frame it does not tell of. */
async function readKeys(page: Page): Promise<number[]> {
  await page.waitForFunction(() => {
    const { pressed, answered } = Reflect.get(window, 'notedKeys') as Noted
    return answered === pressed
  })
  return page.evaluate(() => {
    const { pressed, durations, observer } = Reflect.get(window, 'notedKeys') as Noted
    for (const { name, duration } of observer.takeRecords())
      if (name === 'keydown') durations.push(duration)
    const untold = Array.from({ length: Math.max(0, pressed - durations.length) }, () => 8)
    return [...durations, ...untold]
  })
}

async function counted(cdp: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (wanted) => metrics.find(({ name }) => name === wanted)?.value ?? NaN
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
