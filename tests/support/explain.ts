import { drizzle } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import * as schema from '#db/pace/schema.ts'

type Node = {
  'Node Type': string
  'Relation Name'?: string | undefined
  Filter?: string | undefined
  'Shared Hit Blocks': number
  Plans?: Node[] | undefined
}
/** `read`: tables that are read from one end to the other. */
export type Explained = { sql: string; nodes: string[]; read: string[]; blocks: number }

const NodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    Filter: z.string().optional(),
    'Shared Hit Blocks': z.number(),
    Plans: z.array(NodeSchema).optional(),
  }),
)
const AnswerSchema = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.looseObject({ Plan: NodeSchema })]) }),
])

/** How Postgres carries out the queries of `work`: the kinds of steps, and the blocks that it looks at (found in memory). */
export async function explain(
  sql: postgres.Sql,
  work: (db: PaceDb) => Promise<unknown>,
): Promise<Explained[]> {
  const asked: { text: string; params: unknown[] }[] = []
  const logger = {
    logQuery: (text: string, params: unknown[]) => void asked.push({ text, params }),
  }
  await work(drizzle(sql, { schema, logger }))
  const answers: Explained[] = []
  for (const { text, params } of asked.filter((query) => query.text.startsWith('select'))) {
    const command = `explain (analyze, buffers, format json) ${text}`
    const rows = await sql.unsafe(command, params as postgres.ParameterOrJSON<never>[])
    const [
      {
        'QUERY PLAN': [{ Plan: plan }],
      },
    ] = AnswerSchema.parse([...rows])
    answers.push({
      sql: text,
      nodes: kindsOf(plan),
      read: readWhole(plan),
      blocks: plan['Shared Hit Blocks'],
    })
  }
  return answers
}

function kindsOf(node: Node): string[] {
  return [node['Node Type'], ...(node.Plans ?? []).flatMap(kindsOf)]
}

/** The first rows of a table, whichever they are, are no whole table. */
function readWhole(node: Node, parent?: Node): string[] {
  const isSample = parent?.['Node Type'] === 'Limit' && node.Filter === undefined
  const isWhole = node['Node Type'] === 'Seq Scan' && !isSample
  const own = isWhole ? [node['Relation Name'] ?? ''] : []
  return [...own, ...(node.Plans ?? []).flatMap((inner) => readWhole(inner, node))]
}
