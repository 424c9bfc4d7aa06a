import { useState } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import { messageWords } from '#words/messages.ts'
import { cn } from '../../components/kit/class-names.ts'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { useContent, useLiveState } from '../../live/document/use-live-state.ts'
import { ChannelChoice } from './chat/channel-choice.tsx'
import { TemplateForm } from './chat/template-form.tsx'
import { DraftForm } from './draft-form.tsx'
import { type WayOut, waysOut } from './loaded/ways-out.ts'
import type { LoadedThread } from './loaded/thread-loader.server.ts'

type ComposerProps = { thread: LoadedThread }

/** An answer, written on by whoever has the conversation open, and kept until it is sent: by the way that the contact wrote last, or another. */
export function Composer({ thread }: ComposerProps) {
  const ways = waysOut(thread)
  const [chosen, choose] = useState<WayOut | null>(null)
  const way = chosen && ways.includes(chosen) ? chosen : ways[0]
  const words = messageWords()
  if (!way) return <p className="border-t p-4 text-sm text-muted">{words.noAddress}</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t p-4">
      <ChannelChoice ways={ways} way={way} onChoose={choose} />
      {way === 'whatsapp' && !thread.chat.isOpen ? (
        <TemplateForm thread={thread} />
      ) : (
        <Draft thread={thread} way={way} />
      )}
    </div>
  )
}

function Draft({ thread, way }: ComposerProps & { way: WayOut }) {
  const live = useLiveDocument(documentName('reply', thread.id))
  const content = useContent(live)
  const copy = useLiveState(live, (state) => state.copy)
  useShowLive(live, 'record')
  // In the place of what comes: nothing moves when the draft is here.
  const place = cn('text-sm text-muted', way === 'email' ? 'min-h-60' : 'min-h-44')
  if (!live || !content) return <p className={place}>{messageWords().opening}</p>
  return <DraftForm key={copy} live={live} thread={thread} way={way} />
}
