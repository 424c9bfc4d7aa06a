import { encodeVoice, MOST_VOICE_MS, toOneEar, VOICE_RATE } from '#domain/voice/voice.ts'

const MOST_SAMPLES = (MOST_VOICE_MS / 1_000) * VOICE_RATE

/**
 * What this browser has recorded, as every other one plays it and the server understands it. Whoever has written it can read it: no decoder of
 * strangers' bytes runs at the server.
 */
export async function toVoice(recorded: File): Promise<{ file: File; ms: number }> {
  const context = new OfflineAudioContext(1, 1, VOICE_RATE)
  // It comes at the rate of the context.
  const decoded = await context.decodeAudioData(await recorded.arrayBuffer())
  const ears = Array.from({ length: decoded.numberOfChannels }, (_, at) =>
    decoded.getChannelData(at),
  )
  const samples = toOneEar(ears).subarray(0, MOST_SAMPLES)
  if (samples.length === 0) throw new Error('Nothing was recorded.')
  const name = recorded.name.replace(/\.[^.]+$/, '.wav')
  const file = new File([encodeVoice(samples)], name, { type: 'audio/wav' })
  return { file, ms: (samples.length / VOICE_RATE) * 1_000 }
}
