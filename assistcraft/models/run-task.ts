import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { LanguageModel } from 'ai'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { askModel, tokensIn } from './ask-model.ts'
import { type Budget, type ModelGuard, priceOf } from './guard-model.ts'
import { outcomeOf, pauseAfter, said } from './outcome.ts'
import type { Task } from './task.ts'

export type ModelRunner = {
  /** Never throws for the model's sake: a bad, late or failed reply is recorded and answered locally. */
  run<Input, Answer>(
    task: Task<Input, Answer>,
    input: Input,
    about?: About<Answer>,
  ): Promise<Answered<Answer>>
  modelId: string
  /** Whether a model beyond the local one is behind the seam. */
  isRemote: boolean
}
type About<Answer> = {
  callId?: string
  signal?: AbortSignal
  /** Hears of an answer that streams, part by part. */
  onParts?: (parts: Partial<Answer>) => unknown
  /** What becomes of the model's answer, or of the parts of it that came, in a few words: recorded with it. */
  judge?: (answer: Partial<Answer>) => string
}
export type Answered<Answer> = {
  answer: Answer
  from: 'model' | 'local'
  /** Of a model's answer that did not come whole: what is its own. */
  parts?: Partial<Answer>
}

type RunnerOptions = {
  model: LanguageModel
  modelId: string
  isRemote: boolean
  record: (output: ModelOutput) => Promise<void>
  /** Before a model that costs money; the local one needs none. */
  guard?: ModelGuard
  price?: Budget['price']
  /** How often a refusal that may pass is asked again, within the task's time. */
  retries?: number
}

const RETRIES = 2
const FREE = { input: 0, output: 0 }
const NOTHING = { inputTokens: 0, outputTokens: 0 }

export function createModelRunner(options: RunnerOptions): ModelRunner {
  const { model, modelId, isRemote, record, guard = UNGUARDED, price = FREE } = options
  const { retries = RETRIES } = options
  return {
    modelId,
    isRemote,
    async run(task, input, { callId, signal, onParts = () => undefined, judge } = {}) {
      const began = performance.now()
      const content = JSON.stringify(input)
      const row = {
        callId: callId ?? null,
        task: task.name,
        model: modelId,
        promptVersion: task.version,
        asked: fingerprint(content),
      }
      const took = () => Math.round(performance.now() - began)
      const deadline = AbortSignal.timeout(task.timeoutMs)
      const until = signal ? AbortSignal.any([signal, deadline]) : deadline
      const most = mostOf(task, content)
      const local = () => task.local(input)
      try {
        const ask = () => askModel({ model, task, content, signal: until, most, local, onParts })
        const result = await again(() => guard.ask({ callId: callId ?? null, most }, ask), {
          retries,
          signal: until,
        })
        const { answer, parts } = result
        // The local one costs nothing.
        const { inputTokens, outputTokens } = isRemote ? result : NOTHING
        await record({
          ...row,
          output: answer,
          outcome: parts ? 'partly' : 'used',
          inputTokens,
          outputTokens,
          micros: priceOf({ inputTokens, outputTokens }, price).micros,
          durationMs: took(),
          fate: judge?.(parts ?? answer) ?? null,
        })
        return { answer, from: isRemote ? 'model' : 'local', ...(parts ? { parts } : {}) }
      } catch (error) {
        await record({ ...row, output: said(error), outcome: outcomeOf(error), durationMs: took() })
        return { answer: local(), from: 'local' }
      }
    },
  }
}

const UNGUARDED: ModelGuard = { ask: (_request, ask) => ask() }

/** Asks again where the refusal may pass, with a pause that is partly chance, and never beyond the time there is. */
async function again<Result>(
  ask: () => Promise<Result>,
  { retries, signal }: { retries: number; signal: AbortSignal },
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      const pause = attempt < retries && !signal.aborted ? pauseAfter(error, attempt) : null
      if (pause === null) throw error
      // Out of time within the pause, the refusal is what there is to tell.
      await delay(pause, undefined, { signal }).catch(() => Promise.reject(error))
    }
  }
}

/** What is reserved; too much of it is given back. */
function mostOf({ instructions, maxOutputTokens }: Task<never, unknown>, content: string) {
  return { inputTokens: tokensIn(content, instructions), outputTokens: maxOutputTokens }
}

/** What was asked, without a copy of it: the transcript is kept as it was analysed, and records are app's. */
function fingerprint(content: string): { bytes: number; sha256: string } {
  return {
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}
