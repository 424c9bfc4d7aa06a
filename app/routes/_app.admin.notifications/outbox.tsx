import { Mail } from 'lucide-react'
import { notificationWords } from '#words/notifications.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { RelativeTime } from '../../components/format/time.tsx'

type OutboxProps = {
  mails: readonly {
    id: string
    recipient: string
    subject: string
    body: string
    createdAt: string
  }[]
}

/** The newest mails that no server has taken: there is none, or there was none then. */
export function Outbox({ mails }: OutboxProps) {
  const words = notificationWords().outbox
  return (
    <section className="grid gap-3">
      <h2 className="text-sm font-semibold">{words.title}</h2>
      <p className="text-xs text-faint">{words.why}</p>
      {mails.length === 0 && <EmptyState icon={Mail} title={words.empty} />}
      {mails.map(({ id, recipient, subject, body, createdAt }) => (
        <details key={id} className="rounded-md border bg-surface p-3">
          <summary className="flex cursor-pointer items-baseline gap-3 text-sm">
            <bdi className="font-medium">{recipient}</bdi>
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {subject}
            </span>
            <RelativeTime at={createdAt} className="text-xs text-faint" />
          </summary>
          <pre dir="auto" className="mt-2 text-xs wrap-anywhere whitespace-pre-wrap text-muted">
            {body}
          </pre>
        </details>
      ))}
    </section>
  )
}
