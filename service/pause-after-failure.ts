/** Fetches, but after a failure not again for a while: until then the failure stands for the answer. */
export function pauseAfterFailure(
  send: typeof fetch,
  { pauseMs, now = () => performance.now() }: { pauseMs: number; now?: () => number },
): typeof fetch {
  let failed: { until: number; error: Error } | null = null

  return async function fetchUnlessPaused(input, init) {
    if (failed && failed.until > now()) throw failed.error
    try {
      const response = await send(input, init)
      if (!response.ok) throw new Error(`answered ${response.status}`)
      failed = null
      return response
    } catch (error) {
      failed = { until: now() + pauseMs, error: new Error('out of reach', { cause: error }) }
      throw failed.error
    }
  }
}
