import { z } from 'zod'

const GEMINI_LIVE =
  'wss://generativelanguage.googleapis.com/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent'

/** Who makes words of sound, for every process that has sound. */
export const TRANSCRIBER_SETTINGS = {
  TRANSCRIBER_KEY: z.string().min(10).optional().describe('a key of the Gemini API'),
  TRANSCRIBER_MODEL: z.string().min(1).max(100).default('gemini-3.5-transcribe-live'),
  /** Another address is a stand-in. */
  TRANSCRIBER_URL: z
    .url({ protocol: /^wss?$/ })
    .default(GEMINI_LIVE)
    .describe(GEMINI_LIVE),
}

type Settings = z.output<z.ZodObject<typeof TRANSCRIBER_SETTINGS>>

/** Null without a key: then no sound is heard. */
export function transcriberIn(env: Settings) {
  const { TRANSCRIBER_KEY: key, TRANSCRIBER_MODEL: model, TRANSCRIBER_URL: url } = env
  return key ? { key, model, url } : null
}
