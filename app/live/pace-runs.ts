/** How long a page that counts much rests between two counts: changes come in batches all day. */
export const REST_MS = 5_000

/**
 * Runs at most once in that time, however often it is asked: the first at once, and whatever was asked meanwhile once behind it.
 * A page that nobody looks at runs nothing, and once when it is looked at again.
 */
export function paceRuns(run: () => void, restMs = REST_MS) {
  let rest: ReturnType<typeof setTimeout> | null = null
  let isDue = false
  function ask(): void {
    isDue = true
    settle()
  }
  function settle(): void {
    if (!isDue || rest !== null || document.hidden) return
    isDue = false
    rest = setTimeout(() => {
      rest = null
      settle()
    }, restMs)
    run()
  }
  function stop(): void {
    if (rest !== null) clearTimeout(rest)
    document.removeEventListener('visibilitychange', settle)
  }
  document.addEventListener('visibilitychange', settle)
  return { ask, stop }
}
