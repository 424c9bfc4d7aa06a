import { generateText, type LanguageModel, NoObjectGeneratedError, Output } from 'ai'
import type { z } from 'zod'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { type ModelGuard, OverBudgetError, wasNotAsked } from './guard-model.ts'

/** One thing that a model is asked for: input in, an answer of a known shape out. */
export type Task<Input, Answer> = {
  name: string
  /** Raised with every change of the instructions or the schema; stored with each answer. */
  version: string
  instructions: string
  schema: z.ZodType<Answer>
  maxOutputTokens: number
  timeoutMs: number
  /** The answer without a model: what a failed or late one is replaced by. */
  local: (input: Input) => Answer
}

export type ModelRunner = {
  /** Never throws for the model's sake: a bad, late or failed reply is recorded and answered locally. */
  run<Input, Answer>(
    task: Task<Input, Answer>,
    input: Input,
    about?: About,
  ): Promise<Answered<Answer>>
  modelId: string
  /** Whether a model beyond the local one is behind the seam. */
  isRemote: boolean
}
type About = { callId?: string; signal?: AbortSignal }
export type Answered<Answer> = { answer: Answer; from: 'model' | 'local' }
type Outcome = ModelOutput['outcome']

type RunnerOptions = {
  model: LanguageModel
  modelId: string
  isRemote: boolean
  record: (output: ModelOutput) => Promise<void>
  /** Before a model that costs money; the local one needs none. */
  guard?: ModelGuard
}

/** A token is rarely less than three bytes of JSON; what is reserved too much is given back. */
const BYTES_PER_TOKEN = 3

export function createModelRunner({
  model,
  modelId,
  isRemote,
  record,
  guard = UNGUARDED,
}: RunnerOptions): ModelRunner {
  return {
    modelId,
    isRemote,
    async run(task, input, { callId, signal } = {}) {
      const began = performance.now()
      const row = {
        callId: callId ?? null,
        task: task.name,
        model: modelId,
        promptVersion: task.version,
      }
      const took = () => Math.round(performance.now() - began)
      try {
        const content = JSON.stringify(input)
        const bytes = Buffer.byteLength(content) + Buffer.byteLength(task.instructions)
        const most = {
          inputTokens: Math.ceil(bytes / BYTES_PER_TOKEN),
          outputTokens: task.maxOutputTokens,
        }
        const result = await guard.ask({ callId: callId ?? null, most }, () =>
          ask(model, task, content, signal),
        )
        await record({
          ...row,
          output: result.answer,
          outcome: 'used',
          inputTokens: result.inputTokens,
          outputTokens: result.outputTokens,
          durationMs: took(),
        })
        return { answer: result.answer, from: isRemote ? 'model' : 'local' }
      } catch (error) {
        await record({ ...row, output: said(error), outcome: outcomeOf(error), durationMs: took() })
        return { answer: task.local(input), from: 'local' }
      }
    },
  }
}

/** The transcript goes in as JSON data in the user's place; the instructions alone say what to do, and there are no tools. */
async function ask<Input, Answer>(
  model: LanguageModel,
  task: Task<Input, Answer>,
  content: string,
  signal: AbortSignal | undefined,
): Promise<{ answer: Answer; inputTokens: number; outputTokens: number }> {
  const timeout = AbortSignal.timeout(task.timeoutMs)
  const result = await generateText({
    model,
    instructions: task.instructions,
    messages: [{ role: 'user', content }],
    output: Output.object({ schema: task.schema }),
    maxOutputTokens: task.maxOutputTokens,
    temperature: 0,
    maxRetries: 0,
    abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    providerOptions: { pace: { task: task.name } },
  })
  return {
    answer: task.schema.parse(result.output),
    inputTokens: result.usage.inputTokens ?? 0,
    outputTokens: result.usage.outputTokens ?? 0,
  }
}

const UNGUARDED: ModelGuard = { ask: (_request, ask) => ask() }

/** A failure of the model or the way to it; a reply of the wrong shape is none, nor is an asker who has gone. */
export function isModelsFault(error: unknown): boolean {
  if (isNamed(error, 'AbortError') || error instanceof OverBudgetError) return false
  return outcomeOf(error) !== 'invalid'
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof OverBudgetError) return 'overBudget'
  if (wasNotAsked(error)) return 'notAsked'
  if (isCausedBy(error, 'ReplyTooLargeError')) return 'tooLarge'
  if (NoObjectGeneratedError.isInstance(error) || isNamed(error, 'ZodError')) return 'invalid'
  if (isNamed(error, 'TimeoutError')) return 'timedOut'
  return isNamed(error, 'AI_NoOutputGeneratedError') ? 'invalid' : 'failed'
}

/** What a model said that could not be used, cut to a readable length, to find out why. */
function said(error: unknown): { error: string; text?: string } {
  const message = error instanceof Error ? error.message.slice(0, 300) : 'unknown'
  const text = NoObjectGeneratedError.isInstance(error) ? error.text?.slice(0, 2000) : undefined
  return text === undefined ? { error: message } : { error: message, text }
}

/** Libraries wrap what goes wrong below them. */
function isCausedBy(error: unknown, name: string): boolean {
  let cause = error
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    if (cause.name === name) return true
    cause = cause.cause
  }
  return false
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}
