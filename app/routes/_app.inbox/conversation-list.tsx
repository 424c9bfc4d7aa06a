import { Link, useLocation } from '@remix-run/react'
import {
  Mail,
  MessageCircle,
  MessagesSquare,
  MessageSquareText,
  type LucideIcon,
} from 'lucide-react'
import type { InboxRow } from '#db/pace/messages/inbox.ts'
import type { MessageChannel } from '#domain/message/message.ts'
import { messageWords } from '#words/messages.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { usePagedRows, type Page } from '../../components/hooks/use-paged-rows.ts'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'

type ListProps = { page: Page<InboxRow>; open: string | null }

export const CHANNEL_ICONS: Record<MessageChannel, LucideIcon> = {
  email: Mail,
  sms: MessageSquareText,
  whatsapp: MessageCircle,
  letter: Mail,
}

/** The newest first; on a phone it makes room for the one that is open. */
export function ConversationList({ page, open }: ListProps) {
  const { rows, complete, loading, loadMore } = usePagedRows(page, {
    path: '/inbox',
    idOf: ({ contactId }) => contactId,
  })
  const { search } = useLocation()
  const words = messageWords()
  return (
    <section
      aria-label={words.list}
      className={cn(
        'w-full shrink-0 overflow-y-auto md:w-80 md:border-e lg:w-96',
        open && 'hidden md:block',
      )}
    >
      {rows.length === 0 && (
        <EmptyState icon={MessagesSquare} title={words.none}>
          {words.noneHint}
        </EmptyState>
      )}
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.contactId}>
            <Link
              to={`/inbox/${row.contactId}${search}`}
              aria-current={row.contactId === open ? 'page' : undefined}
              className="grid grid-cols-[minmax(0,1fr)] gap-0.5 px-4 py-2.5 hover:bg-hover aria-[current=page]:bg-accent-soft"
            >
              <Row row={row} />
            </Link>
          </li>
        ))}
      </ul>
      {!complete && (
        <div className="grid justify-center p-3">
          <Button disabled={loading} onClick={loadMore}>
            {words.older}
          </Button>
        </div>
      )}
    </section>
  )
}

function Row({ row }: { row: InboxRow }) {
  const { name, isUnread, lastAt, channel, direction, subject, gist, state } = row
  const words = messageWords()
  const Icon = CHANNEL_ICONS[channel]
  return (
    <>
      <span className="flex items-center gap-2 text-sm">
        {isUnread && (
          <span className="size-2 shrink-0 rounded-full bg-accent">
            <span className="sr-only">{words.unread}</span>
          </span>
        )}
        <bdi className={cn('truncate', isUnread ? 'font-semibold text-ink' : 'text-ink')}>
          {name ?? words.unknown}
        </bdi>
        <RelativeTime at={lastAt} className="ms-auto shrink-0 text-2xs text-muted" />
      </span>
      <span className="flex items-center gap-1.5 text-xs text-muted">
        <Icon className="size-3 shrink-0" aria-hidden />
        <span className="sr-only">{words.channels[channel]}</span>
        {state === 'failed' && <span className="shrink-0 text-bad">{words.states.failed}</span>}
        {direction === 'outbound' && state !== 'failed' && (
          <span className="shrink-0">{words.house}:</span>
        )}
        <bdi className="truncate">{subject ? `${subject} · ${gist}` : gist || words.fileOnly}</bdi>
      </span>
    </>
  )
}
