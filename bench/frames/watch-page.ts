import type { CDPSession, Page } from 'playwright-core'

export type PageFigures = {
  framesPerSecond: number
  /** The longest time between two frames, ms. */
  worstFrameMs: number
  /** Tasks over 50 ms, and the longest of them. */
  longTasks: number
  longestTaskMs: number
  nodes: number
  /** What the page's own work cost, ms of its main thread a second. */
  busyMsPerSecond: number
}

type Seen = { frames: number[]; tasks: number[] }

/** From now on the page notes its frames and long tasks; what is returned sums them up. */
export async function watchPage(page: Page): Promise<() => Promise<PageFigures>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await page.evaluate(() => {
    const seen: Seen = { frames: [], tasks: [] }
    Object.assign(window, { seenFrames: seen })
    const note = (at: number) => {
      seen.frames.push(at)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    new PerformanceObserver((list) => {
      seen.tasks.push(...list.getEntries().map(({ duration }) => duration))
    }).observe({ entryTypes: ['longtask'] })
  })
  const [busy, from] = [await taskSeconds(session), Date.now()]
  return async () => {
    const seconds = (Date.now() - from) / 1000
    const spent = (await taskSeconds(session)) - busy
    const { frames, tasks } = await page.evaluate(() => Reflect.get(window, 'seenFrames') as Seen)
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
    const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
    return {
      framesPerSecond: round(frames.length / seconds),
      worstFrameMs: round(Math.max(0, ...gaps)),
      longTasks: tasks.length,
      longestTaskMs: round(Math.max(0, ...tasks)),
      nodes,
      busyMsPerSecond: round((spent * 1000) / seconds),
    }
  }
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
