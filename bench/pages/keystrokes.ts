import type { Browser, CDPSession, Locator, Page } from 'playwright-core'
import { messageWords } from '#words/messages.ts'
import { signIn } from '../stack/browsers.ts'
import { summarise } from '../stack/latencies.ts'
import type { BenchPage } from './pages-of.ts'

/** Typed as fast as people type who do not look. */
const BETWEEN_MS = 90
const TEXT = 'a longer word that nobody has ever written here before, 2 bed marina'

export type KeyFigures = { keys: number; p50: number; p95: number; worst: number; busyMs: number }

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
  await page.evaluate(() => {
    const durations: number[] = []
    Object.assign(window, { notedKeys: durations })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.name === 'keydown') durations.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  })
  const before = await busySeconds(cdp)
  let keys = 0
  await page.exposeFunction('countKey', () => (keys += 1))
  await page.evaluate(() =>
    window.addEventListener('keydown', () => void Reflect.get(window, 'countKey')(), true),
  )
  await type()
  await page.waitForTimeout(500)
  const busy = (await busySeconds(cdp)) - before
  const durations = await page.evaluate(() => Reflect.get(window, 'notedKeys') as number[])
  // What was answered within a frame is not told of.
  const all = [
    ...durations,
    ...Array.from({ length: Math.max(0, keys - durations.length) }, () => 8),
  ]
  const { p50, p95, max } = summarise(all)
  return {
    keys,
    p50,
    p95,
    worst: max,
    busyMs: Math.round((busy * 10_000) / Math.max(1, keys)) / 10,
  }
}

async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN
}
