/** Runs what must not come before what one is looking at: after the page has loaded, when nothing else is to do. Gives the way to call it off. */
export function whenIdle(work: () => void): () => void {
  let idle: number | undefined
  function wait(): void {
    if ('requestIdleCallback' in window) idle = requestIdleCallback(work)
    else work()
  }
  if (document.readyState === 'complete') wait()
  else window.addEventListener('load', wait, { once: true })
  return () => {
    window.removeEventListener('load', wait)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
