/** The types of CSDL that PACE's resources have. */
export type EdmType = 'string' | 'int' | 'decimal' | 'date' | 'instant' | 'boolean'

/** A property of an entity type. `lookup` names the list that its values are of (RESO's string lookups). */
export type Field = {
  name: string
  type: EdmType
  isCollection?: true
  lookup?: string
  /** Never null. */
  isRequired?: true
}

/** An entity type and its set, which has the same name. */
export type Resource = {
  name: string
  key: string
  fields: readonly Field[]
  /** What hangs on an entity and is told with it on request (`$expand`). */
  links?: readonly Link[]
}

/** A navigation property: the entities of `target` whose field `to` says what this one's field `from` says. */
export type Link = {
  name: string
  target: Resource
  isCollection?: true
  from: string
  to: string
}

export function fieldOf(resource: Resource, name: string): Field | null {
  return resource.fields.find((field) => field.name === name) ?? null
}

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'has'

export const STRING_CHECKS = ['contains', 'startswith', 'endswith'] as const
export const STRING_CHANGES = ['tolower', 'toupper', 'trim'] as const
export const PARTS_OF_TIME = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
export const ROUNDINGS = ['round', 'floor', 'ceiling'] as const

export type Literal =
  | { kind: 'literal'; type: 'string' | 'number' | 'date' | 'instant'; value: string }
  | { kind: 'literal'; type: 'boolean'; value: boolean }
  | { kind: 'literal'; type: 'null'; value: null }

/** A condition or a value in one, checked against its resource: every name is a field, every comparison is of one type. */
export type Expression =
  | Literal
  | { kind: 'field'; field: Field }
  /** The element that `any` or `all` looks at. */
  | { kind: 'element'; field: Field }
  | { kind: 'now' }
  | { kind: 'call'; name: Call; of: Expression }
  | { kind: 'check'; name: (typeof STRING_CHECKS)[number]; in: Expression; text: Expression }
  | { kind: 'not'; of: Expression }
  | { kind: 'and' | 'or'; of: Expression[] }
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'in'; left: Expression; among: Literal[] }
  | { kind: 'any' | 'all'; field: Field; where: Expression | null }

export type Call =
  | (typeof STRING_CHANGES)[number]
  | (typeof PARTS_OF_TIME)[number]
  | (typeof ROUNDINGS)[number]
  | 'length'
  | 'date'

export type Kind = 'string' | 'number' | 'date' | 'instant' | 'boolean' | 'null' | 'collection'

/** What an expression is, as far as comparing goes. */
export function kindOf(expression: Expression): Kind {
  switch (expression.kind) {
    case 'literal':
      return expression.type
    case 'field':
      return expression.field.isCollection ? 'collection' : KIND_OF_TYPE[expression.field.type]
    case 'element':
      return KIND_OF_TYPE[expression.field.type]
    case 'now':
      return 'instant'
    case 'call':
      if (isOneOf(STRING_CHANGES, expression.name)) return 'string'
      return expression.name === 'date' ? 'date' : 'number'
    default:
      return 'boolean'
  }
}

const KIND_OF_TYPE = {
  string: 'string',
  int: 'number',
  decimal: 'number',
  date: 'date',
  instant: 'instant',
  boolean: 'boolean',
} as const satisfies Record<EdmType, Kind>

export function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return names.some((one) => one === name)
}
