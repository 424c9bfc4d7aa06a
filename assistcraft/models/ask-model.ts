import { generateText, type LanguageModel, Output, streamText } from 'ai'
import { z } from 'zod'
import type { Task } from './task.ts'
import { salvage, wholeParts } from './whole-parts.ts'

export type Reply<Answer> = {
  answer: Answer
  /** Not all of it: what came whole, with the local answer for the rest. */
  isPartly: boolean
  inputTokens: number
  outputTokens: number
}
export type Asked<Answer> = {
  model: LanguageModel
  task: Task<never, Answer>
  content: string
  signal: AbortSignal
  /** The answer without a model, for what does not come. */
  local: () => Answer
  onParts: (parts: Partial<Answer>) => unknown
}

/** The transcript goes in as JSON data in the user's place; the instructions alone say what to do, and there are no tools. */
export async function askModel<Answer>(asked: Asked<Answer>): Promise<Reply<Answer>> {
  const { task } = asked
  if (task.schema instanceof z.ZodObject && task.streams) return askInParts(asked, task.schema)
  const result = await generateText(requestOf(asked))
  return {
    answer: task.schema.parse(result.output),
    isPartly: false,
    inputTokens: result.usage.inputTokens ?? 0,
    outputTokens: result.usage.outputTokens ?? 0,
  }
}

function requestOf<Answer>({ model, task, content, signal }: Asked<Answer>) {
  return {
    model,
    instructions: task.instructions,
    messages: [{ role: 'user' as const, content }],
    output: Output.object({ schema: task.schema }),
    maxOutputTokens: task.maxOutputTokens,
    temperature: 0,
    maxRetries: 0,
    abortSignal: signal,
    // Lengths are checked here: servers that decode by the schema itself refuse some of its rules.
    providerOptions: { pace: { task: task.name }, compatible: { strictJsonSchema: false } },
  }
}

const BYTES_PER_TOKEN = 3

/** While the answer is being written: each part is told when it is whole, and kept if the rest does not come. */
async function askInParts<Answer>(
  asked: Asked<Answer>,
  schema: z.ZodObject,
): Promise<Reply<Answer>> {
  const { signal, local, onParts } = asked
  const failed: unknown[] = []
  const result = streamText({
    ...requestOf(asked),
    onError: ({ error }) => void failed.push(error),
  })
  let latest: unknown = {}
  let told = 0
  let isComplete = false
  try {
    for await (const partial of result.partialOutputStream) {
      latest = partial
      const parts = wholeParts(latest, schema)
      const count = Object.keys(parts).length
      if (count > told) onParts(parts as Partial<Answer>)
      told = Math.max(told, count)
    }
    isComplete = true
    const answer = asked.task.schema.parse(await result.output)
    const usage = await result.usage
    const { inputTokens = 0, outputTokens = 0 } = usage
    return { answer, isPartly: false, inputTokens, outputTokens }
  } catch (error) {
    const cause = signal.aborted ? signal.reason : (failed[0] ?? error)
    const hasEnded = !signal.aborted && failed.length === 0 && isComplete
    const parts = hasEnded ? salvage(latest, schema) : wholeParts(latest, schema)
    if (Object.keys(parts).length === 0) throw cause
    const outputTokens = Math.ceil(Buffer.byteLength(JSON.stringify(latest)) / BYTES_PER_TOKEN)
    const inputTokens = Math.ceil(Buffer.byteLength(asked.content) / BYTES_PER_TOKEN)
    return { answer: { ...local(), ...parts }, isPartly: true, inputTokens, outputTokens }
  }
}
