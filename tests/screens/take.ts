import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { reduceToPalette } from './palette-png.ts'

const FOLDER = join(import.meta.dirname, '../../docs/screens')
const THEMES = ['light', 'dark'] as const
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
/** What moves when a page changes its width or its theme comes to rest. */
const REST_MS = 500

/** One page in both themes at both widths: `docs/screens/<name>-<theme>-<width>.png`. */
export async function takeScreens(page: Page, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme })
      await page.waitForTimeout(REST_MS)
      const picture = await page.screenshot({ caret: 'hide' })
      writeFileSync(join(FOLDER, `${name}-${theme}-${size.width}.png`), reduceToPalette(picture))
    }
  }
  await page.setViewportSize(SIZES[0])
}
