import { type SQL, sql } from 'drizzle-orm'
import { type Call, type Expression, kindOf, type Literal } from '#domain/odata/model.ts'
import { columnOf, type ResoSource } from './source.ts'

type Compare = Extract<Expression, { kind: 'compare' }>
type Lambda = Extract<Expression, { kind: 'any' | 'all' }>
type Check = Extract<Expression, { kind: 'check' }>

const ELEMENT = sql`element.value`
const OPERATORS = {
  eq: sql`=`,
  ne: sql`is distinct from`,
  gt: sql`>`,
  ge: sql`>=`,
  lt: sql`<`,
  le: sql`<=`,
} as const

/** A checked filter as a condition in SQL; every value that somebody sent is a parameter. */
export function compileFilter(source: ResoSource, expression: Expression): SQL {
  const inner = (part: Expression) => compileFilter(source, part)
  switch (expression.kind) {
    case 'and':
    case 'or':
      return sql`(${sql.join(expression.of.map(inner), sql.raw(` ${expression.kind} `))})`
    case 'not':
      // A comparison with nothing is false (OData 4.01 part 2, 5.1.1.1), so that its opposite is true.
      return sql`((${inner(expression.of)}) is not true)`
    case 'compare':
      return compare(source, expression)
    case 'in':
      return among(source, expression.left, expression.among)
    case 'any':
    case 'all':
      return lambda(source, expression)
    case 'check':
      return check(source, expression)
    default:
      return valueOf(source, expression)
  }
}

function compare(source: ResoSource, { operator, left, right }: Compare): SQL {
  if (isNull(left) || isNull(right)) {
    const other = isNull(left) ? right : left
    return operator === 'eq'
      ? sql`(${valueOf(source, other)} is null)`
      : sql`(${valueOf(source, other)} is not null)`
  }
  const isSame = operator === 'eq' || operator === 'has'
  if (isSame && left.kind === 'field' && right.kind === 'literal')
    return among(source, left, [right])
  if (operator === 'has') return sql`false`
  const bothMayBeNull = left.kind !== 'literal' && right.kind !== 'literal'
  const sign = operator === 'eq' && bothMayBeNull ? sql`is not distinct from` : OPERATORS[operator]
  return sql`(${ordered(source, left)} ${sign} ${ordered(source, right)})`
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.type === 'null'
}

/** Texts in the order of their code points, which is also that of pages. */
function ordered(source: ResoSource, expression: Expression): SQL {
  const value = valueOf(source, expression)
  const isPlain = expression.kind === 'literal' || kindOf(expression) !== 'string'
  return isPlain ? value : sql`(${value}) collate "C"`
}

function among(source: ResoSource, left: Expression, literals: readonly Literal[]): SQL {
  const texts = literals.flatMap(({ type, value }) => (type === 'string' ? [value] : []))
  if (left.kind === 'field' && texts.length === literals.length) {
    const { among: find } = columnOf(source, left.field)
    if (find) return find(texts)
  }
  const value = valueOf(source, left)
  const [one, ...others] = literals.map((literal) => sql`${value} = ${literalOf(literal)}`)
  return others.length === 0 && one
    ? sql`(${one})`
    : sql`(${sql.join([...(one ? [one] : []), ...others], sql` or `)})`
}

/** Where any element has one of some values there may be an index; every other question is asked of each element. */
function lambda(source: ResoSource, { kind, field, where }: Lambda): SQL {
  const column = columnOf(source, field)
  if (!where) return sql`(cardinality(${column.value}) > 0)`
  const texts = kind === 'any' ? textsOf(where) : null
  if (texts && column.among) return column.among(texts)
  const condition = compileFilter(source, where)
  const elements = sql`select 1 from unnest(${column.value}) element(value)`
  return kind === 'any'
    ? sql`exists (${elements} where ${condition})`
    : sql`(${column.value} is not null and not exists (${elements} where (${condition}) is not true))`
}

function textsOf(where: Expression): string[] | null {
  if (where.kind === 'in' && where.left.kind === 'element')
    return where.among.flatMap((one) => (one.type === 'string' ? [one.value] : []))
  const isSame = where.kind === 'compare' && where.operator === 'eq'
  if (!isSame || where.left.kind !== 'element' || where.right.kind !== 'literal') return null
  return where.right.type === 'string' ? [where.right.value] : null
}

function check(source: ResoSource, { name, in: whole, text }: Check): SQL {
  const [within, part] = [valueOf(source, whole), valueOf(source, text)]
  if (name === 'contains') return sql`(position(${part} in ${within}) > 0)`
  if (name === 'startswith') return sql`starts_with(${within}, ${part})`
  return sql`(right(${within}, length(${part})) = ${part})`
}

function valueOf(source: ResoSource, expression: Expression): SQL {
  switch (expression.kind) {
    case 'literal':
      return literalOf(expression)
    case 'field':
      return columnOf(source, expression.field).value
    case 'element':
      return ELEMENT
    case 'now':
      return sql`now()`
    case 'call':
      return call(expression.name, valueOf(source, expression.of))
    default:
      return compileFilter(source, expression)
  }
}

function call(name: Call, value: SQL): SQL {
  switch (name) {
    case 'tolower':
      return sql`lower(${value})`
    case 'toupper':
      return sql`upper(${value})`
    case 'trim':
      return sql`btrim(${value})`
    case 'length':
      return sql`length(${value})`
    case 'date':
      return sql`(${value})::date`
    case 'round':
    case 'floor':
    case 'ceiling':
      return sql`${sql.raw(name)}((${value})::numeric)`
    default:
      // Our pools' zone is UTC, in which OData counts.
      return sql`extract(${sql.raw(name)} from ${value})`
  }
}

function literalOf({ type, value }: Literal): SQL {
  switch (type) {
    case 'string':
      return sql`${value}::text`
    case 'number':
      // As the whole numbers that columns hold, where it is one: compared as anything wider, they have no index.
      return isWhole(value) ? sql`${value}::bigint` : sql`${value}::numeric`
    case 'date':
      return sql`${value}::date`
    case 'instant':
      return sql`${value}::timestamptz`
    case 'boolean':
      return value ? sql`true` : sql`false`
    default:
      return sql`null`
  }
}

function isWhole(number: string): boolean {
  return /^-?\d{1,18}$/.test(number)
}
