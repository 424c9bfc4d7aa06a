/** A page's word to a worker that waits: whoever is here is looked at by nobody. */
export const TAKE_OVER = 'pace:take-over'
/** A page that is left for another is hidden while it goes: it does not last so long. */
const UNSEEN_MS = 5_000

/**
 * Lets a newer worker in once this page has not been looked at for a while. Until then the one before goes on: in the moment of the
 * change Chromium now and then drops what the older one is answering, and a page that was just asked for, or a part of one, never comes.
 * Gives the way to call it off.
 */
export function letInUnseen(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  function look(): void {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(letIn, UNSEEN_MS)
  }
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  }
}

function letIn(): void {
  // Refused in private windows of some browsers: there no worker waits.
  navigator.serviceWorker
    ?.getRegistration()
    .then((registration) => registration?.waiting?.postMessage(TAKE_OVER))
    .catch(() => undefined)
}
