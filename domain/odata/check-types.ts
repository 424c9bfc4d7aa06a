import { type Expression, type Kind, kindOf } from './model.ts'
import { refuse } from './refusal.ts'

const ORDERED = ['gt', 'ge', 'lt', 'le']

type Compare = Extract<Expression, { kind: 'compare' }>
type Among = Extract<Expression, { kind: 'in' }>

/** Both sides are of one kind, and of one that the operator is for. */
export function checkComparison(comparison: Compare): Compare {
  const { operator, left, right } = comparison
  const kinds = [kindOf(left), kindOf(right)] as const
  if (operator === 'has') {
    const isList = kinds[0] === 'collection' || kinds[0] === 'string'
    if (left.kind === 'field' && left.field.lookup && isList && isText(right)) return comparison
    throw refuse('$filter', '`has` asks whether a field of a lookup has one of its values.')
  }
  if (kinds.includes('collection'))
    throw refuse('$filter', "Of a collection `any` and `all` ask: Field/any(e: e eq '…').")
  if (kinds.includes('null')) {
    if (!ORDERED.includes(operator)) return comparison
    throw refuse('$filter', 'Null is neither more nor less than anything: use `eq` or `ne`.')
  }
  if (kinds[0] !== kinds[1])
    throw refuse('$filter', `A ${NAMES[kinds[0]]} and a ${NAMES[kinds[1]]} are not compared.`)
  if (kinds[0] === 'boolean' && ORDERED.includes(operator))
    throw refuse('$filter', 'True and false are in no order: use `eq` or `ne`.')
  return comparison
}

export function checkIn(among: Among): Among {
  const kind = kindOf(among.left)
  const wrong = among.among.find((literal) => literal.type !== kind)
  if (!wrong && kind !== 'collection' && kind !== 'boolean') return among
  throw refuse('$filter', `\`in\` lists values of the kind that stands before it.`)
}

export function requireCondition(expression: Expression): Expression {
  return requireKind(expression, ['boolean'], 'The filter')
}

export function requireKind(
  expression: Expression,
  kinds: readonly Kind[],
  where: string,
): Expression {
  const kind = kindOf(expression)
  if (kinds.includes(kind)) return expression
  const wanted = kinds.map((one) => NAMES[one]).join(' or ')
  throw refuse('$filter', `${where} needs a ${wanted}, not a ${NAMES[kind]}.`)
}

function isText(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.type === 'string'
}

const NAMES = {
  string: 'text',
  number: 'number',
  date: 'day',
  instant: 'point in time',
  boolean: 'condition',
  null: 'null',
  collection: 'collection',
} as const satisfies Record<Kind, string>
