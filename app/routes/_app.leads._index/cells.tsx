import { formatWords } from '#words/format.ts'
import type { LeadColumn } from '#domain/list/leads.ts'
import type { LeadRow } from '#db/pace/leads/columns.ts'
import { listWords } from '#words/lists.ts'
import { Countdown } from '../../components/business/countdown.tsx'
import { Temperature } from '../../components/business/temperature.tsx'
import { isStage, StageBadge } from '../../components/business/stage.tsx'
import { formatBudget } from '../../components/format/format-money.ts'
import { formatLongDay } from '../../components/format/format-time.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useNow } from '../../components/hooks/use-now.ts'
import { cn } from '../../components/kit/class-names.ts'
import { useHouse } from '../../house/use-house.tsx'
import { choiceWords } from '../../list/words/list-words.ts'
import type { Cells } from '../../list/table/list-table.tsx'
import {
  ChoiceCell,
  FaceCell,
  LabelCell,
  PhoneCell,
  Quiet,
  TeamCell,
  Unknown,
  WhenCell,
  YesCell,
} from '../../list/table/plain-cells.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

export const LEAD_CELLS: Cells<LeadColumn, LeadRow> = {
  name: (row) => <Name row={row} />,
  reference: ({ reference }) => <Quiet text={reference} />,
  stage: (row) => <Stage row={row} />,
  intent: ({ intent }) => <ChoiceCell noun="lead" of="intent" value={intent} />,
  bedrooms: ({ bedrooms }) => roomsOf(bedrooms) ?? <Unknown />,
  propertyType: ({ propertyType }) => <LabelCell kind="propertyType" value={propertyType} />,
  area: (row) => <Areas row={row} />,
  budget: (row) => budgetOf(row) ?? <Unknown />,
  source: ({ source }) => <LabelCell kind="source" value={source} />,
  temperature: ({ temperature }) => <ChoiceCell noun="lead" of="temperature" value={temperature} />,
  followUp: ({ nextFollowUpAt }) => <FollowUp at={nextFollowUpAt} />,
  due: (row) => <Due row={row} />,
  overdue: ({ overdue }) => <YesCell is={overdue} />,
  updated: ({ updatedAt }) => <WhenCell at={updatedAt} />,
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
  stageSince: ({ stageChangedAt }) => <WhenCell at={stageChangedAt} />,
  owner: ({ ownerId }) => <FaceCell id={ownerId} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  phone: ({ phone }) => <PhoneCell phone={phone} />,
  email: ({ email }) => <Quiet text={email} />,
  financing: ({ financing }) => <ChoiceCell noun="lead" of="financing" value={financing} />,
  furnishing: ({ furnishing }) => <ChoiceCell noun="lead" of="furnishing" value={furnishing} />,
  moveDate: ({ moveDate }) => <Quiet text={moveDate && formatLongDay(moveDate)} />,
  lostReason: ({ lostReason }) => <LabelCell kind="lostReason" value={lostReason} />,
  tags: ({ tags }) => <Quiet text={formatWords().list(tags) || null} />,
  archived: ({ archived }) => <YesCell is={archived} />,
}

export function LeadOnPhone({ row }: { row: LeadRow }) {
  const { areaName } = useWorkspace()
  const wants = row.intent && choiceWords('lead', 'intent', row.intent)
  const areas = formatWords().list(row.areas.slice(0, 2).map(areaName))
  const detail = [wants, roomsOf(row.bedrooms), areas, budgetOf(row)]
  return (
    <div className="flex items-center gap-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{nameOf(row)}</bdi>
          <Temperature value={row.temperature} />
          <span className="ms-auto shrink-0">
            <Stage row={row} />
          </span>
        </p>
        <p className="line-clamp-2 text-xs text-muted">
          {detail.filter(Boolean).join(' · ') || row.reference}
        </p>
      </div>
      <FaceCell id={row.ownerId} />
    </div>
  )
}

function Name({ row }: { row: LeadRow }) {
  return (
    <span className="flex items-center gap-2">
      <bdi className="truncate font-medium">{nameOf(row)}</bdi>
      <Temperature value={row.temperature} />
      <span className="ms-auto ps-1 text-2xs text-faint">{row.reference}</span>
    </span>
  )
}

export function nameOf({ name, phone, reference }: LeadRow): string {
  return name ?? (phone ? formatPhone(phone) : reference)
}

function Stage({ row }: { row: LeadRow }) {
  return isStage(row.stage) ? <StageBadge stage={row.stage} className="flex" /> : null
}

function Areas({ row }: { row: LeadRow }) {
  const { areaName } = useWorkspace()
  return row.areas.length > 0 ? <>{formatWords().list(row.areas.map(areaName))}</> : <Unknown />
}

function Due({ row: { dueAt, pausedUntil, stage } }: { row: LeadRow }) {
  const { clocks } = useHouse()
  if (!dueAt) return <Unknown />
  const { warn } = stage === 'new' ? clocks.response : clocks.followUp
  return <Countdown dueAt={dueAt} pausedUntil={pausedUntil} warn={warn} />
}

function FollowUp({ at }: { at: string | null }) {
  const now = useNow()
  if (!at) return <Unknown />
  const late = Date.parse(at) < now
  return <RelativeTime at={at} className={cn(late ? 'font-medium text-bad' : 'text-muted')} />
}

function budgetOf({ budgetMin, budgetMax, budgetPeriod }: LeadRow): string | null {
  return formatBudget(budgetMin, budgetMax, budgetPeriod)
}

function roomsOf(bedrooms: number | null): string | null {
  if (bedrooms === null) return null
  return bedrooms === 0 ? listWords().studio : listWords().beds(bedrooms)
}
