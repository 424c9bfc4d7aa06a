import { isOver } from '#domain/call/fields.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { cn } from '../../components/kit/class-names.ts'
import type { CallRecording } from './recording/call-recording.ts'
import { PlaybackProvider } from './recording/playback-context.tsx'
import { AddRecording } from './recording/add-recording.tsx'
import { RemoveRecording } from './recording/remove-recording.tsx'
import { Player } from './recording/player.tsx'
import { LitWord } from './recording/lit-word.tsx'
import { usePlayback } from '../../recordings/playback/use-playback.ts'
import { useTimesOf } from './recording/use-times-of.ts'
import { SummaryCard } from './summary/summary-card.tsx'
import { Transcript } from './transcript/transcript.tsx'
import type { CallView } from './view/call-view.ts'
import { SensitiveWordsProvider } from './view/sensitive-words.tsx'
import { useSpeakers } from './view/use-speakers.ts'

type SpokenColumnProps = {
  id: string
  hidden: boolean
  view: CallView
  live: LiveDocument | null
  name: string
  mayWrite: boolean
  recording: CallRecording | null
  mayKeepRecording: boolean
}

/** What was said: its summary, its recording where there is one, and its words. */
export function SpokenColumn({ hidden, recording, mayKeepRecording, ...rest }: SpokenColumnProps) {
  const { id, view, live, name, mayWrite } = rest
  const speakerOf = useSpeakers(view, name)
  const isHeard = recording !== null && recording.heard !== 'nothing'
  const playback = usePlayback(
    isHeard ? { callId: id, beginsMs: recording.beginsMs, isCut: recording.heard === 'cut' } : null,
    view.segments,
    useTimesOf(live, view.segments),
  )
  return (
    <PlaybackProvider value={playback}>
      <div
        className={cn('flex min-h-0 min-w-0 flex-1 flex-col lg:flex', hidden && 'max-lg:hidden')}
      >
        <LitWord />
        <SummaryCard blocks={view.summary} marks={view.marks} />
        {recording ? (
          <Player recording={recording} playback={playback}>
            {mayKeepRecording && <RemoveRecording callId={id} />}
          </Player>
        ) : (
          mayKeepRecording && isOver(view.meta.state) && <AddRecording callId={id} />
        )}
        <SensitiveWordsProvider callId={id} meta={view.meta}>
          <Transcript view={view} live={live} mayCorrect={mayWrite} speakerOf={speakerOf} />
        </SensitiveWordsProvider>
      </div>
    </PlaybackProvider>
  )
}
