import { CircleCheck, CircleSlash, CircleX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { AuditEntry } from '#db/pace/audit.ts'
import { Avatar } from '../../components/avatar.tsx'
import { formatInstant } from '../../components/format-time.ts'
import { RelativeTime } from '../../components/time.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { actionWords } from './action-words.ts'
import { changesOf } from './changes-of.ts'

type AuditListProps = { rows: readonly AuditEntry[]; onNearEnd?: () => void }

export function AuditList({ rows, onNearEnd }: AuditListProps) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = end.current
    if (!element || !onNearEnd) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNearEnd(), {
      rootMargin: '600px',
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [onNearEnd])
  return (
    <div
      tabIndex={0}
      aria-label="Audit"
      role="region"
      className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
    >
      <ol aria-label="Audit, newest first" className="divide-y divide-line/70">
        {rows.map((row) => (
          <AuditItem key={row.sequence} row={row} />
        ))}
      </ol>
      <div ref={end} />
      {!onNearEnd && (
        <p className="py-6 text-center text-xs text-faint">The beginning of the record</p>
      )}
    </div>
  )
}

const OUTCOMES = {
  allowed: { icon: CircleCheck, tone: 'text-good' },
  denied: { icon: CircleSlash, tone: 'text-warn' },
  failed: { icon: CircleX, tone: 'text-bad' },
} as const

function AuditItem({ row }: { row: AuditEntry }) {
  const { face } = useWorkspace()
  const { icon: Icon, tone } = OUTCOMES[row.outcome]
  const name = (ref: string | null) => nameOf(ref, (id) => face(id)?.name)
  const changes = changesOf(row.before, row.after)
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-hover md:grid-cols-[auto_11rem_12rem_minmax(0,1fr)_6rem] md:px-6">
      <Icon aria-label={row.outcome} className={`size-4 shrink-0 ${tone}`} />
      <span className="flex min-w-0 items-center gap-2">
        <Avatar face={{ id: row.actor.replace(/^person:/, ''), name: name(row.actor) }} size="xs" />
        <span className="truncate">{name(row.actor)}</span>
        {row.via && (
          <span className="truncate text-xs text-faint md:hidden">via {name(row.via)}</span>
        )}
      </span>
      <span className="truncate font-medium max-md:col-span-2 max-md:col-start-2 max-md:row-start-2">
        <span title={row.action}>{actionWords(row.action)}</span>
      </span>
      <span className="min-w-0 truncate text-xs text-faint max-md:col-span-2 max-md:col-start-2 max-md:row-start-3">
        {row.target && <span className="me-2 text-muted">{name(row.target)}</span>}
        {changes}
        {row.via && <span className="ms-2 max-md:hidden">via {name(row.via)}</span>}
      </span>
      <span
        className="text-end text-xs text-faint max-md:col-start-3 max-md:row-start-1"
        title={formatInstant(row.at)}
      >
        <RelativeTime at={row.at} />
      </span>
    </li>
  )
}

function nameOf(ref: string | null, personName: (id: string) => string | undefined): string {
  if (!ref) return ''
  const [kind, id = ''] = ref.split(/:(.*)/s)
  return kind === 'person'
    ? (personName(id) ?? 'A former colleague')
    : kind === 'client' || kind === 'service'
      ? id
      : ref
}
