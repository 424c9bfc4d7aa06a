import { CalendarSync, RefreshCw, Unlink } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CalendarFeed } from '#db/pace/viewings/calendar-feeds.ts'
import { viewingWords } from '#words/viewings.ts'
import { formatLongDay } from '../../components/format/format-time.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { CopyText } from '../../components/kit/copy-text.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'

/** Shown once: a page that is loaded anew does not know it any more. */
export function NewAddress({ address }: { address: string }) {
  const words = viewingWords().feed
  return (
    <section aria-live="polite" className="grid gap-2 rounded-lg border border-accent p-4">
      <CopyText text={address} label={words.address} />
      <p className="text-sm">{words.once}</p>
      <p className="text-xs text-muted">{words.how}</p>
    </section>
  )
}

type HeldAddressProps = {
  feed: CalendarFeed
  busy: boolean
  choose: (intent: 'renew' | 'revoke') => void
}

/** Since when it holds and whether anything reads it; a new one and none are both asked about first. */
export function HeldAddress({ feed, busy, choose }: HeldAddressProps) {
  const words = viewingWords().feed
  return (
    <section className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-lg border p-4">
      <CalendarSync className="size-5 text-faint" aria-hidden />
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        <Fact name={words.since}>{formatLongDay(feed.createdAt)}</Fact>
        <Fact name={words.lastRead}>
          {feed.readAt ? <RelativeTime at={feed.readAt} /> : words.neverRead}
        </Fact>
      </dl>
      <div className="ms-auto flex flex-wrap gap-2">
        <ConfirmButton
          disabled={busy}
          action={words.renew}
          icon={<RefreshCw className="size-3.5" aria-hidden />}
          title={words.renewTitle}
          description={words.renewWhy}
          onConfirm={() => choose('renew')}
        />
        <ConfirmButton
          className="hover:text-bad"
          disabled={busy}
          action={words.revoke}
          icon={<Unlink className="size-3.5" aria-hidden />}
          title={words.revokeTitle}
          description={words.revokeWhy}
          onConfirm={() => choose('revoke')}
        />
      </div>
    </section>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-2">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
