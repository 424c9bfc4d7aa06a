import { useSyncExternalStore } from 'react'

/** What Chromium hands over where the app may be installed: its own question, to be asked when somebody presses. */
type InstallEvent = Event & {
  prompt: () => Promise<unknown>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** A cookie, as signing out clears all else: who has said no once is not asked at each sign-in. */
const SAID_NO = 'pace-install=no'
const YEAR_S = 366 * 86_400

const listeners = new Set<() => void>()
let offered: InstallEvent | null = null
let saidNo = false

if (typeof window !== 'undefined') {
  // A listener from the first moment: the browser says it once, and not when a component is ready for it.
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    show(event as InstallEvent)
  })
  window.addEventListener('appinstalled', () => show(null))
}

/** Whether PACE can be installed here now, whether that has been declined before, and what does either. */
export function useInstallOffer() {
  const event = useSyncExternalStore(
    subscribe,
    () => offered,
    () => null,
  )
  const isDeclined = useSyncExternalStore(subscribe, hasSaidNo, () => true)
  return {
    canInstall: event !== null,
    isOffered: event !== null && !isDeclined,
    async install(): Promise<void> {
      await event?.prompt()
      // The browser's question is asked once for each of its events.
      show(null)
    },
    decline,
  }
}

function decline(): void {
  saidNo = true
  document.cookie = `${SAID_NO}; path=/; max-age=${YEAR_S}; samesite=lax`
  tell()
}

function hasSaidNo(): boolean {
  return saidNo || document.cookie.split('; ').includes(SAID_NO)
}

function show(event: InstallEvent | null): void {
  offered = event
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
