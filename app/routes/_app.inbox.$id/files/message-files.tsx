import { Paperclip } from 'lucide-react'
import { messageWords } from '#words/messages.ts'
import { SoundPlayer } from '../../../components/files/sound-player.tsx'
import type { ShownMessage } from '../loaded/thread-loader.server.ts'

type Attached = ShownMessage['attached'][number]

/** What is attached to a message: pictures are seen and sounds heard where they stand, and all of it opens. */
export function MessageFiles({ attached }: { attached: readonly Attached[] }) {
  if (attached.length === 0) return null
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-1 text-xs text-muted">
      {attached.map((file, index) => (
        <li key={index} className="grid grid-cols-[minmax(0,1fr)] gap-1">
          {file.picture && (
            // Of one height: what is below it stays where it is while it comes. Its name stands there.
            <img
              src={file.picture}
              alt=""
              loading="lazy"
              className="h-40 w-auto max-w-full justify-self-start rounded-lg bg-hover object-contain"
            />
          )}
          {file.sound && <SoundPlayer name={file.name} src={file.sound} />}
          <Named file={file} />
        </li>
      ))}
    </ul>
  )
}

function Named({ file: { name, href, refused } }: { file: Attached }) {
  const shown = <bdi className="[overflow-wrap:anywhere]">{name}</bdi>
  return (
    <span className="flex items-baseline gap-1.5">
      <Paperclip className="size-3 shrink-0 translate-y-0.5" aria-hidden />
      {href ? (
        <a href={href} target="_blank" rel="noreferrer" className="underline">
          {shown}
        </a>
      ) : (
        shown
      )}
      {refused && (
        <span className="text-bad">
          {messageWords().refused} <bdi>{refused}</bdi>
        </span>
      )}
    </span>
  )
}
