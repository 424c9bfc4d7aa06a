import { Link } from '@remix-run/react'
import {
  AlarmClock,
  AtSign,
  Bot,
  Building2,
  CalendarCheck2,
  CalendarClock,
  CalendarPlus,
  CalendarX2,
  CircleHelp,
  Eye,
  Hourglass,
  ListChecks,
  Heart,
  ListTodo,
  type LucideIcon,
  Mail,
  MailX,
  MessageSquare,
  Share2,
  UserRoundCheck,
  Webhook,
} from 'lucide-react'
import { useState } from 'react'
import type { NotificationRow } from '#db/pace/notifications/page.ts'
import type { NotificationKind } from '#domain/notification/kinds.ts'
import { notificationWords } from '#words/notifications.ts'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { useHouse } from '../../house/use-house.tsx'
import { placeOf, sayNotification } from '../../notifications/say-notification.ts'

const ICONS: Record<NotificationKind, LucideIcon> = {
  leadAssigned: UserRoundCheck,
  leadShared: Share2,
  mentioned: AtSign,
  shortlistAnswered: Heart,
  enquiryReceived: MessageSquare,
  messageReceived: Mail,
  messageFailed: MailX,
  viewingBooked: CalendarPlus,
  viewingAnswered: CalendarCheck2,
  viewingHanded: CalendarPlus,
  viewingChanged: CalendarClock,
  googleCalendar: CalendarX2,
  taskAssigned: ListTodo,
  listingRefused: Building2,
  reviewAsked: Eye,
  reviewAnswered: Eye,
  clockWarned: Hourglass,
  clockBreached: AlarmClock,
  bulkFinished: ListChecks,
  webhookStopped: Webhook,
  programAsks: Bot,
}

/** One line: what happened, when, and, on demand, why it is told. Going there reads it. */
export function NotificationItem({ row }: { row: NotificationRow }) {
  const { zone } = useHouse()
  const { run, sending } = useAction('/notifications')
  const [isExplained, setIsExplained] = useState(false)
  const words = notificationWords()
  const isUnread = row.readAt === null && sending === undefined
  const Icon = ICONS[row.kind]
  return (
    <li className="grid gap-1 py-2.5">
      <div className="flex items-start gap-3">
        <Icon className="mt-0.5 size-4 shrink-0 text-faint" aria-hidden />
        <Link
          to={placeOf(row)}
          onClick={() => isUnread && run({ intent: 'read', id: row.id })}
          className={cn(
            'min-w-0 flex-1 text-sm wrap-anywhere hover:underline',
            isUnread ? 'font-medium text-ink' : 'text-muted',
          )}
        >
          {isUnread && <span className="sr-only">{words.unread}: </span>}
          {sayNotification(row, { zone })}
        </Link>
        <RelativeTime at={row.createdAt} className="shrink-0 text-xs leading-5 text-faint" />
        <IconButton
          label={words.why}
          size="iconSm"
          aria-expanded={isExplained}
          onClick={() => setIsExplained(!isExplained)}
        >
          <CircleHelp className="size-3.5" aria-hidden />
        </IconButton>
        <span
          aria-hidden
          className={cn('mt-1.5 size-2 shrink-0 rounded-full', isUnread && 'bg-accent')}
        />
      </div>
      {isExplained && <Why kind={row.kind} />}
    </li>
  )
}

function Why({ kind }: { kind: NotificationKind }) {
  const words = notificationWords()
  const { run, busy, data } = useAction<{ off?: string }>('/notifications')
  return (
    <p className="flex flex-wrap items-center gap-2 ps-7 text-xs text-muted" aria-live="polite">
      {words.because[kind]}
      {data?.off === kind ? (
        words.turnedOff
      ) : (
        <Button
          size="sm"
          variant="quiet"
          disabled={busy}
          onClick={() => run({ intent: 'turnOff', kind })}
        >
          {words.turnOff}
        </Button>
      )}
    </p>
  )
}
