import { useLocation, useNavigate } from '@remix-run/react'
import { X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BulkRow } from '#db/pace/commands/bulk-page.ts'
import { bulkWords } from '#words/bulk.ts'
import { IconButton } from '../components/kit/button.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import { forgetBulk } from './bulk-state.ts'
import { BulkSteps } from './bulk-steps.tsx'
import { titleOf } from './bulk-words.ts'
import { useCurrentBulks } from './use-current-bulks.ts'
import { useRevalidate } from '../live/document/use-refresh.tsx'

/** In the corner of every page: how far each is, and what can be done about it. */
export function BulkPanel({ onEmpty }: { onEmpty: () => void }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const bulks = useCurrentBulks(
    useCallback(() => {
      forgetBulk()
      onEmpty()
    }, [onEmpty]),
  )
  useFreshPage(bulks)
  const { pathname } = useLocation()
  // A report says the same, and more.
  const shown = bulks.filter(({ id }) => !closed.has(id) && pathname !== `/bulk/${id}`)
  if (shown.length === 0) return null
  return (
    <section
      aria-label={bulkWords().region}
      className="fixed start-4 bottom-18 z-30 grid w-80 max-w-[calc(100vw-2rem)] gap-2 md:bottom-4"
    >
      {shown.map((bulk) => (
        <Entry
          key={bulk.id}
          bulk={bulk}
          onClose={() => setClosed((before) => new Set([...before, bulk.id]))}
        />
      ))}
    </section>
  )
}

function Entry({ bulk, onClose }: { bulk: BulkRow; onClose: () => void }) {
  const words = bulkWords()
  const navigate = useNavigate()
  return (
    <article className="animate-rise rounded-xl border bg-raised p-3 text-sm shadow-high">
      <div className="flex items-start gap-2">
        <button
          type="button"
          onClick={() => navigate(`/bulk/${bulk.id}`)}
          className="min-w-0 flex-1 truncate text-start font-medium hover:underline"
        >
          {titleOf(bulk)}
        </button>
        <IconButton size="iconSm" label={words.close} onClick={onClose} className="-m-1">
          <X className="size-4" aria-hidden />
        </IconButton>
      </div>
      <BulkProgress bulk={bulk} />
      <BulkSteps bulk={bulk} />
    </article>
  )
}

/** What the page lists may not be there any more: it is read again once one has ended. */
function useFreshPage(bulks: readonly BulkRow[]): void {
  const revalidate = useRevalidate()
  const running = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const now = new Set(bulks.filter(({ state }) => state === 'running').map(({ id }) => id))
    if ([...running.current].some((id) => !now.has(id))) revalidate()
    running.current = now
  }, [bulks, revalidate])
}
