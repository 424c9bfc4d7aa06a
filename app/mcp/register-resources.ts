import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { ReadResourceResult } from '@modelcontextprotocol/sdk/types.js'
import { MEASURES } from '#domain/metrics/catalogue.ts'
import { operatorsOf } from '#domain/list/filter.ts'
import { LISTS } from '#domain/list/lists.ts'
import { DomainError } from '#domain/errors.ts'
import { keepCall } from './keep-calls.ts'
import { NOUNS, READS_OF } from './tools/records/read-record.ts'
import type { ServerOptions } from './server-options.ts'
import { UNTRUSTED } from './untrusted.ts'

const JSON_TYPE = 'application/json'
type Extra = Parameters<ServerOptions['callerOf']>[0] & { signal: AbortSignal }

/** What a program may read without a tool: what can be measured, what records are made of, and each record by its address. */
export function registerResources(server: McpServer, options: ServerOptions): void {
  const { deps, callerOf } = options
  const told = (name: string, title: string, description: string, what: () => unknown) =>
    server.registerResource(
      name,
      `pace://${name}`,
      { title, description, mimeType: JSON_TYPE },
      ({ href }, extra) =>
        keepCall(deps, callerOf(extra), { kind: 'resource', name: href }, async () => ({
          answer: contents(href, what()),
        })),
    )
  told(
    'catalogue',
    'Measures',
    'What can be counted, by what, and what time means of it',
    () => MEASURES,
  )
  told('schema', 'Nouns', 'Columns of each noun, with what a search may ask of them', describeNouns)
  server.registerResource(
    'record',
    new ResourceTemplate('pace://{noun}/{id}', {
      list: undefined,
      complete: { noun: (begun) => NOUNS.filter((noun) => noun.startsWith(begun)) },
    }),
    {
      title: 'A record',
      description: `One of ${NOUNS.join(', ')} as its person may see it`,
      mimeType: JSON_TYPE,
    },
    ({ href }, { noun, id }, extra) => readRecord(options, href, { noun, id }, extra),
  )
}

async function readRecord(
  { deps, callerOf, now }: ServerOptions,
  href: string,
  asked: { noun?: string | string[] | undefined; id?: string | string[] | undefined },
  extra: Extra,
): Promise<ReadResourceResult> {
  const caller = callerOf(extra)
  const { actor, client } = caller
  const tool = READS_OF[String(asked.noun)]
  return keepCall(
    deps,
    caller,
    { kind: 'resource', name: `pace://${String(asked.noun)}` },
    async (touch) => {
      if (!tool)
        throw new DomainError('notFound', `There is no such noun; nouns: ${NOUNS.join(', ')}.`)
      const context = { deps, actor, client, now: now(), signal: extra.signal, touch }
      return { answer: contents(href, await tool.run({ id: asked.id }, context), true) }
    },
  )
}

function contents(uri: string, what: unknown, isOutside = false): ReadResourceResult {
  const text = JSON.stringify(what)
  return {
    contents: [{ uri, mimeType: JSON_TYPE, text, ...(isOutside ? { _meta: UNTRUSTED } : {}) }],
  }
}

function describeNouns() {
  const nouns = Object.entries(LISTS).filter(([noun]) => NOUNS.includes(noun))
  return Object.fromEntries(
    nouns.map(([noun, list]) => [
      noun,
      Object.entries(list.columns).map(([name, column]) => ({
        name,
        kind: column.kind,
        ...('choices' in column ? { choices: Object.keys(column.choices ?? {}) } : {}),
        sorts: column.sort !== undefined,
        asks: operatorsOf(column),
      })),
    ]),
  )
}
