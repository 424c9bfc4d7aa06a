// Preloaded into every measured server: on the bench's word it collects its garbage, so that memory is compared and not laziness.
process.on('message', (message) => {
  if (message !== 'collect') return
  globalThis.gc?.()
  globalThis.gc?.()
  process.send?.('collected')
})
