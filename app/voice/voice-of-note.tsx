import { AudioLines, Play, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Voice } from '#domain/voice/voice.ts'
import { voiceWords } from '#words/voice.ts'
import { formatElapsed } from '../components/format/format-time.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'

type VoiceOfNoteProps = {
  note: { id: string; editedAt: string | null; voice: Voice }
  /** Whether the reader may have it listened to once more. */
  mayAsk: boolean
}

/** The sound of a note, loaded once it is asked for, and what came of listening to it. */
export function VoiceOfNote({ note: { id, editedAt, voice }, mayAsk }: VoiceOfNoteProps) {
  const words = voiceWords()
  const { busy, run } = useAction('/notes')
  const { hearing } = voice
  const isOver = hearing !== 'heard' && hearing !== 'waiting'
  return (
    <div className="grid justify-items-start gap-1.5 py-1 text-xs">
      <Sound voice={voice} />
      {editedAt === null && (
        <p
          role={hearing === 'waiting' ? 'status' : undefined}
          className={hearing === 'failed' ? 'text-warn' : 'text-faint'}
        >
          {words.hearings[hearing]}
        </p>
      )}
      {isOver && mayAsk && editedAt === null && voice.fileId && (
        <Button size="sm" disabled={busy} onClick={() => run({ intent: 'hear', id })}>
          <RotateCw className="size-3.5" aria-hidden />
          {words.again}
        </Button>
      )}
    </div>
  )
}

function Sound({ voice: { fileId, ms } }: { voice: Voice }) {
  const [isAsked, setAsked] = useState(false)
  const words = voiceWords()
  if (!fileId) {
    return (
      <p className="flex items-center gap-1.5 text-muted">
        <AudioLines className="size-3.5" aria-hidden />
        {words.gone}
      </p>
    )
  }
  if (!isAsked) {
    return (
      <Button size="sm" onClick={() => setAsked(true)}>
        <Play className="size-3.5" aria-hidden />
        {words.play(formatElapsed(ms))}
      </Button>
    )
  }
  return (
    <audio
      controls
      autoPlay
      src={`/files/${fileId}/original`}
      aria-label={words.title}
      className="w-full max-w-sm"
    />
  )
}
