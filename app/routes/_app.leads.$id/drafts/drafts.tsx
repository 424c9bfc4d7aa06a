import { Check, Copy, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import type { Contact } from '#domain/contact/contact.ts'
import type { DraftChannel } from '#domain/program/draft.ts'
import { programWords } from '#words/programs.ts'
import { Button, buttonClass } from '../../../components/kit/button.tsx'
import { RelativeTime } from '../../../components/format/time.tsx'
import { useAction } from '../../../components/hooks/use-action.ts'
import { sendingAddress } from './sending-address.ts'

export type DraftRow = {
  id: string
  channel: DraftChannel
  subject: string | null
  text: string
  program: string
  createdAt: string
}
type Reached = Pick<Contact, 'phone' | 'email' | 'consent'>

/** What programs have written for this person to send: nothing of it goes out by itself. */
export function Drafts({
  leadId,
  drafts,
  to,
}: {
  leadId: string
  drafts: readonly DraftRow[]
  to: Reached
}) {
  const { title } = programWords().drafts
  if (drafts.length === 0) return null
  return (
    <section aria-label={title} className="border-b p-4">
      <h2 className="mb-2 text-xs font-medium text-faint">{title}</h2>
      <ul className="grid gap-2">
        {drafts.map((draft) => (
          <Draft key={draft.id} leadId={leadId} draft={draft} to={to} />
        ))}
      </ul>
    </section>
  )
}

function Draft({ leadId, draft, to }: { leadId: string; draft: DraftRow; to: Reached }) {
  const { channel, subject, text, program, createdAt } = draft
  const { run, busy, data } = useAction(`/leads/${leadId}`)
  const words = programWords()
  const end = (ended: 'sent' | 'discarded') => run({ intent: 'endDraft', draftId: draft.id, ended })
  const isOver = busy || data !== undefined
  return (
    <li className="grid gap-2 rounded-lg border border-ai/40 bg-surface p-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-faint">
        <span className="min-w-0 flex-1 wrap-anywhere">
          {words.drafts.by(program, words.channels[channel] ?? channel)}
        </span>
        <RelativeTime at={createdAt} />
      </p>
      {subject !== null && (
        <p dir="auto" className="font-medium wrap-anywhere">
          {subject}
        </p>
      )}
      <p dir="auto" className="max-h-60 overflow-y-auto wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
      <WayOut draft={draft} to={to} />
      <div className="flex flex-wrap gap-2">
        <CopyDraft text={text} />
        <Button disabled={isOver} onClick={() => end('sent')}>
          <Check className="size-3.5" aria-hidden /> {words.drafts.sent}
        </Button>
        <Button variant="quiet" disabled={isOver} onClick={() => end('discarded')}>
          {words.drafts.discard}
        </Button>
      </div>
    </li>
  )
}

/** Where the person sends it from, with the text in it; nowhere, where they who would get it do not want it. */
function WayOut({ draft, to }: { draft: DraftRow; to: Reached }) {
  const words = programWords().drafts
  if (to.consent[draft.channel]?.state === 'withdrawn')
    return <p className="text-xs text-bad">{words.withdrawn}</p>
  const address = sendingAddress(draft, to)
  if (!address) return <p className="text-xs text-faint">{words.noWay}</p>
  return (
    <a
      href={address}
      target="_blank"
      rel="noreferrer"
      className={buttonClass({ variant: 'primary', size: 'md' }, 'justify-self-start')}
    >
      <ExternalLink className="size-3.5" aria-hidden /> {words.open[draft.channel]}
    </a>
  )
}

function CopyDraft({ text }: { text: string }) {
  const words = programWords().drafts
  const [isCopied, setCopied] = useState(false)
  return (
    <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      <Copy className="size-3.5" aria-hidden /> {isCopied ? words.copied : words.copy}
    </Button>
  )
}
