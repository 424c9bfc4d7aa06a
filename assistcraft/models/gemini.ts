import { createGoogle } from '@ai-sdk/google'
import type { LanguageModel } from 'ai'

export const GEMINI_MODEL = 'gemini-2.5-flash'

type GeminiOptions = {
  apiKey: string
  baseUrl?: string | undefined
  model?: string | undefined
  fetch?: typeof fetch
}

/** Google's Gemini. An override of the address ends in `/v1beta`, as Google's own does. */
export function createGemini({
  apiKey,
  baseUrl,
  model = GEMINI_MODEL,
  fetch,
}: GeminiOptions): LanguageModel {
  const google = createGoogle({
    apiKey,
    ...(baseUrl ? { baseURL: baseUrl } : {}),
    ...(fetch ? { fetch } : {}),
  })
  return google(model)
}
