import { AlarmClock, Clock } from 'lucide-react'
import { deskWords } from '#words/desk.ts'
import { Badge } from '../../../components/kit/badge.tsx'
import { formatDuration, formatInstant } from '../../../components/format/format-time.ts'
import { useNow } from '../../../components/hooks/use-now.ts'

/** How long something has waited; past its time it says so with a shape and a word, not only in red. */
export function Waiting({ at, late }: { at: string; late?: boolean }) {
  const now = useNow()
  const ms = Math.abs(now - Date.parse(at))
  return (
    <span suppressHydrationWarning>
      <Badge
        tone={late ? 'bad' : 'neutral'}
        icon={late ? <AlarmClock /> : <Clock />}
        title={formatInstant(at)}
      >
        <span suppressHydrationWarning>
          {late ? deskWords().late(formatDuration(ms)) : formatDuration(ms)}
        </span>
      </Badge>
    </span>
  )
}
