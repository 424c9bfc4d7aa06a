/** Event `k` is planned for `startAt + k * gapMs`, whatever became of those before it. */
export type Schedule = { startAt: number; gapMs: number; events: number }

const TICK_MS = 1

export function planSchedule(perSecond: number, seconds: number): Schedule {
  const events = Math.max(1, Math.round(perSecond * seconds))
  return { startAt: performance.now() + 5, gapMs: 1000 / perSecond, events }
}

export function plannedAt({ startAt, gapMs }: Schedule, event: number): number {
  return startAt + event * gapMs
}

/** Sends what is due and waits for no answer. Latency counts from the plan, so that a late generator hides nothing. */
export function runOpenLoop(schedule: Schedule, send: (event: number) => void): Promise<void> {
  const { startAt, gapMs, events } = schedule
  let next = 0
  return new Promise((resolve) => {
    const tick = () => {
      const due = Math.min(events, Math.floor((performance.now() - startAt) / gapMs) + 1)
      while (next < due) send(next++)
      if (next < events) setTimeout(tick, TICK_MS)
      else resolve()
    }
    tick()
  })
}
