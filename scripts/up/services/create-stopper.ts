export type Stopper = {
  add: (stop: () => unknown) => Promise<void>
  stop: () => Promise<void>
  readonly signal: AbortSignal
}

/** Last in, first out: what was started later stands on what was started before. What is added after the stop is stopped at once. */
export function createStopper(): Stopper {
  const steps: (() => unknown)[] = []
  const controller = new AbortController()
  let stopping: Promise<void> | null = null

  async function run(): Promise<void> {
    controller.abort(new Error('stopped'))
    for (const stop of steps.toReversed()) await stop()
  }

  return {
    signal: controller.signal,
    stop: () => (stopping ??= run()),
    async add(stop) {
      steps.push(stop)
      if (!stopping) return
      await stop()
      controller.signal.throwIfAborted()
    },
  }
}
