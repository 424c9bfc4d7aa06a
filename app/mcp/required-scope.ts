import { z } from 'zod'
import { TOOLS } from './server.ts'
import type { McpScope } from './tools/tool.ts'

const ToolCallSchema = z.object({
  method: z.literal('tools/call'),
  params: z.object({ name: z.string() }),
})

/** The scope that this request needs and the token lacks, or null. Whoever may write may read. */
export async function missingScope(
  request: Request,
  scopes: readonly string[],
): Promise<McpScope | null> {
  const needed = await requiredScope(request)
  if (scopes.includes(needed)) return null
  return needed === 'mcp:read' && scopes.includes('mcp:write') ? null : needed
}

async function requiredScope(request: Request): Promise<McpScope> {
  if (request.method !== 'POST') return 'mcp:read'
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null)
  const messages: unknown[] = Array.isArray(body) ? body : [body]
  const writes = messages.some((message) => {
    const call = ToolCallSchema.safeParse(message)
    const tool = call.success && TOOLS.find(({ name }) => name === call.data.params.name)
    return tool && tool.scope === 'mcp:write'
  })
  return writes ? 'mcp:write' : 'mcp:read'
}
