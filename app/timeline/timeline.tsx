import { Link } from '@remix-run/react'
import {
  AlarmClock,
  CalendarDays,
  History,
  Heart,
  type LucideIcon,
  Mail,
  Merge,
  Mic,
  MessageSquareQuote,
  NotebookPen,
  Paperclip,
  PencilLine,
  Phone,
  PhoneOutgoing,
  Plus,
  StickyNote,
  Target,
  UserRoundCheck,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'
import { clockWords } from '#words/clocks.ts'
import { leadWords } from '#words/lead.ts'
import { loggedCallWords } from '#words/logged-call.ts'
import { noteWords } from '#words/notes.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { voiceWords } from '#words/voice.ts'
import { ViewingAnswerTitle } from './viewing-answer.tsx'
import { wordOf } from '#words/catalogue/word-of.ts'
import { Filled } from '../components/kit/filled.tsx'
import { EmptyState } from '../components/kit/empty-state.tsx'
import { RelativeTime } from '../components/format/time.tsx'
import { filesWords } from '#words/files.ts'
import { ActorName } from '../workspace/actor-name.tsx'
import { EnquiryBody } from './enquiry-body.tsx'
import { CallSummary } from './call-summary.tsx'
import { Changes } from './changes.tsx'
import { MessageBody } from './message-body.tsx'
import { NoteEntry } from '../notes/note-entry.tsx'
import { PutBack } from './put-back.tsx'
import { type TimelineItem, timelineItems } from './timeline-items.ts'
import { listLabel } from '../house/lists.ts'

type TimelineProps = {
  entries: readonly TimelineEntry[]
  /** The record's document, where the reader may put back what was changed. */
  putBackOn: string | null
  /** What is said where nothing is. */
  none?: { title?: string; hint?: string }
}

/** What happened with a lead, or with a contact and what hangs on it, newest first. */
export function Timeline({ entries, putBackOn, none = {} }: TimelineProps) {
  const items = timelineItems(entries)
  const words = leadWords().timeline
  if (items.length === 0) {
    return (
      <EmptyState icon={History} title={none.title ?? words.none}>
        {none.hint ?? words.hint}
      </EmptyState>
    )
  }
  return (
    <ol className="p-4">
      {items.map((item) => (
        <Line key={`${item.kind}:${item.id}`} item={item} putBackOn={putBackOn} />
      ))}
    </ol>
  )
}

function Line({ item, putBackOn }: { item: TimelineItem; putBackOn: string | null }) {
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
        {putBackOn && item.kind === 'changed' && (
          <PutBack document={item.document ?? putBackOn} seqs={item.seqs} at={item.at} />
        )}
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
          <Filled
            text={item.document ? leadWords().timeline.madeContact : leadWords().timeline.made}
            parts={{ who: <ActorName actor={item.actor} /> }}
          />
        ),
      }
    case 'adopted':
      return { icon: UserRoundCheck, title: leadWords().timeline.adopted }
    case 'clock':
      return { icon: AlarmClock, title: clockWords().told[item.clock][item.state] }
    case 'changed':
      return {
        icon: PencilLine,
        title: <ActorName actor={item.actor} />,
        body: <Changes changes={item.changes} />,
      }
    case 'file':
      return {
        icon: Paperclip,
        title: (
          <>
            <ActorName actor={item.actor} /> {tellFile(item)}
          </>
        ),
      }
    case 'enquiry':
      return {
        icon: MessageSquareQuote,
        title: enquiryTitle(item),
        body: <EnquiryBody {...item} />,
      }
    case 'call':
      return {
        icon: Phone,
        title: <CallTitle call={item} />,
        body: item.summary && <CallSummary text={item.summary} />,
      }
    case 'lead':
      return { icon: Target, title: <LeadTitle lead={item} /> }
    case 'merge': {
      const { merged, mergedForAWhile } = leadWords().timeline
      const parts = { who: <ActorName actor={item.actor} /> }
      return {
        icon: Merge,
        title: <Filled text={item.isUndone ? mergedForAWhile : merged} parts={parts} />,
      }
    }
    default:
      return tellMeeting(item)
  }
}

type Meeting = 'viewing' | 'viewingAnswer' | 'message' | 'shortlist' | 'note' | 'activity'

function tellMeeting(item: Of<Meeting>): Told {
  const words = leadWords().timeline
  switch (item.kind) {
    case 'viewing':
      return {
        icon: CalendarDays,
        title: (
          <Filled
            text={words.viewing}
            parts={{
              title: <strong>{words.viewingTitle}</strong>,
              status: wordOf(words.viewingStatuses, item.status),
            }}
          />
        ),
        body: <Text text={[item.listing, item.feedback].filter(Boolean).join('. ')} />,
      }
    case 'viewingAnswer':
      return {
        icon: CalendarDays,
        title: <ViewingAnswerTitle answer={item} />,
        body: item.words && <Text text={item.words} />,
      }
    case 'message':
      return {
        icon: Mail,
        title: (
          <Filled
            text={item.direction === 'inbound' ? words.inbound : words.outbound}
            parts={{ channel: <strong>{wordOf(words.channels, item.channel)}</strong> }}
          />
        ),
        body: <MessageBody message={item} />,
      }
    case 'shortlist':
      return {
        icon: Heart,
        title: <ShortlistTitle step={item} />,
        body: item.words && <Text text={item.words} />,
      }
    case 'note':
      return {
        icon: item.voice ? Mic : item.callOutcome ? PhoneOutgoing : StickyNote,
        title: noteTitle(item),
        body: <NoteEntry note={item} />,
      }
    case 'activity':
      return {
        icon: NotebookPen,
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

function enquiryTitle({ source, listing }: Of<'enquiry'>): ReactNode {
  const words = leadWords().timeline
  return (
    <Filled
      text={listing ? words.enquiryFor : words.enquiry}
      parts={{
        title: <strong>{words.enquiryTitle}</strong>,
        source: listLabel('source', source),
        listing: <bdi>{listing}</bdi>,
      }}
    />
  )
}

function noteTitle({ authorId, callOutcome, editedAt, voice }: Of<'note'>): ReactNode {
  const { wrote: typed, edited } = noteWords()
  const said = voice ? voiceWords().spoke : typed
  const wrote = callOutcome ? loggedCallWords().told[callOutcome] : said
  const who = <ActorName actor={`person:${authorId}`} />
  return (
    <>
      <Filled text={wrote} parts={{ who }} />
      {editedAt && <span className="ms-1 text-2xs text-faint">({edited})</span>}
    </>
  )
}

function LeadTitle({ lead: { leadId, reference, stage } }: { lead: Of<'lead'> }) {
  const { leadBegan, leadWon, leadLost } = leadWords().timeline
  const link = (
    <Link to={`/leads/${leadId}`} className="font-medium text-ink hover:underline">
      <bdi>{reference}</bdi>
    </Link>
  )
  const text = stage === 'won' ? leadWon : stage === 'lost' ? leadLost : leadBegan
  return <Filled text={text} parts={{ lead: link }} />
}

function ShortlistTitle({ step: { step, personId, listing } }: { step: Of<'shortlist'> }) {
  const who = <ActorName actor={`person:${personId}`} />
  const parts = { who, listing: <bdi className="font-medium text-ink">{listing}</bdi> }
  return <Filled text={shortlistWords().timeline[step]} parts={parts} />
}

function CallTitle({ call }: { call: Of<'call'> }) {
  const words = leadWords().timeline
  return (
    <>
      <Link to={`/calls/${call.id}`} className="font-medium text-ink hover:underline">
        {call.direction === 'outbound' ? words.callOut : words.callIn}
      </Link>{' '}
      {call.state !== 'ended' && wordOf(words.callStates, call.state)}{' '}
      {call.agentId && (
        <Filled text={words.with} parts={{ who: <ActorName actor={`person:${call.agentId}`} /> }} />
      )}
    </>
  )
}

function Text({ text }: { text: string }) {
  return text ? (
    <p dir="auto" className="mt-0.5 text-xs whitespace-pre-line text-muted text-page-start">
      {text}
    </p>
  ) : null
}

function tellFile({ name, was, isThere }: { name: string; was: string | null; isThere: boolean }) {
  const says = filesWords()
  if (was !== null) return says.renamed(was, name)
  return isThere ? says.came(name) : says.went(name)
}
