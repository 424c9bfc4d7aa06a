import { CircleCheck, CircleSlash, CircleX } from 'lucide-react'
import type { AuditColumn } from '#domain/list/audit.ts'
import type { AuditRow } from '#db/pace/audit/columns.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Avatar } from '../../components/kit/avatar.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import { LatinText, Quiet } from '../../list/table/plain-cells.tsx'
import { choiceWords } from '../../list/words/list-words.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { actionWords } from './action-words.ts'
import { changesOf } from './changes-of.ts'
import { nameOf } from './name-of.ts'

export const AUDIT_CELLS: Cells<AuditColumn, AuditRow> = {
  at: ({ at }) => <RelativeTime at={at} className="text-muted" />,
  outcome: (row) => <Outcome row={row} />,
  person: (row) => <Who row={row} />,
  actor: ({ actor }) => <LatinText text={actor} />,
  via: ({ via }) => <Named of={via} />,
  action: (row) => <Action row={row} />,
  target: ({ target }) => <Named of={target} />,
  change: (row) => <Change row={row} />,
  address: ({ address }) => <LatinText text={address} />,
  trace: ({ traceId }) => <LatinText text={traceId} />,
}

export function EntryOnPhone({ row }: { row: AuditRow }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <OutcomeIcon row={row} />
        <Who row={row} />
        <RelativeTime at={row.at} className="ms-auto shrink-0 text-xs text-faint" />
      </div>
      <Action row={row} />
      <p className="flex min-w-0 gap-2 text-xs text-faint">
        {row.target && <Named of={row.target} />}
        <Change row={row} />
      </p>
    </div>
  )
}

const OUTCOMES = {
  allowed: { icon: CircleCheck, tone: 'text-good' },
  denied: { icon: CircleSlash, tone: 'text-warn' },
  failed: { icon: CircleX, tone: 'text-bad' },
} as const

function Outcome({ row }: { row: AuditRow }) {
  return (
    <span className="flex items-center gap-2">
      <OutcomeIcon row={row} />
      <span className="text-muted">{choiceWords('audit', 'outcome', row.outcome)}</span>
    </span>
  )
}

function OutcomeIcon({ row: { outcome } }: { row: AuditRow }) {
  const { icon: Icon, tone } = OUTCOMES[outcome]
  return <Icon aria-hidden className={`size-4 shrink-0 ${tone}`} />
}

/** Whoever it was, and through which program where that is none of PACE's pages. */
function Who({ row: { actor } }: { row: AuditRow }) {
  const { face } = useWorkspace()
  const name = nameOf(actor, (id) => face(id)?.name)
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar face={{ id: actor.replace(/^person:/, ''), name }} size="xs" />
      <bdi className="truncate">{name}</bdi>
    </span>
  )
}

function Action({ row: { action } }: { row: AuditRow }) {
  return (
    <span className="block truncate font-medium" title={action}>
      {actionWords(action)}
    </span>
  )
}

function Named({ of }: { of: string | null }) {
  const { face } = useWorkspace()
  return <Quiet text={of && nameOf(of, (id) => face(id)?.name)} />
}

function Change({ row: { change } }: { row: AuditRow }) {
  const { teamName } = useWorkspace()
  const { before, after } = change
  const words = changesOf(before, after, { teamName })
  return (
    <bdi className="block truncate text-muted text-page-start" title={words}>
      {words}
    </bdi>
  )
}
