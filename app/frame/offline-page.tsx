import { useLocation } from '@remix-run/react'
import { CloudOff } from 'lucide-react'
import { useEffect } from 'react'
import { frameWords } from '#words/frame.ts'
import { phoneWords } from '#words/phone.ts'
import { Button, ButtonLink } from '../components/kit/button.tsx'

/** A step that needs the network while there is none: the page as it was last seen, or why there is nothing to see. */
export function OfflinePage() {
  const { key } = useLocation()
  const words = frameWords()
  useEffect(() => {
    const again = () => window.location.reload()
    window.addEventListener('online', again)
    void isKeptHere().then((isKept) => isKept && again())
    return () => window.removeEventListener('online', again)
    // The next step may fail as well, and be one to a page that is kept.
  }, [key])
  return (
    <main className="grid h-full place-items-center p-6">
      <div className="max-w-md">
        <CloudOff className="size-5 text-faint" aria-hidden />
        <h1 className="mt-3 text-xl font-semibold text-balance">{words.offline.title}</h1>
        <p className="mt-2 text-base text-muted">{words.offline.why}</p>
        <div className="mt-5 flex flex-wrap gap-2">
          <ButtonLink to="/offline" variant="primary">
            {phoneWords().taken.title}
          </ButtonLink>
          <ButtonLink to="/desk">{words.problem.toDesk}</ButtonLink>
          <Button onClick={() => window.location.reload()}>{words.problem.tryAgain}</Button>
        </div>
      </div>
    </main>
  )
}

async function isKeptHere(): Promise<boolean> {
  if (!('caches' in window) || !navigator.serviceWorker?.controller) return false
  return (await caches.match(location.href, { ignoreVary: true })) !== undefined
}
