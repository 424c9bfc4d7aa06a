import { type Expand, readExpand } from './expand.ts'
import type { Expression, Field, Resource } from './model.ts'
import { parseFilter } from './parse-filter.ts'
import { type Order, readCount, readOrder, readSelect } from './query-parts.ts'
import { refuse } from './refusal.ts'

export type QueryOptions = {
  select: readonly Field[]
  expand: readonly Expand[]
  filter: Expression | null
  orderBy: readonly Order[]
  top: number | null
  skip: number
  count: boolean
  skipToken: string | null
}

/** Who wants more than that reads on by `@odata.nextLink`, which costs the same at any depth. */
export const MOST_SKIPPED = 10_000
const KNOWN = [
  '$select',
  '$expand',
  '$filter',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$skiptoken',
  '$format',
]

/** The query options of a request for a collection; an option that is not known is refused, as OData asks for. */
export function readQueryOptions(resource: Resource, query: URLSearchParams): QueryOptions {
  refuseOthers(query, KNOWN)
  const filter = query.get('$filter')
  return {
    select: readSelect(resource, query.get('$select')),
    expand: readExpand(resource, query.get('$expand')),
    filter: filter === null ? null : parseFilter(resource, filter),
    orderBy: readOrder(resource, query.get('$orderby')),
    top: readCount('$top', query.get('$top')),
    skip: readSkip(query.get('$skip')),
    count: readFlag('$count', query.get('$count')),
    skipToken: query.get('$skiptoken'),
  }
}

/** Those of a request for one entity. */
export function readEntityOptions(
  resource: Resource,
  query: URLSearchParams,
): Pick<QueryOptions, 'select' | 'expand'> {
  refuseOthers(query, ['$select', '$expand', '$format'])
  return {
    select: readSelect(resource, query.get('$select')),
    expand: readExpand(resource, query.get('$expand')),
  }
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

function readSkip(text: string | null): number {
  const skip = readCount('$skip', text) ?? 0
  if (skip <= MOST_SKIPPED) return skip
  throw refuse(
    '$skip',
    `At most ${MOST_SKIPPED} rows are skipped. Read on by @odata.nextLink instead: it is as quick at any depth.`,
  )
}

function readFlag(option: string, text: string | null): boolean {
  if (text === null || text === 'false') return false
  if (text === 'true') return true
  throw refuse(option, `${option} is \`true\` or \`false\`.`)
}
