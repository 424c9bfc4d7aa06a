import { type Expression, type Field, fieldOf, type Resource } from './model.ts'
import { parseFilter } from './parse-filter.ts'
import { refuse } from './refusal.ts'

export type Order = { field: Field; descending: boolean }
export type QueryOptions = {
  select: readonly Field[]
  filter: Expression | null
  orderBy: readonly Order[]
  top: number | null
  skip: number
  count: boolean
  skipToken: string | null
}

/** Who wants more than that reads on by `@odata.nextLink`, which costs the same at any depth. */
export const MOST_SKIPPED = 10_000
const MOST_ORDERS = 3
const KNOWN = ['$select', '$filter', '$orderby', '$top', '$skip', '$count', '$skiptoken', '$format']

/** The query options of a request for a collection; an option that is not known is refused, as OData asks for. */
export function readQueryOptions(resource: Resource, query: URLSearchParams): QueryOptions {
  refuseOthers(query, KNOWN)
  const filter = query.get('$filter')
  return {
    select: readSelect(resource, query.get('$select')),
    filter: filter === null ? null : parseFilter(resource, filter),
    orderBy: readOrder(resource, query.get('$orderby')),
    top: readCount('$top', query.get('$top')),
    skip: readSkip(query.get('$skip')),
    count: readFlag('$count', query.get('$count')),
    skipToken: query.get('$skiptoken'),
  }
}

/** Those of a request for one entity. */
export function readEntityOptions(resource: Resource, query: URLSearchParams): readonly Field[] {
  refuseOthers(query, ['$select', '$format'])
  return readSelect(resource, query.get('$select'))
}

/** Options of a program's own have no dollar and are let be. */
function refuseOthers(query: URLSearchParams, known: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of query.keys()) {
    if (!name.startsWith('$')) continue
    if (!known.includes(name)) throw refuse(name, `The option ${name} is not known here.`)
    if (seen.has(name)) throw refuse(name, `The option ${name} is there twice.`)
    seen.add(name)
  }
  const format = query.get('$format')
  if (format && format !== 'json' && !format.startsWith('application/json'))
    throw refuse('$format', 'Entities are told in JSON alone.')
}

function readSelect(resource: Resource, text: string | null): readonly Field[] {
  if (text === null) return resource.fields
  const names = new Set(partsOf('$select', text))
  if (names.has('*')) return resource.fields
  return [...names].map((name) => requireField(resource, '$select', name))
}

function readOrder(resource: Resource, text: string | null): readonly Order[] {
  if (text === null) return []
  const parts = partsOf('$orderby', text)
  if (parts.length > MOST_ORDERS)
    throw refuse('$orderby', `At most ${MOST_ORDERS} fields put rows in order.`)
  return parts.map((part) => {
    const [name = '', direction = 'asc', ...more] = part.split(' ').filter(Boolean)
    if (more.length > 0 || (direction !== 'asc' && direction !== 'desc'))
      throw refuse('$orderby', `“${part.slice(0, 60)}” is not a field with \`asc\` or \`desc\`.`)
    const field = requireField(resource, '$orderby', name)
    if (field.isCollection) throw refuse('$orderby', `${name} is a collection, which has no order.`)
    return { field, descending: direction === 'desc' }
  })
}

function requireField(resource: Resource, option: string, name: string): Field {
  const field = fieldOf(resource, name)
  if (field) return field
  throw refuse(option, `${resource.name} has no field “${name.slice(0, 60)}”.`)
}

function partsOf(option: string, text: string): string[] {
  const parts = text
    .slice(0, 8_000)
    .split(',', 400)
    .map((part) => part.trim())
  if (parts.includes('')) throw refuse(option, `${option} names nothing between two commas.`)
  return parts
}

function readSkip(text: string | null): number {
  const skip = readCount('$skip', text) ?? 0
  if (skip <= MOST_SKIPPED) return skip
  throw refuse(
    '$skip',
    `At most ${MOST_SKIPPED} rows are skipped. Read on by @odata.nextLink instead: it is as quick at any depth.`,
  )
}

function readCount(option: string, text: string | null): number | null {
  if (text === null) return null
  if (!/^\d{1,9}$/.test(text)) throw refuse(option, `${option} is a whole number from 0.`)
  return Number(text)
}

function readFlag(option: string, text: string | null): boolean {
  if (text === null || text === 'false') return false
  if (text === 'true') return true
  throw refuse(option, `${option} is \`true\` or \`false\`.`)
}
