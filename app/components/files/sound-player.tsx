import { Pause, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { filesWords } from '#words/files.ts'
import { formatElapsed } from '../format/format-time.ts'
import { IconButton } from '../kit/button.tsx'

type PlayerProps = { name: string; src: string }

/** Of all sounds of a page one is heard at a time. */
let heard: HTMLAudioElement | null = null

/** A sound where it stands: nothing of it is loaded before somebody wants to hear it, and how long it is, is known from then on. */
export function SoundPlayer({ name, src }: PlayerProps) {
  const audio = useRef<HTMLAudioElement>(null)
  const { isPlaying, at, length, isBroken } = useHeard(audio)
  const words = filesWords().sound
  const toggle = () => {
    const own = audio.current
    if (!own) return
    if (!own.paused) return own.pause()
    // What could not be fetched is asked for anew.
    if (own.error) own.load()
    void own.play().catch(() => undefined)
  }
  return (
    <div className="grid gap-0.5">
      <div className="flex items-center gap-2 rounded-lg border bg-surface py-1 ps-1 pe-3">
        <audio ref={audio} src={src} preload="none" />
        <IconButton label={isPlaying ? words.pause(name) : words.play(name)} onClick={toggle}>
          {isPlaying ? (
            <Pause className="size-4" aria-hidden />
          ) : (
            <Play className="size-4" aria-hidden />
          )}
        </IconButton>
        <input
          type="range"
          className="h-1 min-w-16 flex-1 accent-(--accent)"
          aria-label={words.place(name)}
          aria-valuetext={words.placeOf(formatElapsed(at * 1000), formatElapsed(length * 1000))}
          min={0}
          max={Math.max(1, Math.ceil(length))}
          value={Math.floor(at)}
          disabled={length === 0}
          onChange={({ target }) => {
            if (audio.current) audio.current.currentTime = target.valueAsNumber
          }}
        />
        <span className="w-9 text-end text-2xs text-muted tabular-nums">
          {length > 0 && formatElapsed((isPlaying || at > 0 ? at : length) * 1000)}
        </span>
      </div>
      <p role="status" className="text-bad empty:hidden">
        {isBroken ? words.broken : ''}
      </p>
    </div>
  )
}

const EVENTS = [
  'play',
  'pause',
  'ended',
  'timeupdate',
  'durationchange',
  'seeked',
  'error',
] as const
const SILENT = { isPlaying: false, at: 0, length: 0, isBroken: false }

function useHeard(audio: { current: HTMLAudioElement | null }) {
  const [seen, see] = useState(SILENT)
  useEffect(() => {
    const own = audio.current
    if (!own) return
    const look = () => {
      if (!own.paused && heard !== own) {
        heard?.pause()
        heard = own
      }
      const { paused, currentTime, duration, error, ended } = own
      see({
        isPlaying: !paused,
        at: ended ? 0 : currentTime,
        // Of some streams nobody knows it before their end.
        length: Number.isFinite(duration) ? duration : 0,
        isBroken: error !== null,
      })
    }
    for (const event of EVENTS) own.addEventListener(event, look)
    return () => {
      for (const event of EVENTS) own.removeEventListener(event, look)
      own.pause()
      if (heard === own) heard = null
    }
  }, [audio])
  return seen
}
