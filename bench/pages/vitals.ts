import type { Page } from 'playwright-core'

export type Vitals = {
  firstByte: number
  firstPaint: number
  largestPaint: number
  shift: number
  /** What moved, and by how much: for whoever mends it. */
  moved: string[]
}

type Shift = PerformanceEntry & {
  value: number
  hadRecentInput: boolean
  sources?: { node?: Node }[]
}

/** Before a page begins: it notes what is painted and what moves, in the words of the browser's own observers. */
export async function noteVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = { largestPaint: 0, shift: 0, moved: [] as string[] }
    Object.assign(window, { notedVitals: noted })
    const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
        type,
        buffered: true,
      })
    observe('largest-contentful-paint', ({ startTime }) => (noted.largestPaint = startTime))
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput, sources = [] } = entry as Shift
      if (hadRecentInput) return
      noted.shift += value
      const nodes = sources.map(({ node }) => {
        const element = node instanceof Element ? node : node?.parentElement
        return `${element?.tagName.toLowerCase()}.${String(element?.className).slice(0, 50)} ${element?.textContent?.slice(0, 30)}`
      })
      noted.moved.push(`${value.toFixed(4)} ${nodes.join(' | ')}`)
    })
  })
}

export async function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const noted = Reflect.get(window, 'notedVitals') as Omit<Vitals, 'firstByte' | 'firstPaint'>
    return {
      firstByte: navigation?.responseStart ?? NaN,
      firstPaint: paint?.startTime ?? NaN,
      ...noted,
    }
  })
}
