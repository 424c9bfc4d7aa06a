import type { LanguageModel } from 'ai'
import { createCompatible } from './compatible.ts'
import { createGemini, GEMINI_MODEL } from './gemini.ts'
import { createLocalModel, LOCAL_MODEL, type LocalAnswer } from './local.ts'

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
    })
    return { model, modelId, isRemote: true }
  }
  if (settings.compatibleUrl) {
    const modelId = settings.compatibleModel ?? 'default'
    const model = createCompatible({
      url: settings.compatibleUrl,
      apiKey: settings.compatibleKey,
      model: modelId,
    })
    return { model, modelId, isRemote: true }
  }
  return { model: createLocalModel(local), modelId: LOCAL_MODEL, isRemote: false }
}
