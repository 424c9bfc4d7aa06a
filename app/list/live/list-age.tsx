import { useRevalidator } from '@remix-run/react'
import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { listWords } from '#words/lists.ts'
import { formatClock } from '../../components/format/format-time.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'

/** Of a list that does not live: since when it is as it stands, and how it is had anew. Who comes back to the page has it anew. */
export function ListAge({ loaded }: { loaded: unknown }) {
  const { revalidate, state } = useRevalidator()
  const [at, setAt] = useState<string | null>(null)
  const words = listWords()
  useEffect(() => setAt(new Date().toISOString()), [loaded])
  useEffect(() => {
    const seenAgain = () => document.hidden || revalidate()
    document.addEventListener('visibilitychange', seenAgain)
    return () => document.removeEventListener('visibilitychange', seenAgain)
  }, [revalidate])
  return (
    <span className="flex items-center gap-1 text-xs text-faint tabular-nums">
      {at && <span className="max-sm:sr-only">{words.asOf(formatClock(at))}</span>}
      <IconButton size="iconSm" label={words.reload} onClick={revalidate}>
        <RefreshCw className={cn('size-3.5', state === 'loading' && 'animate-spin')} aria-hidden />
      </IconButton>
    </span>
  )
}
