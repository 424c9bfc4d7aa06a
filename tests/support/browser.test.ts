import { expect, test } from 'vitest'
import { findChromium, hasBrowser, launchBrowser } from './browser.ts'

test('PACE_CHROMIUM comes before everything else', async () => {
  expect(await findChromium({ PACE_CHROMIUM: '/opt/mine', PATH: '/usr/bin' })).toBe('/opt/mine')
})

test.runIf(hasBrowser())('a page can be opened, in English', async () => {
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ locale: 'en-US' })
    const page = await context.newPage()
    expect(await page.evaluate('navigator.language')).toBe('en-US')
  } finally {
    await browser.close()
  }
})
