import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { untilAwake } from '#tests/e2e/support/awaken.ts'
import { signIn } from '../stack/browsers.ts'
import { summarise, type Summary } from '../stack/latencies.ts'

/** So many rows are in sight without scrolling. */
const ROWS = 12
/** Between the pointer's rest on a row and the press: what a practised hand takes (Fitts: 200 to 400 ms). */
const HAND_MS = 200
/** An office's way to a server in the region and back. */
const OFFICE_MS = 40
/** What is open when it is pressed: after so many records each is one that was open before. */
const LIST = '/leads?sort=-created'

type Way = 'at once' | 'by mouse' | 'by keys' | 'again'

/**
 * From the press to the frame that shows the record's own name, for as many records one after the other: pressed without having been
 * pointed at, by mouse, by keys, and once more after it was open. Over a network as an office has it.
 */
export async function measureOpening(
  browser: Browser,
  appUrl: string,
  clicks: number,
): Promise<Record<string, Summary>> {
  const page = await signIn(browser, appUrl, 'Layla Nasser', LIST)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: OFFICE_MS,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  const figures: Record<string, Summary> = {}
  await openAll(page, 'at once', 3)
  for (const way of ['at once', 'by mouse', 'by keys', 'again'] as const) {
    const times = await openAll(page, way, clicks)
    figures[`a lead, ${way}`] = summarise(times)
  }
  await page.context().close()
  return figures
}

async function openAll(page: Page, way: Way, count: number): Promise<number[]> {
  const times: number[] = []
  for (let click = 0; click < count; click += 1) {
    // What the tab knows is forgotten, but where records are opened again.
    if (click % ROWS === 0 && way !== 'again') await reload(page)
    const row = click % ROWS
    await page.locator(`[data-row="${row}"]`).waitFor()
    times.push(await openOne(page, way, row))
    await page.goBack()
    await page.waitForURL(/\/leads\?/)
  }
  return times
}

async function reload(page: Page): Promise<void> {
  await page.reload()
  await untilAwake(page)
}

async function openOne(page: Page, way: Way, row: number): Promise<number> {
  const link = page.locator(`[data-row="${row}"]`)
  const name = (await link.getAttribute('aria-label')) ?? ''
  if (name === '') throw new Error('The row has no name.')
  if (way === 'by keys') await link.focus()
  if (way === 'by mouse' || way === 'again') await link.hover({ position: { x: 300, y: 10 } })
  if (way !== 'at once') await delay(HAND_MS)
  await page.evaluate((shownName) => {
    const noted: { pressed: number; shown: number } = { pressed: 0, shown: 0 }
    Object.assign(window, { notedOpening: noted })
    const press = ({ timeStamp }: Event) => (noted.pressed ||= timeStamp)
    for (const type of ['click', 'keydown'])
      window.addEventListener(type, press, { capture: true, once: true })
    const look = () => {
      const isThere =
        /^\/leads\/[0-9a-f-]{36}$/.test(location.pathname) &&
        document.querySelector('#content h1')?.textContent?.includes(shownName)
      if (isThere) requestAnimationFrame(() => setTimeout(() => (noted.shown = performance.now())))
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, name)
  if (way === 'by keys') await page.keyboard.press('Enter')
  else if (way === 'at once') await link.evaluate((element: HTMLElement) => element.click())
  else await page.mouse.down().then(() => page.mouse.up())
  const opened = await page.waitForFunction(() => {
    const { pressed, shown } = Reflect.get(window, 'notedOpening') as {
      pressed: number
      shown: number
    }
    return shown > 0 && { ms: shown - pressed }
  })
  return ((await opened.jsonValue()) as { ms: number }).ms
}
