import { Link, useLocation } from '@remix-run/react'
import { ArrowLeft, UserRound } from 'lucide-react'
import { messageWords } from '#words/messages.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Select } from '../../components/kit/select.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import type { LoadedThread } from './loaded/thread-loader.server.ts'

/** Whom it is with, who answers, and until when it may rest. */
export function ThreadHead({ thread }: { thread: LoadedThread }) {
  const { id, name, conversation, mayWrite } = thread
  const { search } = useLocation()
  const { colleagues } = useWorkspace()
  const { run, busy } = useAction(`/inbox/${id}`)
  const words = messageWords()
  const { tomorrow, nextWeek, wake } = words.snoozes
  const snoozes = conversation?.snoozedUntil
    ? [{ value: 'wake', label: wake }]
    : [
        { value: 'tomorrow', label: tomorrow },
        { value: 'nextWeek', label: nextWeek },
      ]
  return (
    <header className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
      <Link
        to={`/inbox${search}`}
        aria-label={words.back}
        className="rounded-md p-1 text-muted hover:bg-hover md:hidden"
      >
        <ArrowLeft className="size-4 rtl:-scale-x-100" aria-hidden />
      </Link>
      <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">
        <bdi>{formatPhone(name ?? words.unknown)}</bdi>
      </h2>
      {mayWrite && conversation && (
        <div className="order-last flex w-full items-center gap-2 md:order-none md:w-auto">
          <span className="flex-1 md:w-44">
            <Select
              aria-label={words.assign}
              disabled={busy}
              value={conversation.assigneeId ?? ''}
              empty={words.byOwner}
              options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(event) => run({ intent: 'assign', personId: event.target.value })}
            />
          </span>
          <span className="w-32">
            <Select
              aria-label={words.snooze}
              disabled={busy}
              value=""
              empty={words.snooze}
              options={snoozes}
              onChange={(event) => run({ intent: 'snooze', until: event.target.value })}
            />
          </span>
        </div>
      )}
      <Link
        to={`/contacts/${id}`}
        aria-label={words.contact}
        title={words.contact}
        className="rounded-md p-1.5 text-muted hover:bg-hover hover:text-ink"
      >
        <UserRound className="size-4" aria-hidden />
      </Link>
    </header>
  )
}
