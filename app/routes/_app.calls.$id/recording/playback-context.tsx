import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Playback } from '../../../recordings/playback/use-playback.ts'

const Context = createContext<Playback | null>(null)

export const PlaybackProvider = Context.Provider

/** What plays the call's recording; null where there is none to be heard. */
export function useHeard(): Playback | null {
  return useContext(Context)
}

const never = () => () => undefined

/** Whether this line is being heard: it alone renders when that changes. */
export function useIsLit(segmentId: string): boolean {
  const head = useContext(Context)?.head
  return useSyncExternalStore(
    head?.subscribe ?? never,
    () => head?.get().lit === segmentId,
    () => false,
  )
}
