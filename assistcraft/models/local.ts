import {
  InvalidPromptError,
  type LanguageModelV4,
  type LanguageModelV4CallOptions,
  type LanguageModelV4Prompt,
} from '@ai-sdk/provider'

/** Answers one task from its input alone. */
export type LocalAnswer = (input: unknown) => unknown

export const LOCAL_MODEL = 'local'

/**
 * The model that needs no key: it answers the tasks that it was given functions for, by their name in
 * `providerOptions.pace.task` and their input as JSON in the last message, and nothing else.
 */
export function createLocalModel(answers: Readonly<Record<string, LocalAnswer>>): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: 'pace',
    modelId: LOCAL_MODEL,
    supportedUrls: {},
    async doGenerate(options) {
      return {
        content: [{ type: 'text', text: answer(answers, options) }],
        finishReason: FINISHED,
        usage: NO_TOKENS,
        warnings: [],
      }
    },
    async doStream(options) {
      const text = answer(answers, options)
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue({ type: 'stream-start', warnings: [] })
          controller.enqueue({ type: 'text-start', id: '0' })
          controller.enqueue({ type: 'text-delta', id: '0', delta: text })
          controller.enqueue({ type: 'text-end', id: '0' })
          controller.enqueue({ type: 'finish', finishReason: FINISHED, usage: NO_TOKENS })
          controller.close()
        },
      })
      return { stream }
    },
  }
}

const FINISHED = { unified: 'stop', raw: 'stop' } as const
const NO_TOKENS = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
}

function answer(
  answers: Readonly<Record<string, LocalAnswer>>,
  options: LanguageModelV4CallOptions,
): string {
  const task = options.providerOptions?.['pace']?.['task']
  const local = typeof task === 'string' && Object.hasOwn(answers, task) ? answers[task] : undefined
  if (!local) {
    throw new InvalidPromptError({
      prompt: options.prompt,
      message: `The local model has no task '${String(task)}'.`,
    })
  }
  return JSON.stringify(local(JSON.parse(lastUserText(options.prompt))))
}

function lastUserText(prompt: LanguageModelV4Prompt): string {
  const message = prompt.findLast(({ role }) => role === 'user')
  if (message?.role !== 'user') return 'null'
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('')
}
