import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import type { LanguageModel } from 'ai'

type CompatibleOptions = {
  url: string
  apiKey?: string | undefined
  model: string
  fetch?: typeof fetch
}

/** Any server that speaks the chat completions of OpenAI: llama.cpp, vLLM, Ollama, a gateway. */
export function createCompatible({ url, apiKey, model, fetch }: CompatibleOptions): LanguageModel {
  const provider = createOpenAICompatible({
    name: 'compatible',
    baseURL: url,
    supportsStructuredOutputs: true,
    // Otherwise a streamed answer would not say what it cost.
    includeUsage: true,
    ...(apiKey ? { apiKey } : {}),
    ...(fetch ? { fetch } : {}),
  })
  return provider.chatModel(model)
}
