import { useEffect, useState } from 'react'
import { z } from 'zod'
import { SaidSchema } from '#domain/said.ts'
import { playbackWords } from '#words/playback.ts'
import { sayProblem } from '#words/problems.ts'
import { notify } from '../../components/kit/overlay/toaster.tsx'
import { listenPath } from '../paths.ts'
import type { Timed } from './playhead.ts'
import type { LineTimes } from '#domain/call/playback/word-times.ts'
import { Playhead } from './playhead.ts'

const ListenedSchema = z.object({ url: z.string() })
const ProblemSchema = z.object({
  detail: z.string(),
  code: z.string().optional(),
  said: SaidSchema.optional(),
})

export const RATES = [1, 1.25, 1.5, 2, 0.75] as const

/** What plays the recording of a call, and where it is. */
export type Playback = {
  head: Playhead
  /** What is hidden in the words is silent. */
  isCut: boolean
  /** Plays from where a line begins, or from the word that stands at `at` in it. */
  hear: (segmentId: string, at?: number) => void
  toggle: () => void
  /** Goes so many seconds on, or back. */
  skip: (seconds: number) => void
  /** Goes to a place of the sound. */
  seek: (seconds: number) => void
  nextRate: () => void
}

type Recorded = { callId: string; beginsMs: number | null; isCut: boolean }

/**
 * Plays a recording. Its sound is asked for when somebody first wants to hear it: that is what the audit tells of. `null` where there is
 * none, or nothing of it is heard.
 */
export function usePlayback(
  recorded: Recorded | null,
  segments: readonly Timed[],
  timesOf: (segmentId: string) => LineTimes,
): Playback | null {
  const callId = recorded?.callId ?? null
  const beginsMs = recorded?.beginsMs ?? 0
  const isCut = recorded?.isCut ?? false
  const [playback, setPlayback] = useState<Playback | null>(null)
  useEffect(() => {
    if (callId === null) return
    const made = new Player({ callId, isCut }, new Playhead(beginsMs))
    setPlayback(made.playback)
    return () => {
      setPlayback(null)
      made.close()
    }
  }, [callId, beginsMs, isCut])
  useEffect(() => playback?.head.setLines(segments, timesOf), [playback, segments, timesOf])
  return callId === null ? null : playback
}

/** An audio element of the browser that is in no page: the page shows its own controls. */
class Player {
  readonly #callId: string
  readonly #head: Playhead
  readonly #audio = new Audio()
  #opened: Promise<boolean> | null = null
  #isBegun = false
  #frame = 0
  readonly playback: Playback

  constructor({ callId, isCut }: { callId: string; isCut: boolean }, head: Playhead) {
    this.#callId = callId
    this.#head = head
    this.#audio.preload = 'none'
    this.#audio.addEventListener('play', this.#follow)
    for (const event of ['timeupdate', 'play', 'pause', 'ended', 'seeked', 'ratechange'])
      this.#audio.addEventListener(event, this.#moved)
    this.#audio.addEventListener('error', this.#failed)
    this.playback = {
      head,
      isCut,
      hear: (segmentId, at) => void this.#play(head.placeOf(segmentId, at)),
      toggle: () => (this.#audio.paused ? void this.#play() : this.#audio.pause()),
      skip: (seconds) => this.#seek(this.#audio.currentTime + seconds),
      seek: (seconds) => this.#seek(seconds),
      nextRate: () => this.#nextRate(),
    }
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#audio.removeEventListener('error', this.#failed)
    this.#audio.pause()
    this.#audio.removeAttribute('src')
    this.#audio.load()
  }

  readonly #moved = () => {
    const { currentTime, paused, playbackRate: rate } = this.#audio
    this.#head.moved(currentTime, { isPlaying: !paused, rate, isBegun: this.#isBegun })
  }

  /** The browser tells its place four times a second, in which a word is over: while it plays, each frame that is drawn asks. */
  readonly #follow = () => {
    cancelAnimationFrame(this.#frame)
    const look = () => {
      this.#moved()
      if (!this.#audio.paused) this.#frame = requestAnimationFrame(look)
    }
    this.#frame = requestAnimationFrame(look)
  }

  /** An address runs out, or the line breaks: the next press asks anew, at the same place. */
  readonly #failed = () => {
    this.#opened = null
    this.#audio.pause()
    notify('problem', playbackWords().failed)
  }

  async #play(seconds?: number): Promise<void> {
    const at = seconds ?? this.#audio.currentTime
    if (!(await this.#open())) return
    this.#isBegun = true
    if (this.#audio.currentTime !== at) this.#audio.currentTime = at
    // A pause that is pressed meanwhile ends it: no failure.
    await this.#audio.play().catch(() => undefined)
    this.#moved()
  }

  #seek(seconds: number): void {
    const { duration } = this.#audio
    const last = Number.isFinite(duration) ? duration : Infinity
    this.#audio.currentTime = Math.min(Math.max(0, seconds), last)
    this.#moved()
  }

  #nextRate(): void {
    const rate = RATES.findIndex((one) => one === this.#audio.playbackRate)
    const next = RATES[(rate + 1) % RATES.length] ?? 1
    this.#audio.defaultPlaybackRate = next
    this.#audio.playbackRate = next
  }

  #open(): Promise<boolean> {
    this.#opened ??= this.#ask()
    return this.#opened
  }

  async #ask(): Promise<boolean> {
    try {
      const answer = await fetch(listenPath(this.#callId), { method: 'POST' })
      const body: unknown = await answer.json()
      if (answer.ok) {
        this.#audio.src = ListenedSchema.parse(body).url
        return true
      }
      notify('problem', sayProblem(ProblemSchema.parse(body)))
    } catch {
      notify('problem', playbackWords().failed)
    }
    this.#opened = null
    return false
  }
}
