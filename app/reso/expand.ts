import type { Expand } from '#domain/odata/expand.ts'
import { type Field, fieldOf, type Link, type Resource } from '#domain/odata/model.ts'
import type { Order } from '#domain/odata/query-parts.ts'
import { readRelated } from '#db/pace/reso/read-related.ts'
import type { Entity } from '#db/pace/reso/read-resource.ts'
import type { ResoSource } from '#db/pace/reso/source.ts'
import type { ApiDeps } from '../api/deps/deps.ts'

/** Entities of a page that brings collections along, and of a collection in it: the rest stands at the addresses that they give. */
export const LARGEST_EXPANDED_PAGE = 200
const MOST_OF_ONE = 50

type Told = { [Name in string]: Entity[string] | Told | Told[] }
type Reading = {
  db: ApiDeps['db']
  /** What of a resource the reader may see: no more by a link than by its own address. */
  sourceFor: (resource: Resource) => ResoSource
  root: string
}

/** The fields that are read for it: those that are asked for, and those by which links are found. */
export function fieldsFor(
  resource: Resource,
  select: readonly Field[],
  expand: readonly Expand[],
): readonly Field[] {
  const joins = expand.map(({ link }) => requireField(resource, link.from))
  return [...new Set([...select, ...joins])]
}

/** The entities with what hangs on them, and without what was read only to find it. */
export async function expandEntities(
  reading: Reading,
  entities: readonly Entity[],
  select: readonly Field[],
  expand: readonly Expand[],
): Promise<Told[]> {
  const related = await Promise.all(expand.map((one) => relate(reading, entities, one)))
  const names = new Set(select.map(({ name }) => name))
  return entities.map((entity) => {
    const own = Object.entries(entity).filter(([name]) => names.has(name))
    return Object.assign(Object.fromEntries(own), ...related.map((tell) => tell(entity)))
  })
}

/** What one link adds to each entity. */
async function relate(
  reading: Reading,
  entities: readonly Entity[],
  expand: Expand,
): Promise<(entity: Entity) => Told> {
  const { link, select, filter } = expand
  const { target } = link
  const keyOf = (entity: Entity) => {
    const key = entity[link.from]
    return typeof key === 'string' ? key : null
  }
  const keys = [...new Set(entities.map(keyOf).filter((key) => key !== null))]
  const most = link.isCollection ? Math.min(expand.top ?? MOST_OF_ONE, MOST_OF_ONE) : 1
  const found = await readRelated(reading.db, reading.sourceFor(target), {
    by: requireField(target, link.to),
    keys,
    select: fieldsFor(target, select, expand.expand),
    filter,
    orderBy: orderOf(expand),
    most,
  })
  // All of them in one go, and parted again: a query for each key would be hundreds for a page.
  const all = [...found.values()].flatMap((one) => one.entities)
  const expanded = await expandEntities(reading, all, select, expand.expand)
  let place = 0
  const told = new Map(
    [...found].map(([key, { entities: theirs }]) => {
      const from = place
      place += theirs.length
      return [key, expanded.slice(from, place)] as const
    }),
  )
  return (entity) => {
    const key = keyOf(entity) ?? ''
    const theirs = told.get(key) ?? []
    if (!link.isCollection) return { [link.name]: theirs[0] ?? null }
    const isCut = found.get(key)?.hasMore && (expand.top ?? Infinity) > most
    const rest = isCut ? { [`${link.name}@odata.nextLink`]: restOf(reading.root, expand, key) } : {}
    return { [link.name]: theirs, ...rest }
  }
}

/** Where the rest of a collection is: the same question to its own resource, behind those that were told. */
function restOf(root: string, { link, written, top }: Expand, key: string): string {
  const { $filter: filter, $top: _, ...others } = written
  const isTheirs = `${link.to} eq '${key.replaceAll("'", "''")}'`
  const options = {
    ...others,
    $filter: filter === undefined ? isTheirs : `${isTheirs} and (${filter})`,
    $orderby: written['$orderby'] ?? DEFAULT_ORDER,
    $skip: String(MOST_OF_ONE),
    ...(top === null ? {} : { $top: String(top - MOST_OF_ONE) }),
  }
  const text = Object.entries(options).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  )
  return `${root}/${link.target.name}?${text.join('&')}`
}

const DEFAULT_ORDER = 'Order'

/** Pictures in the order of their listing, where nobody asks for another. */
function orderOf({ link, orderBy }: Expand): readonly Order[] {
  const field = fieldOf(link.target, DEFAULT_ORDER)
  if (orderBy.length > 0 || !link.isCollection || !field) return orderBy
  return [{ field, descending: false }]
}

function requireField(resource: Resource, name: Link['from']): Field {
  const field = fieldOf(resource, name)
  if (!field) throw new Error(`${resource.name} has no field ${name}.`)
  return field
}
