import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult, ServerNotification } from '@modelcontextprotocol/sdk/types.js'
import type { ProgramCallOutcome } from '#domain/program/program.ts'
import type { Approval } from '#db/pace/programs/approvals.ts'
import { keepCall } from './keep-calls.ts'
import { refusal } from './refusal.ts'
import type { ServerOptions } from './server-options.ts'
import { askPerson } from './writes/ask-person.ts'
import { tellApproval } from './writes/tell-approval.ts'
import { type WriteTool, WRITES_ONCE } from './writes/write-tool.ts'
import { WRITES } from './writes/writes.ts'

const ASKS = 'The person is asked in PACE first, and shown exactly these arguments.'

/** The tools that write: each asks its person, and nothing is written before they said yes. */
export function registerWrites(server: McpServer, options: ServerOptions): void {
  for (const tool of WRITES) {
    const { name, title, input: inputSchema } = tool
    const description = `${tool.description} ${ASKS}`
    server.registerTool(
      name,
      { title, description, annotations: WRITES_ONCE, inputSchema },
      (given: unknown, extra) => ask(options, tool, given, extra).catch(refusal),
    )
  }
}

type Extra = Parameters<ServerOptions['callerOf']>[0] & {
  signal: AbortSignal
  _meta?: { progressToken?: string | number | undefined } | undefined
  sendNotification: (notification: ServerNotification) => Promise<void>
}

async function ask(
  { deps, callerOf, now }: ServerOptions,
  tool: WriteTool,
  given: unknown,
  extra: Extra,
): Promise<CallToolResult> {
  const caller = callerOf(extra)
  const { db, settings, approvals, approvalWaitMs: waitMs, urls } = deps
  const { zone } = settings.current().house
  return keepCall(deps, caller, { kind: 'tool', name: tool.name }, async (touch) => {
    const args = tool.parse(given)
    await tool.check(args, { db, settings, actor: caller.actor })
    const waiting = (seconds: number) => tellWaiting(extra, seconds, waitMs)
    const { signal } = extra
    const asking = { db, zone, watch: approvals, waitMs, now, signal, waiting }
    const approval = await askPerson(asking, caller, { tool, args })
    for (const { noun, id } of approval.state === 'done' ? approval.records : []) touch(noun, [id])
    return { answer: tellApproval(approval, urls.app), outcome: OUTCOMES[approval.state] }
  })
}

const OUTCOMES: Record<Approval['state'], ProgramCallOutcome> = {
  waiting: 'asked',
  approved: 'asked',
  done: 'done',
  failed: 'refused',
  denied: 'refused',
  expired: 'refused',
  withdrawn: 'refused',
}

/** A program that gave no token for it is told nothing meanwhile; one that has hung up neither. */
function tellWaiting({ _meta, sendNotification }: Extra, seconds: number, waitMs: number): void {
  const progressToken = _meta?.progressToken
  if (progressToken === undefined) return
  const params = {
    progressToken,
    progress: seconds,
    total: Math.round(waitMs / 1000),
    message: 'The person is asked in PACE.',
  }
  void sendNotification({ method: 'notifications/progress', params }).catch(() => undefined)
}
