import { loadModule, parseSync } from 'libpg-query'
import { z } from 'zod'
import { FUNCTIONS, JOINING, MOST_DIGITS, MOST_PARTS, NODES, OPERATORS, TYPES } from './allowed.ts'
import { READABLE } from './readable.ts'

export const LONGEST_SQL = 6_000
/** Deeper than anybody writes, and far from what a parser's stack holds. */
const DEEPEST = 120
const MOST_BRACKETS = 400

/** Why a statement is not run; `named` is what it is about, as it was written. */
export type SqlProblem = {
  why:
    | 'tooLong'
    | 'notSql'
    | 'notOne'
    | 'notSelect'
    | 'table'
    | 'function'
    | 'type'
    | 'operator'
    | 'recursive'
    | 'joins'
    | 'number'
    | 'form'
  named?: string
}

const NodeSchema = z.record(z.string(), z.unknown())
const TreeSchema = z.object({
  stmts: z.array(z.object({ stmt: NodeSchema.optional() })).optional(),
})
type Node = Record<string, unknown>

/**
 * What of a statement keeps it from being run, by Postgres's own grammar: one query, of tables and functions that are listed. The database
 * would refuse most of it by itself (own role, grants, row security, read only); this is the second lock, and the better words.
 */
export async function sqlProblem(statement: string): Promise<SqlProblem | null> {
  if (statement.length > LONGEST_SQL || countOf(statement, /[([]/g) > MOST_BRACKETS)
    return { why: 'tooLong' }
  await loadModule()
  const tree = parsed(statement)
  if ('why' in tree) return tree
  const [first, second] = tree.stmts ?? []
  const { stmt } = first ?? {}
  if (!stmt || second) return { why: 'notOne' }
  const [kind] = Object.keys(stmt)
  if (kind !== 'SelectStmt') return { why: 'notSelect', named: kind ?? '' }
  const parts = namesOfParts(stmt)
  // A part reads the table of its own name, and outside of it the name is the table's again.
  const taken = parts.find((name) => name.startsWith('pg_') || Object.hasOwn(READABLE, name))
  if (taken !== undefined) return { why: 'table', named: taken }
  const known = new Set([...Object.keys(READABLE), ...parts])
  return problemIn(stmt, { known, joined: { parts: 0 } }, 0)
}

function parsed(statement: string): z.output<typeof TreeSchema> | SqlProblem {
  try {
    return TreeSchema.parse(parseSync(statement))
  } catch (error) {
    // The parser ends a statement that is too deep for it with a trap, which says nothing to people.
    const said = error instanceof Error && error.name === 'SqlError' ? error.message : ''
    return { why: 'notSql', named: said.slice(0, 200) }
  }
}

type Context = { known: ReadonlySet<string>; joined: { parts: number } }

function problemIn(value: unknown, context: Context, depth: number): SqlProblem | null {
  if (depth > DEEPEST) return { why: 'tooLong' }
  if (Array.isArray(value)) {
    for (const one of value) {
      const problem = problemIn(one, context, depth + 1)
      if (problem) return problem
    }
    return null
  }
  const node = NodeSchema.safeParse(value)
  if (!node.success) return null
  for (const [name, inner] of Object.entries(node.data)) {
    const isNode = /^[A-Z]/.test(name)
    const problem =
      (isNode
        ? problemOf(name, NodeSchema.parse(inner), context)
        : fieldProblem(name, inner, context)) ?? problemIn(inner, context, depth + 1)
    if (problem) return problem
  }
  return null
}

/** Nodes that stand in a field of their own type are written without their names. */
const FIELDS: Readonly<Record<string, string>> = {
  typeName: 'TypeName',
  larg: 'SelectStmt',
  rarg: 'SelectStmt',
  withClause: 'WithClause',
  over: 'WindowDef',
}

function fieldProblem(name: string, inner: unknown, context: Context): SqlProblem | null {
  if (['intoClause', 'lockingClause'].includes(name)) return { why: 'form', named: name }
  const type = FIELDS[name]
  const node = NodeSchema.safeParse(inner)
  return type && node.success ? problemOf(type, node.data, context) : null
}

function problemOf(name: string, node: Node, context: Context): SqlProblem | null {
  if (!NODES.has(name)) return { why: 'form', named: name }
  if (name === 'RangeVar') return tableProblem(node, context)
  if (name === 'WithClause' && node['recursive'] === true) return { why: 'recursive' }
  if (name === 'FuncCall') return functionProblem(node, context)
  if (name === 'A_Expr') return operatorProblem(node, context)
  if (name === 'TypeName') return typeProblem(node)
  if (name === 'SQLValueFunction') return valueProblem(node)
  if (name === 'ColumnRef') return columnProblem(node)
  if (name === 'A_Const') return numberProblem(node)
  if (name === 'SubLink' && node['operName'] !== undefined)
    return operatorProblem({ name: node['operName'] }, context)
  if (name === 'SortBy' && node['useOp'] !== undefined) return { why: 'operator', named: 'using' }
  return null
}

function tableProblem({ schemaname, catalogname, relname }: Node, { known }: Context) {
  const isOurs = catalogname === undefined && (schemaname === undefined || schemaname === 'public')
  const named = String(relname)
  return isOurs && known.has(named) ? null : ({ why: 'table', named } as const)
}

function functionProblem({ funcname, args }: Node, context: Context): SqlProblem | null {
  const name = nameOf(funcname)
  if (name === null) return { why: 'function', named: stringsOf(funcname).join('.') }
  if (JOINING.has(name)) return joinProblem(Array.isArray(args) ? args.length : 0, context)
  return FUNCTIONS.has(name) ? null : { why: 'function', named: name }
}

function operatorProblem({ name }: Node, context: Context): SqlProblem | null {
  const said = stringsOf(name)
  const [operator = ''] = said
  const isPlain = said.length === 1 || operator === 'BETWEEN' || operator === 'NOT BETWEEN'
  if (operator === '||') return joinProblem(2, context)
  const isKnown = OPERATORS.has(operator.replace('NOT ', ''))
  return isPlain && isKnown ? null : { why: 'operator', named: said.join('.') }
}

function joinProblem(parts: number, { joined }: Context): SqlProblem | null {
  joined.parts += parts
  return joined.parts > MOST_PARTS ? { why: 'joins' } : null
}

const FloatSchema = z.object({ fval: z.object({ fval: z.string() }) })

function numberProblem(node: Node): SqlProblem | null {
  const float = FloatSchema.safeParse(node)
  if (!float.success) return null
  const { fval: said } = float.data.fval
  const isPlain = said.length <= MOST_DIGITS && !/e/i.test(said)
  return isPlain ? null : { why: 'number', named: said.slice(0, MOST_DIGITS) }
}

function typeProblem({ names }: Node): SqlProblem | null {
  const name = nameOf(names)
  return name !== null && TYPES.has(name)
    ? null
    : { why: 'type', named: stringsOf(names).join('.') }
}

/** The time, but not who is connected. */
function valueProblem({ op }: Node): SqlProblem | null {
  return /^SVFOP_(?:CURRENT_DATE|CURRENT_TIME|CURRENT_TIMESTAMP|LOCALTIME|LOCALTIMESTAMP)/.test(
    String(op),
  )
    ? null
    : { why: 'function', named: String(op).replace('SVFOP_', '').toLowerCase() }
}

/** `leads.phone` is the database's to refuse; a whole schema before a column is not needed. */
function columnProblem({ fields }: Node): SqlProblem | null {
  return Array.isArray(fields) && fields.length > 2 ? { why: 'form', named: 'ColumnRef' } : null
}

/** A plain name, or one that the grammar itself puts into Postgres's own schema. */
function nameOf(parts: unknown): string | null {
  const said = stringsOf(parts)
  const [first, second] = said
  if (said.length === 1) return first ?? null
  return said.length === 2 && first === 'pg_catalog' ? (second ?? null) : null
}

const PartSchema = z.object({ String: z.object({ sval: z.string() }) })

function stringsOf(parts: unknown): string[] {
  if (!Array.isArray(parts)) return []
  return parts.flatMap((part) => {
    const said = PartSchema.safeParse(part)
    return said.success ? [said.data.String.sval] : []
  })
}

/** What `with` gives a name to may be read like a table. */
function namesOfParts(value: unknown): string[] {
  const names: string[] = []
  const open: unknown[] = [value]
  while (open.length > 0) {
    const one = open.pop()
    if (Array.isArray(one)) open.push(...(one as unknown[]))
    const node = NodeSchema.safeParse(one)
    if (!node.success || Array.isArray(one)) continue
    const named = node.data['ctename']
    if (typeof named === 'string') names.push(named)
    open.push(...Object.values(node.data))
  }
  return names
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
