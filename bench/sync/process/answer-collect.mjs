// Preloaded into every measured server: on the bench's word it collects its garbage, so that memory is compared and not laziness.
process.on('message', (message) => {
  if (message !== 'collect') return
  globalThis.gc?.()
  globalThis.gc?.()
  process.send?.('collected')
})

// A bench that dies leaves nobody behind. PACE's own process sees to that itself, and drains first.
if (!process.argv[1]?.endsWith('sync-server/main.ts'))
  process.on('disconnect', () => process.exit())
