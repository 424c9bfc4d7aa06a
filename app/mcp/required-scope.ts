import { z } from 'zod'
import { TOOLS } from './tools.ts'
import type { McpScope } from './tools/tool.ts'
import { findWrite } from './writes/writes.ts'

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
    if (!call.success) return false
    const { name } = call.data.params
    const tool = TOOLS.find((one) => one.name === name)
    return tool?.scope === 'mcp:write' || findWrite(name) !== null
  })
  return writes ? 'mcp:write' : 'mcp:read'
}
