import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { LANGUAGES } from '#domain/language.ts'
import { programWords } from '#words/programs.ts'
import { keepCall } from './keep-calls.ts'
import type { ServerOptions } from './server-options.ts'
import { countRecords } from './tools/count-records.ts'
import { readLead } from './tools/records/read-lead.ts'
import { readViewing } from './tools/records/read-viewing.ts'

const language = z.enum(LANGUAGES).optional()

/** What a person may begin with in their program, in either language: each says which tools to use, and none writes by itself. */
export function registerPrompts(server: McpServer, { deps, callerOf }: ServerOptions): void {
  const keep = (extra: Parameters<typeof callerOf>[0], name: string, text: string) =>
    keepCall(deps, callerOf(extra), { kind: 'prompt', name }, async () => ({
      answer: { messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] },
    }))
  const words = programWords('en').prompts
  server.registerPrompt(
    'prepare_viewing',
    { ...words.prepareViewing.about, argsSchema: { viewingId: z.uuid(), language } },
    ({ viewingId, language: read }, extra) =>
      keep(
        extra,
        'prepare_viewing',
        programWords(read).prompts.prepareViewing.text(viewingId, readViewing.name),
      ),
  )
  server.registerPrompt(
    'sum_up_lead',
    { ...words.sumUpLead.about, argsSchema: { leadId: z.uuid(), language } },
    ({ leadId, language: read }, extra) =>
      keep(extra, 'sum_up_lead', programWords(read).prompts.sumUpLead.text(leadId, readLead.name)),
  )
  server.registerPrompt(
    'weekly_report',
    { ...words.weeklyReport.about, argsSchema: { language } },
    ({ language: read }, extra) =>
      keep(extra, 'weekly_report', programWords(read).prompts.weeklyReport.text(countRecords.name)),
  )
}
