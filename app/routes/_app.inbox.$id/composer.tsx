import { useState } from 'react'
import { documentName } from '#domain/documents/documents.ts'
import { messageWords } from '#words/messages.ts'
import { cn } from '../../components/kit/class-names.ts'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useLiveDocument } from '../../live/document/use-live-document.tsx'
import { useContent, useLiveState } from '../../live/document/use-live-state.ts'
import { ChannelChoice } from './chat/channel-choice.tsx'
import { LineChoice } from './chat/line-choice.tsx'
import { TemplateForm } from './chat/template-form.tsx'
import { DraftForm } from './draft-form.tsx'
import type { ShownLine } from './loaded/load-lines.server.ts'
import { linesOf, type WayOut, waysOut } from './loaded/ways-out.ts'
import type { LoadedThread } from './loaded/thread-loader.server.ts'

type ComposerProps = { thread: LoadedThread }

/** An answer, written on by whoever has the conversation open, and kept until it is sent: by the way that the contact wrote last, or another. */
export function Composer({ thread }: ComposerProps) {
  const ways = waysOut(thread)
  const [chosen, choose] = useState<WayOut | null>(null)
  const way = chosen && ways.includes(chosen) ? chosen : ways[0]
  const [lineId, chooseLine] = useState('')
  const words = messageWords()
  if (!way) return <p className="border-t p-4 text-sm text-muted">{words.noAddress}</p>
  const lines = linesOf(thread, way)
  const line = lines.find(({ id }) => id === lineId) ?? lines.find(({ isUsual }) => isUsual) ?? null
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <ChannelChoice ways={ways} way={way} onChoose={choose} />
        <LineChoice lines={lines} line={line} onChoose={chooseLine} />
      </div>
      {!line && lines.length > 0 ? (
        <p className="text-sm text-muted">{words.unchosen}</p>
      ) : way === 'whatsapp' && line && !line.isOpen ? (
        <TemplateForm key={line.id} thread={thread} line={line} />
      ) : (
        <Draft thread={thread} way={way} line={line} />
      )}
    </div>
  )
}

function Draft({ thread, way, line }: ComposerProps & { way: WayOut; line: ShownLine | null }) {
  const live = useLiveDocument(documentName('reply', thread.id))
  const content = useContent(live)
  const copy = useLiveState(live, (state) => state.copy)
  useShowLive(live, 'record')
  // In the place of what comes: nothing moves when the draft is here.
  const place = cn('text-sm text-muted', way === 'email' ? 'min-h-60' : 'min-h-44')
  if (!live || !content) return <p className={place}>{messageWords().opening}</p>
  return <DraftForm key={copy} live={live} thread={thread} way={way} line={line} />
}
