import { Ban } from 'lucide-react'
import { contactWords } from '#words/contacts.ts'
import { outreachWords } from '#words/outreach.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import type { LoadedThread } from './loaded/thread-loader.server.ts'

/** What the contact has said no to, in their words; whoever reads that it was none takes it back. */
export function Refusals({ thread }: { thread: LoadedThread }) {
  const { id, mayWrite, outreach } = thread
  const { run, busy } = useAction(`/inbox/${id}`)
  const words = outreachWords().refusals
  const { channels } = contactWords().consent
  if (outreach.refusals.length === 0) return null
  return (
    <ul aria-label={words.title} className="grid gap-1 border-t px-4 py-2 text-xs">
      {outreach.refusals.map(({ channel, at, words: said, isRead }) => (
        <li key={channel} className="flex flex-wrap items-center gap-2 text-bad">
          <Ban className="size-3.5 shrink-0" aria-hidden />
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <Filled
              text={said ? words.said : words.saidPlain}
              parts={{ channel: channels[channel], words: <bdi>{said}</bdi> }}
            />
          </span>
          {mayWrite && isRead && (
            <Button
              size="sm"
              disabled={busy}
              aria-label={words.takeBackFor(channels[channel])}
              onClick={() => run({ intent: 'takeBackRefusal', channel, at })}
            >
              {words.takeBack}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
