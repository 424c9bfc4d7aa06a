import { MOST_VOICE_MS } from '#domain/voice/voice.ts'
import type { KeptRows } from '../kept/kept-rows.ts'
import type { KeptVoice } from './kept-voices.ts'
import { toVoice } from './to-voice.ts'

/** Why nothing is recorded. */
export type VoiceProblem = 'refused' | 'noMicrophone' | 'inUse' | 'unsupported' | 'unreadable'

export type VoiceState =
  | { step: 'none'; problem: VoiceProblem | null }
  | { step: 'asking' | 'reading' }
  | { step: 'recording' | 'paused'; ms: number }
  | { step: 'made'; file: File; ms: number; takenAt: string; isOnlyHere: boolean }

type Deps = {
  /** The name of the record's document. */
  record: string
  store: KeptRows<KeptVoice>
  /** What it is called while nobody has sent it. */
  nameOf: (at: Date) => string
  read?: typeof toVoice
}

/** In the order in which they are asked for: Chromium and Firefox write the first, Safari the second. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const PIECE_MS = 1_000
/** A telephone may end the app in the middle of a word: no more than this is lost. */
const PIECES_BETWEEN = 4
const TICK_MS = 200
const NONE: VoiceState = { step: 'none', problem: null }

/** Records one voice note for a record and keeps it on the device, until it is sent or thrown away. */
export class VoiceRecorder {
  readonly #deps: Deps
  readonly #listeners = new Set<() => void>()
  #state: VoiceState = NONE
  #recorder: MediaRecorder | null = null
  #pieces: Blob[] = []
  #takenAt = new Date()
  #ms = 0
  #since = 0
  #timer: ReturnType<typeof setInterval> | undefined
  #isThrownAway = false
  #isLeft = false
  /** What was recorded before stands in its place before anything is recorded over it. */
  #resumed: Promise<void> = Promise.resolve()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  readonly state = (): VoiceState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes up what was recorded before and not sent. */
  resume(): Promise<void> {
    this.#resumed = this.#takeUp()
    return this.#resumed
  }

  async #takeUp(): Promise<void> {
    const { store, record } = this.#deps
    const kept = (await store.list())?.find(({ id }) => id === record)
    if (!kept || this.#state.step !== 'none') return
    this.#takenAt = new Date(kept.takenAt)
    await this.#read(kept.file)
  }

  async begin(): Promise<void> {
    await this.#resumed
    if (this.#state.step !== 'none') return
    this.#show({ step: 'asking' })
    const stream = await askForMicrophone()
    if (typeof stream === 'string') return this.#show({ step: 'none', problem: stream })
    // Whoever has left meanwhile is not listened to.
    if (this.#isLeft) return endOf(stream)
    this.#record(stream)
  }

  pause(): void {
    this.#recorder?.pause()
    this.#count()
    this.#since = 0
    this.#show({ step: 'paused', ms: this.#ms })
  }

  goOn(): void {
    this.#recorder?.resume()
    this.#since = performance.now()
    this.#show({ step: 'recording', ms: this.#ms })
  }

  stop(): void {
    if (this.#recorder?.state !== 'inactive') this.#recorder?.stop()
  }

  /** Throws away what was recorded. */
  discard(): void {
    this.#isThrownAway = true
    this.stop()
    void this.forget()
  }

  /** It is sent, or nobody wants it. */
  async forget(): Promise<void> {
    this.#show(NONE)
    await this.#deps.store.remove(this.#deps.record)
  }

  /** The page is left: what was said until then is kept. */
  leave(): void {
    this.#isLeft = true
    this.stop()
  }

  #record(stream: MediaStream): void {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
    this.#recorder = recorder
    this.#pieces = []
    this.#takenAt = new Date()
    this.#ms = 0
    this.#since = performance.now()
    this.#isThrownAway = false
    recorder.addEventListener('dataavailable', ({ data }) => {
      this.#pieces.push(data)
      if (this.#pieces.length % PIECES_BETWEEN === 0 && !this.#isThrownAway)
        void this.#keep(this.#recorded())
    })
    recorder.addEventListener('stop', () => {
      clearInterval(this.#timer)
      endOf(stream)
      this.#recorder = null
      if (!this.#isThrownAway) void this.#read(this.#recorded())
    })
    recorder.start(PIECE_MS)
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#show({ step: 'recording', ms: 0 })
  }

  #tick(): void {
    if (this.#state.step !== 'recording') return
    this.#count()
    if (this.#ms >= MOST_VOICE_MS) this.stop()
    else this.#show({ step: 'recording', ms: this.#ms })
  }

  #count(): void {
    const now = performance.now()
    if (this.#since > 0) this.#ms += now - this.#since
    this.#since = now
  }

  #recorded(): File {
    const type = this.#recorder?.mimeType ?? this.#pieces[0]?.type ?? ''
    return new File(this.#pieces, this.#deps.nameOf(this.#takenAt), { type })
  }

  /** Kept before it is read: what cannot be read now is read by a later page. */
  async #read(recorded: File): Promise<void> {
    this.#show({ step: 'reading' })
    await this.#keep(recorded)
    try {
      const { read = toVoice } = this.#deps
      const { file, ms } = await read(recorded)
      const isKept = await this.#keep(file)
      if (this.#isThrownAway) return await this.forget()
      const takenAt = this.#takenAt.toISOString()
      this.#show({ step: 'made', file, ms, takenAt, isOnlyHere: !isKept })
    } catch {
      this.#show({ step: 'none', problem: 'unreadable' })
    }
  }

  #keep(file: File): Promise<boolean> {
    const { store, record } = this.#deps
    return store.put({ id: record, file, takenAt: this.#takenAt.toISOString() })
  }

  #show(state: VoiceState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

async function askForMicrophone(): Promise<MediaStream | VoiceProblem> {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices || typeof MediaRecorder === 'undefined') return 'unsupported'
  try {
    return await devices.getUserMedia({ audio: { channelCount: 1 } })
  } catch (error) {
    return PROBLEMS[error instanceof DOMException ? error.name : ''] ?? 'noMicrophone'
  }
}

const PROBLEMS: Readonly<Record<string, VoiceProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'noMicrophone',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
}

function endOf(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
