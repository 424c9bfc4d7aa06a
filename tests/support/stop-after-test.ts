import { onTestFinished } from 'vitest'

/** `onTestFinished` throws outside a test: in a hook, or for a whole file, the caller stops. */
export function stopAfterTest(stop: () => Promise<unknown>): void {
  try {
    onTestFinished(async () => void (await stop()))
  } catch {
    // The caller has `stop`.
  }
}
