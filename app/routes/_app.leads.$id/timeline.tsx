import { Link } from '@remix-run/react'
import {
  CalendarDays,
  History,
  type LucideIcon,
  Mail,
  MessageSquareQuote,
  PencilLine,
  Phone,
  Plus,
  StickyNote,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { CALL_STATES } from '#domain/call/fields.ts'
import { LEAD_SOURCES } from '#domain/catalogue.ts'
import type { TimelineEntry } from '#db/pace/timeline.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { RelativeTime } from '../../components/time.tsx'
import { ActorName } from '../../frame/actor-name.tsx'
import { Changes } from './changes.tsx'
import { type TimelineItem, timelineItems } from './timeline-items.ts'

/** What happened with the lead, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const items = timelineItems(entries)
  if (items.length === 0) {
    return (
      <EmptyState icon={History} title="Nothing has happened yet">
        Calls, enquiries, viewings and every change of the lead are kept here.
      </EmptyState>
    )
  }
  return (
    <ol className="p-4">
      {items.map((item) => (
        <Line key={`${item.kind}:${item.id}`} item={item} />
      ))}
    </ol>
  )
}

function Line({ item }: { item: TimelineItem }) {
  const { icon: Icon, title, body } = tell(item)
  return (
    <li className="relative flex gap-3 pb-4 before:absolute before:start-[11px] before:top-6 before:bottom-0 before:w-px before:bg-line last:before:hidden">
      <span className="relative grid size-6 shrink-0 place-items-center rounded-full border bg-surface text-faint">
        <Icon className="size-3" aria-hidden />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="flex items-baseline gap-2 text-xs">
          <span className="min-w-0 flex-1 text-muted [&_strong]:font-medium [&_strong]:text-ink">
            {title}
          </span>
          <RelativeTime at={item.at} className="shrink-0 text-2xs text-faint" />
        </p>
        {body}
      </div>
    </li>
  )
}

type Told = { icon: LucideIcon; title: ReactNode; body?: ReactNode }

function tell(item: TimelineItem): Told {
  switch (item.kind) {
    case 'created':
      return {
        icon: Plus,
        title: (
          <>
            <ActorName actor={item.actor} /> made this lead
          </>
        ),
      }
    case 'changed':
      return {
        icon: PencilLine,
        title: <ActorName actor={item.actor} />,
        body: <Changes changes={item.changes} />,
      }
    case 'enquiry':
      return {
        icon: MessageSquareQuote,
        title: enquiryTitle(item),
        body: <Quote text={item.message} />,
      }
    case 'call':
      return {
        icon: Phone,
        title: <CallTitle call={item} />,
        body: item.summary && <Text text={item.summary} />,
      }
    default:
      return tellMeeting(item)
  }
}

function tellMeeting(item: Of<'viewing' | 'message' | 'activity'>): Told {
  switch (item.kind) {
    case 'viewing':
      return {
        icon: CalendarDays,
        title: (
          <>
            <strong>Viewing</strong> {item.status === 'noShow' ? 'no-show' : item.status}
          </>
        ),
        body: <Text text={[item.listing, item.feedback].filter(Boolean).join('. ')} />,
      }
    case 'message':
      return {
        icon: Mail,
        title: (
          <>
            <strong>{CHANNELS[item.channel] ?? item.channel}</strong>{' '}
            {item.direction === 'inbound' ? 'in' : 'out'}
          </>
        ),
        body: <Quote text={item.body} />,
      }
    case 'activity':
      return {
        icon: StickyNote,
        title: (
          <>
            {item.personId && <ActorName actor={`person:${item.personId}`} />} {item.what}
          </>
        ),
        body: <Text text={item.body} />,
      }
  }
}

type Of<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>

const CHANNELS: Record<string, string> = {
  email: 'E-mail',
  sms: 'Text message',
  whatsapp: 'WhatsApp',
  letter: 'Letter',
}
const SOURCES: Record<string, string> = LEAD_SOURCES
const STATES: Record<string, string> = CALL_STATES

function enquiryTitle({ source, listing }: Of<'enquiry'>): ReactNode {
  return (
    <>
      <strong>Enquiry</strong> by {SOURCES[source] ?? source}
      {listing && <> for {listing}</>}
    </>
  )
}

function CallTitle({ call }: { call: Of<'call'> }) {
  return (
    <>
      <Link to={`/calls/${call.id}`} className="font-medium text-ink hover:underline">
        {call.direction === 'outbound' ? 'Call out' : 'Call in'}
      </Link>{' '}
      {call.state !== 'ended' && (STATES[call.state] ?? call.state).toLowerCase()}{' '}
      {call.agentId && (
        <>
          with <ActorName actor={`person:${call.agentId}`} />
        </>
      )}
    </>
  )
}

function Quote({ text }: { text: string }) {
  if (!text) return null
  return (
    <blockquote className="mt-1.5 rounded-md border bg-surface px-2.5 py-2 text-xs whitespace-pre-line">
      {text}
    </blockquote>
  )
}

function Text({ text }: { text: string }) {
  return text ? <p className="mt-0.5 text-xs whitespace-pre-line text-muted">{text}</p> : null
}
