// Preloaded into every measured server. On the bench's word it collects its garbage, so that memory is compared and not laziness, or
// watches how long its main thread is kept at a time.
/** @type {NodeJS.Timeout | undefined} */
let watching
let longest = 0
let since = process.threadCpuUsage()

/** @type {Record<string, () => unknown>} */
const answers = {
  collect() {
    globalThis.gc?.()
    globalThis.gc?.()
    return 'collected'
  },
  watch() {
    longest = 0
    watching ??= setInterval(() => {
      const { user, system } = process.threadCpuUsage(since)
      longest = Math.max(longest, user + system)
      since = process.threadCpuUsage()
    }, 1)
    since = process.threadCpuUsage()
    return 'watching'
  },
  longest() {
    clearInterval(watching)
    watching = undefined
    return longest / 1000
  },
}
process.on('message', (message) => {
  const answer = answers[String(message)]
  if (answer) process.send?.(answer())
})

// A bench that dies leaves nobody behind. PACE's own process sees to that itself, and drains first.
if (!process.argv[1]?.endsWith('sync-server/main.ts'))
  process.on('disconnect', () => process.exit())
