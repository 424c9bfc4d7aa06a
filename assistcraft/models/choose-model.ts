import type { LanguageModel } from 'ai'
import { limitReplies } from '#service/http/limit-replies.ts'
import { createCompatible } from './compatible.ts'
import { createGemini, GEMINI_MODEL } from './gemini.ts'
import { createLocalModel, LOCAL_MODEL, type LocalAnswer } from './local.ts'

/** The longest answer is some kilobytes; the rest is headroom for what servers wrap around it. */
const MOST_BYTES = 256 * 1024

type Setting = string | undefined
export type ModelSettings = Partial<
  Record<
    | 'geminiKey'
    | 'geminiUrl'
    | 'geminiModel'
    | 'compatibleUrl'
    | 'compatibleKey'
    | 'compatibleModel',
    Setting
  >
>
export type ChosenModel = { model: LanguageModel; modelId: string; isRemote: boolean }

/** Gemini with a key, else the compatible server with an address, else the local model. */
export function chooseModel(
  settings: ModelSettings,
  local: Readonly<Record<string, LocalAnswer>>,
): ChosenModel {
  if (settings.geminiKey) {
    const modelId = settings.geminiModel ?? GEMINI_MODEL
    const model = createGemini({
      apiKey: settings.geminiKey,
      baseUrl: settings.geminiUrl,
      model: modelId,
      fetch: limitReplies(MOST_BYTES),
    })
    return { model, modelId, isRemote: true }
  }
  if (settings.compatibleUrl) {
    const modelId = settings.compatibleModel ?? 'default'
    const model = createCompatible({
      url: settings.compatibleUrl,
      apiKey: settings.compatibleKey,
      model: modelId,
      fetch: limitReplies(MOST_BYTES),
    })
    return { model, modelId, isRemote: true }
  }
  return { model: createLocalModel(local), modelId: LOCAL_MODEL, isRemote: false }
}
