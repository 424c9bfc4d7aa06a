import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { keepCall } from './keep-calls.ts'
import type { ServerOptions } from './server-options.ts'
import { TOOLS } from './tools.ts'
import { refusal } from './refusal.ts'
import { asData } from './untrusted.ts'

/** The tools that ask nobody. */
export function registerReads(server: McpServer, { deps, callerOf, now }: ServerOptions): void {
  for (const tool of TOOLS) {
    const { name, title, description, annotations, input: inputSchema } = tool
    server.registerTool(
      name,
      { title, description, annotations, inputSchema },
      async (given: unknown, extra): Promise<CallToolResult> => {
        const caller = callerOf(extra)
        const { actor, client } = caller
        return keepCall(deps, caller, { kind: 'tool', name }, async (touch) => ({
          answer: asData(
            await tool.run(given, { deps, actor, client, now: now(), signal: extra.signal, touch }),
          ),
        })).catch(refusal)
      },
    )
  }
}
