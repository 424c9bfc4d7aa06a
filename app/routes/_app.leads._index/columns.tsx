import { LEAD_SOURCES } from '#domain/catalogue.ts'
import type { LeadRow } from '#db/pace/leads.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { cn } from '../../components/class-names.ts'
import { formatBudget } from '../../components/format-money.ts'
import { formatPhone } from '../../components/format-phone.ts'
import type { RecordColumn } from '../../components/record-list.tsx'
import { isStage, StageBadge } from '../../components/stage.tsx'
import { Temperature } from '../../components/temperature.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { useNow } from '../../components/use-now.ts'
import { useWorkspace } from '../../frame/workspace.tsx'

export const LEAD_COLUMNS: readonly RecordColumn<LeadRow>[] = [
  { key: 'name', header: 'Name', width: 'minmax(200px,2fr)', cell: (row) => <Name row={row} /> },
  { key: 'stage', header: 'Stage', width: '100px', cell: (row) => <Stage row={row} /> },
  { key: 'wants', header: 'Wants', width: '96px', cell: (row) => wants(row) },
  {
    key: 'areas',
    header: 'Areas',
    width: 'minmax(120px,1.5fr)',
    cell: (row) => <Areas row={row} />,
  },
  {
    key: 'budget',
    header: 'Budget',
    width: '144px',
    cell: (row) => formatBudget(row.budgetMin, row.budgetMax, row.budgetPeriod) ?? <Unknown />,
  },
  { key: 'source', header: 'Source', width: '110px', cell: (row) => <Source row={row} /> },
  {
    key: 'followUp',
    header: 'Follow-up',
    width: '104px',
    cell: (row) => <FollowUp at={row.nextFollowUpAt} />,
  },
  {
    key: 'updated',
    header: 'Changed',
    width: '96px',
    cell: (row) => <RelativeTime at={row.updatedAt} className="text-muted" />,
  },
  { key: 'owner', header: 'Owner', width: '48px', cell: (row) => <Owner row={row} /> },
]

export function LeadOnPhone({ row }: { row: LeadRow }) {
  const { areaName } = useWorkspace()
  const detail = [
    wants(row),
    row.areas.slice(0, 2).map(areaName).join(', '),
    formatBudget(row.budgetMin, row.budgetMax, row.budgetPeriod),
  ]
  return (
    <div className="flex items-center gap-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{nameOf(row)}</span>
          <Temperature value={row.temperature} />
          <span className="ms-auto shrink-0">
            <Stage row={row} />
          </span>
        </p>
        <p className="truncate text-xs text-muted">
          {detail.filter(Boolean).join(' · ') || row.reference}
        </p>
      </div>
      <Owner row={row} />
    </div>
  )
}

function Name({ row }: { row: LeadRow }) {
  return (
    <span className="flex items-center gap-2">
      <span className="truncate font-medium">{nameOf(row)}</span>
      <Temperature value={row.temperature} />
      <span className="ms-auto ps-1 text-2xs text-faint">{row.reference}</span>
    </span>
  )
}

function nameOf({ name, phone, reference }: LeadRow): string {
  return name ?? (phone ? formatPhone(phone) : reference)
}

function Stage({ row }: { row: LeadRow }) {
  return isStage(row.stage) ? <StageBadge stage={row.stage} className="flex" /> : null
}

function Areas({ row }: { row: LeadRow }) {
  const { areaName } = useWorkspace()
  return row.areas.length > 0 ? <>{row.areas.map(areaName).join(', ')}</> : <Unknown />
}

function Source({ row }: { row: LeadRow }) {
  const label = Object.entries(LEAD_SOURCES).find(([key]) => key === row.source)?.[1]
  return <span className="text-muted">{label ?? <Unknown />}</span>
}

function FollowUp({ at }: { at: string | null }) {
  const now = useNow()
  if (!at) return <Unknown />
  const late = Date.parse(at) < now
  return <RelativeTime at={at} className={cn(late ? 'font-medium text-bad' : 'text-muted')} />
}

function Owner({ row }: { row: LeadRow }) {
  const face = useWorkspace().face(row.ownerId)
  return face ? <Avatar face={face} /> : <NobodyAvatar />
}

function Unknown() {
  return <span className="text-faint">–</span>
}

function wants({ intent, bedrooms }: LeadRow): string {
  const rooms = bedrooms === null ? null : bedrooms === 0 ? 'studio' : `${bedrooms} bed`
  return [intent && intent[0]?.toUpperCase() + intent.slice(1), rooms].filter(Boolean).join(' · ')
}
