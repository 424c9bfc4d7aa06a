/** Words of one track as they are understood: the same `id` again replaces them, until they are final. */
export type HeardWords = {
  id: number
  text: string
  final: boolean
  /** Since the first sample of the stream. */
  beginMs: number
  endMs: number
}

/** One track that is being listened to. */
export type Transcription = {
  /** Takes samples, at once; what it cannot take is told by `backlog`. */
  write: (samples: Int16Array) => void
  /** Bytes that have been taken and not sent: whoever writes waits while they are many. */
  backlog: () => number
  /** No more is written: resolves once the last words are told. */
  finish: () => Promise<void>
}

export type Listening = {
  sampleRate: number
  /** As the vendor names it; null: whichever is spoken. */
  language: string | null
  onWords: (words: HeardWords) => void
  /** What waited was sent: more may be written. */
  onDrain: () => void
}

/** What makes words of sound. Sound goes through it and is kept nowhere. */
export type Transcriber = { listen: (listening: Listening) => Transcription }
