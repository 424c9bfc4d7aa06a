import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useSyncExternalStore } from 'react'
import { playbackWords } from '#words/playback.ts'
import { Button, IconButton } from '../../../components/kit/button.tsx'
import { formatElapsed, formatLongDay } from '../../../components/format/format-time.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import type { CallRecording } from './call-recording.ts'
import type { Playback } from '../../../recordings/playback/use-playback.ts'

const SKIP_S = 5

type PlayerProps = {
  recording: CallRecording
  playback: Playback | null
  /** What else can be done with it. */
  children?: ReactNode
}

/** The recording of the call: its controls, how much of it is heard, and until when it is kept. */
export function Player({ recording, playback, children }: PlayerProps) {
  const words = playbackWords()
  const { heard, why, keptUntil, isStandIn } = recording
  return (
    <section
      aria-label={words.title}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5 md:px-6"
    >
      {heard !== 'nothing' && <Controls durationMs={recording.durationMs} playback={playback} />}
      <p className="text-xs text-muted">
        {why ? `${words.nothing} ${words.why[why]}` : heard === 'cut' ? words.cut : null}{' '}
        {isStandIn && <>{words.standIn} </>}
        <Guess playback={playback} />
        <span className="text-faint">{words.keptUntil(formatLongDay(keptUntil))}</span>
      </p>
      {children}
    </section>
  )
}

/** Where nobody told when each word was spoken, what lights them says so. */
function Guess({ playback }: { playback: Playback | null }) {
  const seen = useSeen(playback)
  return seen?.word && seen.isGuess ? <>{playbackWords().guess} </> : null
}

type ControlsProps = { durationMs: number | null; playback: Playback | null }

function Controls({ durationMs, playback }: ControlsProps) {
  const words = playbackWords()
  useShortcuts(
    {
      k: { run: () => playback?.toggle(), does: words.toggle },
      j: { run: () => playback?.skip(-SKIP_S), does: words.back },
      l: { run: () => playback?.skip(SKIP_S), does: words.on },
      r: { run: () => playback?.nextRate(), does: words.speed },
    },
    playback !== null,
  )
  const seen = useSeen(playback)
  const isPlaying = seen?.isPlaying ?? false
  const off = playback === null
  return (
    <div className="flex min-w-64 flex-1 items-center gap-1.5">
      <IconButton label={words.back} disabled={off} onClick={() => playback?.skip(-SKIP_S)}>
        <RotateCcw className="size-4" aria-hidden />
      </IconButton>
      <IconButton
        label={isPlaying ? words.pause : words.play}
        variant="primary"
        disabled={off}
        onClick={() => playback?.toggle()}
      >
        {isPlaying ? (
          <Pause className="size-4" aria-hidden />
        ) : (
          <Play className="size-4" aria-hidden />
        )}
      </IconButton>
      <IconButton label={words.on} disabled={off} onClick={() => playback?.skip(SKIP_S)}>
        <RotateCw className="size-4" aria-hidden />
      </IconButton>
      <Place durationMs={durationMs} playback={playback} ms={seen?.ms ?? 0} />
      <Button
        size="sm"
        variant="quiet"
        aria-label={words.speedIs(seen?.rate ?? 1)}
        title={words.speed}
        disabled={off}
        onClick={() => playback?.nextRate()}
      >
        {seen?.rate ?? 1}×
      </Button>
    </div>
  )
}

type PlaceProps = ControlsProps & { ms: number }

/** Where it is, and by arrow keys, five seconds each, or by hand where it is to be. */
function Place({ durationMs, playback, ms }: PlaceProps) {
  const words = playbackWords()
  const clock = <span className="text-xs text-faint tabular-nums">{formatElapsed(ms)}</span>
  if (durationMs === null) return clock
  return (
    <>
      {clock}
      <input
        type="range"
        className="h-1 min-w-16 flex-1 accent-(--accent)"
        aria-label={words.place}
        aria-valuetext={words.placeOf(formatElapsed(ms), formatElapsed(durationMs))}
        min={0}
        max={Math.ceil(durationMs / 1000)}
        value={Math.floor(ms / 1000)}
        disabled={playback === null}
        onChange={({ target }) => playback?.seek(target.valueAsNumber)}
        onKeyDown={(event) => playback && pressOn(event, playback)}
      />
      <span className="text-xs text-faint tabular-nums">{formatElapsed(durationMs)}</span>
    </>
  )
}

/** The keys of the page are not heard in an input: it has its own. */
function pressOn(event: KeyboardEvent<HTMLInputElement>, playback: Playback): void {
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const steps: Record<string, number> = {
    ArrowRight: isRtl ? -SKIP_S : SKIP_S,
    ArrowLeft: isRtl ? SKIP_S : -SKIP_S,
    ArrowUp: SKIP_S,
    ArrowDown: -SKIP_S,
  }
  const step = steps[event.key]
  if (step === undefined && event.key !== ' ') return
  event.preventDefault()
  if (step === undefined) playback.toggle()
  else playback.skip(step)
}

const never = () => () => undefined

function useSeen(playback: Playback | null) {
  return useSyncExternalStore(
    playback?.head.subscribe ?? never,
    () => playback?.head.get() ?? null,
    () => null,
  )
}
