import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import { requireStorable } from '#domain/storable.ts'
import type { PersonActor } from '../../api/caller/caller.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'

/** Who calls a tool: the person behind the token; `actor.call` is the one call that a delegation is good for. */
export type ToolContext = {
  deps: ApiDeps
  actor: PersonActor
  /** As the audit names the program: `service:<client>`. */
  client: string
  now: Date
  /** The program takes its call back. */
  signal: AbortSignal
  /** Says which records the program was told of: their person reads it on a page. */
  touch: (noun: string, ids: readonly string[]) => void
}
export type McpScope = 'mcp:read' | 'mcp:write'

type Described = {
  name: string
  title: string
  description: string
  scope: McpScope
  annotations: ToolAnnotations
}
export type Tool = Described & {
  input: z.ZodObject
  run: (input: unknown, context: ToolContext) => Promise<Record<string, unknown>>
}

/** A tool whose code takes what its schema has parsed. */
export function defineTool<Shape extends z.ZodRawShape>({
  input,
  run,
  ...described
}: Described & {
  input: Shape
  run: (
    input: z.output<z.ZodObject<Shape>>,
    context: ToolContext,
  ) => Promise<Record<string, unknown>>
}): Tool {
  const schema = z.strictObject(input)
  return {
    ...described,
    input: schema,
    run: (given, context) => {
      const what = `The input of ${described.name}`
      requireStorable(given, what)
      return run(parse(schema, given, what), context)
    },
  }
}

/** Reads and changes nothing; the same question has the same answer while nothing changes. */
export const READS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
}
