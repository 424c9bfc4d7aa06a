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
  const asked: Asked[] = []
  await work(drizzle(noting(sql, asked), { schema }))
  const answers: Explained[] = []
  for (const { text, params } of asked.filter((query) => /^\s*select\b/.test(query.text))) {
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

type Asked = { text: string; params: unknown[] }

/** The driver with a note of what it is asked, in transactions too: by drizzle, and past it (`readWhole`, `executePrepared`). */
function noting<Driver extends postgres.ISql>(driver: Driver, asked: Asked[]): Driver {
  return new Proxy(driver, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name)
      if (typeof own !== 'function') return own
      if (name === 'unsafe')
        return (text: string, params: unknown[] = [], ...rest: unknown[]) => {
          asked.push({ text, params })
          return own.call(target, text, params, ...rest)
        }
      if (name !== 'begin' && name !== 'savepoint') return own
      return (...given: unknown[]) =>
        own.apply(
          target,
          given.map((one) => (isWork(one) ? (tx: postgres.ISql) => one(noting(tx, asked)) : one)),
        )
    },
  })
}

function isWork(value: unknown): value is (tx: postgres.ISql) => unknown {
  return typeof value === 'function'
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
