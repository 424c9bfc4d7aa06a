import { phoneWords } from '#words/phone.ts'
import { Button } from '../components/kit/button.tsx'
import { useInstallOffer } from './install-offer.ts'

/** Offers once, on a phone, to keep PACE there as an app; afterwards the way to it stands under “More”. */
export function InstallLine() {
  const { isOffered, install, decline } = useInstallOffer()
  if (!isOffered) return null
  const words = phoneWords().install
  return (
    <aside
      aria-label={words.item}
      className="fixed inset-x-0 bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 flex flex-wrap items-center gap-2 border-t bg-raised px-4 py-2 text-sm shadow-low md:hidden"
    >
      <p className="min-w-0 flex-1 basis-48 text-muted">{words.offer}</p>
      <Button variant="quiet" className="h-11" onClick={decline}>
        {words.later}
      </Button>
      <Button variant="primary" className="h-11" onClick={() => void install()}>
        {words.action}
      </Button>
    </aside>
  )
}
