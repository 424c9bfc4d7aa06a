import { generateText, type LanguageModel, Output, streamText } from 'ai'
import { z } from 'zod'
import type { Usage } from './guard-model.ts'
import type { Task } from './task.ts'
import { salvage, wholeParts } from './whole-parts.ts'

export type Reply<Answer> = Usage & {
  answer: Answer
  /** Where not all of it came: what did. The rest of the answer is the local one. */
  parts?: Partial<Answer>
}
export type Asked<Answer> = {
  model: LanguageModel
  task: Task<never, Answer>
  content: string
  signal: AbortSignal
  /** What the request may come to: counted where nobody tells what it did. */
  most: Usage
  /** The answer without a model, for what does not come. */
  local: () => Answer
  onParts: (parts: Partial<Answer>) => unknown
}

/** The transcript goes in as JSON data in the user's place; the instructions alone say what to do, and there are no tools. */
export async function askModel<Answer>(asked: Asked<Answer>): Promise<Reply<Answer>> {
  const { task } = asked
  if (task.schema instanceof z.ZodObject && task.streams) return askInParts(asked, task.schema)
  const result = await generateText(requestOf(asked))
  const answer = task.schema.parse(result.output)
  return { answer, ...usedOf(result.usage, asked.most, result.output) }
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

/** A token is rarely less than three bytes of JSON. */
const BYTES_PER_TOKEN = 3

export function tokensIn(...texts: readonly string[]): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return Math.ceil(bytes / BYTES_PER_TOKEN)
}

/** What was used, as far as the server tells; else all that went out, and about what came. */
function usedOf(told: Partial<Usage>, most: Usage, output: unknown): Usage {
  return {
    inputTokens: told.inputTokens || most.inputTokens,
    outputTokens: told.outputTokens || tokensIn(JSON.stringify(output)),
  }
}

/** While the answer is being written: each part is told when it is whole, and kept if the rest does not come. */
async function askInParts<Answer>(
  asked: Asked<Answer>,
  schema: z.ZodObject,
): Promise<Reply<Answer>> {
  const { signal, local, onParts, most } = asked
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
    const output = await result.output
    const answer = asked.task.schema.parse(output)
    return { answer, ...usedOf(await result.usage, most, output) }
  } catch (error) {
    const cause = signal.aborted ? signal.reason : (failed[0] ?? error)
    const hasEnded = !signal.aborted && failed.length === 0 && isComplete
    const parts = hasEnded ? salvage(latest, schema) : wholeParts(latest, schema)
    if (Object.keys(parts).length === 0) throw cause
    const came = parts as Partial<Answer>
    return { answer: { ...local(), ...came }, parts: came, ...usedOf({}, most, latest) }
  }
}
