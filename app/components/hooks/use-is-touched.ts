import { useSyncExternalStore } from 'react'

const COARSE = '(pointer: coarse)'

/** Whether it is fingers that press; not known in what the server has rendered. */
export function useIsTouched(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(COARSE).matches,
    () => false,
  )
}

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(COARSE)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
