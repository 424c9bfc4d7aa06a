import { Copy, Lock } from 'lucide-react'
import type { Channel } from '#domain/arrival/arrival.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { IconButton } from '../../components/kit/button.tsx'
import { CopyText } from '../../components/kit/copy-text.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { notify } from '../../components/kit/overlay/toaster.tsx'
import { type Mailbox, MailboxState } from './mailbox-state.tsx'
import { ChangeSecret } from './secret-dialog.tsx'

type DoorItemProps = {
  door: {
    id: string
    channel: Channel
    name: string
    /** Null where PACE goes itself. */
    address: string | null
    mailbox: Mailbox | null
    closedAt: string | null
    heardAt: string | null
    /** Of a form: what a site takes over. */
    snippet: string | null
  }
}

/** One way in: where it is, and when something came by it. */
export function DoorItem({
  door: { id, channel, name, address, mailbox, closedAt, heardAt, snippet },
}: DoorItemProps) {
  const { run, busy } = useAction('/admin/doors')
  const words = arrivalWords().doors
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1 px-4 py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <bdi className="truncate font-medium">{name}</bdi>
        <Badge>{arrivalWords().channels[channel]}</Badge>
        {closedAt && <Badge tone="warn">{words.closed}</Badge>}
        <span className="ms-auto shrink-0 text-xs text-faint">
          {heardAt ? (
            <Filled text={words.heard} parts={{ when: <RelativeTime at={heardAt} /> }} />
          ) : (
            words.neverHeard
          )}
        </span>
      </div>
      <div className="flex min-w-0 items-center gap-1">
        {address && <Address address={address} />}
        {mailbox && <MailboxState id={id} mailbox={mailbox} />}
        {!closedAt && (
          <span className="ms-auto flex flex-wrap justify-end gap-1">
            {!mailbox && <ChangeSecret id={id} channel={channel} />}
            <ConfirmButton
              title={words.closeSure(name)}
              description={words.closeHint}
              action={words.close}
              icon={<Lock className="size-3.5" aria-hidden />}
              disabled={busy}
              onConfirm={() => run({ intent: 'close', id })}
            />
          </span>
        )}
      </div>
      {snippet && (
        <details className="min-w-0">
          <summary className="w-fit cursor-pointer py-1 text-xs text-muted hover:text-ink">
            {words.embed}
          </summary>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 pt-1">
            <CopyText text={snippet} label={words.embed} />
            <p className="text-xs text-faint">{words.embedHint}</p>
          </div>
        </details>
      )}
    </li>
  )
}

/** Where what comes by it is sent. */
function Address({ address }: { address: string }) {
  const words = arrivalWords().doors
  async function copy() {
    await navigator.clipboard.writeText(new URL(address, window.location.origin).href)
    notify('done', words.copied)
  }
  return (
    <>
      <code dir="ltr" className="min-w-0 truncate text-xs text-muted">
        {address}
      </code>
      <IconButton label={words.copy} onClick={() => void copy()}>
        <Copy className="size-3.5" aria-hidden />
      </IconButton>
    </>
  )
}
