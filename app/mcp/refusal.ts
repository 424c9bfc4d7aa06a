import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { DomainError } from '#domain/errors.ts'

/** A broken rule is told to the model, which can mend its call. */
export function refusal(error: unknown): CallToolResult {
  if (!(error instanceof DomainError)) throw error
  return { isError: true, content: [{ type: 'text', text: error.message }] }
}
