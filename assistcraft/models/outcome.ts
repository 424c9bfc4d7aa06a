import { APICallError, NoObjectGeneratedError } from 'ai'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { OverBudgetError, wasNotAsked } from './guard-model.ts'

/** A failure of the model or the way to it; a reply of the wrong shape is none, nor is an asker who has gone. */
export function isModelsFault(error: unknown): boolean {
  if (isNamed(error, 'AbortError') || error instanceof OverBudgetError) return false
  return outcomeOf(error) !== 'invalid'
}

/** The longest that a model may ask to be left alone, where somebody waits for the answer. */
const LONGEST_PAUSE_MS = 1000

/** How long to wait before it is asked again; null where that is of no use, or no use now. */
export function pauseAfter(error: unknown, attempt: number): number | null {
  if (!APICallError.isInstance(error) || !error.isRetryable) return null
  const asked = retryAfter(error.responseHeaders ?? {})
  if (asked !== null) return asked <= LONGEST_PAUSE_MS ? asked : null
  // Half of it by chance: those that were refused together do not come back together.
  return 150 * 2 ** attempt * (0.5 + Math.random())
}

function retryAfter(headers: Record<string, string>): number | null {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN)
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (Number.isFinite(ms)) return ms
  return Number.isFinite(seconds) ? seconds * 1000 : null
}

export function outcomeOf(error: unknown): ModelOutput['outcome'] {
  if (error instanceof OverBudgetError) return 'overBudget'
  if (wasNotAsked(error)) return 'notAsked'
  if (isCausedBy(error, 'ReplyTooLargeError')) return 'tooLarge'
  if (NoObjectGeneratedError.isInstance(error) || isNamed(error, 'ZodError')) return 'invalid'
  if (isNamed(error, 'TimeoutError')) return 'timedOut'
  return isNamed(error, 'AI_NoOutputGeneratedError') ? 'invalid' : 'failed'
}

/** What a model said that could not be used, cut to a readable length, to find out why. */
export function said(error: unknown): { error: string; text?: string } {
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
