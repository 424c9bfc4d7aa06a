import type { ReactNode } from 'react'
import { Building2, CalendarClock, FileClock, MessageSquareReply } from 'lucide-react'
import type { DeskItemOf, DeskLead } from '#domain/desk/desk-item.ts'
import type { DeskRow, Place } from '#domain/desk/urgency.ts'
import { clockWords } from '#words/clocks.ts'
import { deskWords } from '#words/desk.ts'
import { formatWords } from '#words/format.ts'
import { labelWords } from '#words/labels.ts'
import { messageWords } from '#words/messages.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { Countdown } from '../../../components/business/countdown.tsx'
import { leadTitle } from '../../../components/business/lead-title.ts'
import { StageIcon } from '../../../components/business/stage.tsx'
import { TaskBox } from '../../../components/business/task-box.tsx'
import { Temperature } from '../../../components/business/temperature.tsx'
import { formatBudget } from '../../../components/format/format-money.ts'
import { formatClock } from '../../../components/format/format-time.ts'
import { useNow } from '../../../components/hooks/use-now.ts'
import { isLeadStage } from '#domain/lead/fields.ts'
import { useTaskDone } from '../../../outbox/use-outbox.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { ClaimButton, ConfirmButton, GoButton, OutcomeButton } from './next-steps.tsx'
import { Row } from './row.tsx'
import { Waiting } from './waiting.tsx'

type Shown<Item> = { item: Item; place: Place; isFirst: boolean }

/** One thing to do: what it is, why it stands here, and the one next step. */
export function NextRow({ row: { item, place }, isFirst }: { row: DeskRow; isFirst: boolean }) {
  switch (item.kind) {
    case 'enquiry':
    case 'followUp':
      return <LeadNext item={item} place={place} isFirst={isFirst} />
    case 'reply':
      return <ReplyNext item={item} place={place} isFirst={isFirst} />
    case 'viewing':
      return <ViewingNext item={item} place={place} isFirst={isFirst} />
    case 'task':
      return <TaskNext item={item} place={place} isFirst={isFirst} />
    case 'ending':
      return <EndingNext item={item} place={place} isFirst={isFirst} />
    case 'match':
      return <MatchNext item={item} place={place} isFirst={isFirst} />
  }
}

function LeadNext({ item, place, isFirst }: Shown<DeskItemOf<'enquiry'> | DeskItemOf<'followUp'>>) {
  const { lead, id } = item
  const to = `/leads/${id}`
  return (
    <Row
      name={`${item.kind} ${item.id}`}
      to={to}
      icon={isLeadStage(lead.stage) && <StageIcon stage={lead.stage} />}
      title={leadTitle({ name: lead.name ?? lead.phone, reference: lead.reference })}
      detail={<Because place={place} more={<Wants lead={lead} />} />}
      sign={
        <>
          <Temperature value={lead.temperature} />
          {lead.dueAt ? <Countdown dueAt={lead.dueAt} /> : <Waiting at={lead.createdAt} />}
        </>
      }
      action={
        place.next === 'claim' ? (
          <ClaimButton leadId={id} isFirst={isFirst} />
        ) : (
          <GoButton to={to} isFirst={isFirst}>
            {deskWords().steps[place.next]}
          </GoButton>
        )
      }
    />
  )
}

function Wants({ lead }: { lead: DeskLead }) {
  const { areaName } = useWorkspace()
  const labels = labelWords()
  const known = [
    lead.intent && wordOf(labels.wants, lead.intent),
    lead.bedrooms !== null && labels.bed(lead.bedrooms),
    formatWords().list(lead.areas.slice(0, 2).map(areaName)),
    formatBudget(null, lead.budgetMax, lead.budgetPeriod),
  ].filter(Boolean)
  return <>{known.join(' · ') || deskWords().nothingKnown}</>
}

function ReplyNext({ item, place, isFirst }: Shown<DeskItemOf<'reply'>>) {
  const to = `/inbox/${item.id}`
  return (
    <Row
      name={`${item.kind} ${item.id}`}
      to={to}
      icon={<MessageSquareReply className="size-4 shrink-0 text-accent" aria-hidden />}
      title={<bdi>{item.name ?? messageWords().unknown}</bdi>}
      detail={<Because place={place} more={<bdi>{item.gist}</bdi>} />}
      sign={<Waiting at={item.since} />}
      action={
        <GoButton to={to} isFirst={isFirst}>
          {deskWords().steps[place.next]}
        </GoButton>
      }
    />
  )
}

function ViewingNext({ item, place, isFirst }: Shown<DeskItemOf<'viewing'>>) {
  const words = deskWords()
  const to = item.leadId && item.leadName !== null ? `/leads/${item.leadId}` : '/viewings'
  return (
    <Row
      name={`${item.kind} ${item.id}`}
      to={to}
      icon={<CalendarClock className="size-4 shrink-0 text-accent" aria-hidden />}
      title={<bdi>{item.leadName ?? words.viewings.one}</bdi>}
      detail={<Because place={place} more={item.home && <bdi>{item.home}</bdi>} />}
      sign={
        place.rank === 'outcome' ? (
          <Waiting at={item.endsAt} />
        ) : (
          <time dateTime={item.startsAt} className="text-sm font-semibold tabular-nums">
            {formatClock(item.startsAt)}
          </time>
        )
      }
      action={<ViewingStep item={item} place={place} isFirst={isFirst} to={to} />}
    />
  )
}

function ViewingStep({ item, place, isFirst, to }: Shown<DeskItemOf<'viewing'>> & { to: string }) {
  if (place.next === 'confirm') return <ConfirmButton viewingId={item.id} isFirst={isFirst} />
  if (place.next === 'outcome') return <OutcomeButton viewingId={item.id} isFirst={isFirst} />
  return (
    <GoButton to={to} isFirst={isFirst}>
      {deskWords().steps[place.next]}
    </GoButton>
  )
}

function TaskNext({ item, place, isFirst }: Shown<DeskItemOf<'task'>>) {
  const words = deskWords()
  const now = useNow()
  const { isTicked, finish } = useTaskDone(item.id, item.title)
  return (
    <Row
      name={`${item.kind} ${item.id}`}
      to={item.leadId && item.leadName !== null ? `/leads/${item.leadId}` : '/tasks'}
      icon={<TaskBox label={words.done(item.title)} ticked={isTicked} onTick={finish} />}
      title={<bdi className={isTicked ? 'text-faint line-through' : undefined}>{item.title}</bdi>}
      detail={<Because place={place} more={item.leadName && <bdi>{item.leadName}</bdi>} />}
      sign={
        item.dueAt &&
        (Date.parse(item.dueAt) <= now ? (
          <Waiting at={item.dueAt} late />
        ) : (
          <time dateTime={item.dueAt} className="text-xs text-faint tabular-nums">
            {formatClock(item.dueAt)}
          </time>
        ))
      }
      action={
        <GoButton onPress={finish} isFirst={isFirst}>
          {words.steps[place.next]}
        </GoButton>
      }
    />
  )
}

const DAY_MS = 86_400_000

function EndingNext({ item, place, isFirst }: Shown<DeskItemOf<'ending'>>) {
  const now = useNow()
  const words = clockWords()
  const to = `/listings/${item.listingId}`
  const left = Date.parse(item.dueAt) - now
  const days = Math.floor(Math.abs(left) / DAY_MS)
  return (
    <Row
      name={`${item.kind} ${item.id}`}
      to={to}
      icon={<FileClock className="size-4 shrink-0 text-warn" aria-hidden />}
      title={<bdi>{item.title ?? item.reference}</bdi>}
      detail={<Because place={place} more={item.reference} />}
      sign={
        <span className="text-xs whitespace-nowrap text-muted" suppressHydrationWarning>
          {left > 0 ? words.endsIn(days) : words.ended(days + 1)}
        </span>
      }
      action={
        <GoButton to={to} isFirst={isFirst}>
          {deskWords().steps[place.next]}
        </GoButton>
      }
    />
  )
}

/** The lead with what fits it open, and the home that came last among them. */
function MatchNext({ item, place, isFirst }: Shown<DeskItemOf<'match'>>) {
  const { id, lead, home, homes, since } = item
  const words = deskWords()
  const to = `/leads/${id}?pick=${item.listingId}`
  const others = homes > 1 && words.moreHomes(homes - 1)
  return (
    <Row
      name={`${item.kind} ${id}`}
      to={to}
      icon={<Building2 className="size-4 shrink-0 text-good" aria-hidden />}
      title={leadTitle({ name: lead.name ?? lead.phone, reference: lead.reference })}
      detail={
        <Because
          place={place}
          more={
            <>
              <bdi>{home}</bdi>
              {others && <> · {others}</>}
            </>
          }
        />
      }
      sign={<Waiting at={since} />}
      action={
        <GoButton to={to} isFirst={isFirst}>
          {words.steps[place.next]}
        </GoButton>
      }
    />
  )
}

/** Why it stands here comes before what else is known of it: that may be cut. */
function Because({ place, more }: { place: Place; more?: ReactNode }) {
  return (
    <>
      <span className="font-medium text-ink sm:shrink-0">{deskWords().why[place.why]}</span>
      {more && <span className="whitespace-pre"> · </span>}
      {/* Cut at its own end, whichever way it is read. */}
      {more && (
        <span dir="auto" className="sm:min-w-0 sm:truncate">
          {more}
        </span>
      )}
    </>
  )
}
