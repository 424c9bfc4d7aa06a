/** How often a step that takes long says that it is still at it. */
const HEARTBEAT_MS = 10_000

/**
 * Runs one step of a start and shows it with its time.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  const heartbeat = setInterval(() => console.log(`  ${what} … ${seconds()}`), HEARTBEAT_MS)
  console.log(`  ${what} …`)
  try {
    const result = await work()
    console.log(`✓ ${what} (${seconds()})`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}
