import type { Expression, Field, Link, Resource } from './model.ts'
import { parseFilter } from './parse-filter.ts'
import { type Order, readCount, readOrder, readSelect } from './query-parts.ts'
import { refuse } from './refusal.ts'

/** What is told of a link's entities along with the one that they hang on. */
export type Expand = {
  link: Link
  select: readonly Field[]
  filter: Expression | null
  orderBy: readonly Order[]
  top: number | null
  expand: readonly Expand[]
  /** As they were written: where there is more, the address of the rest says them again. */
  written: Readonly<Record<string, string>>
}

const LONGEST = 3_000
const OF_MANY = ['$select', '$filter', '$orderby', '$top', '$expand']
const OF_ONE = ['$select', '$expand']

/** `Media($select=MediaURL;$orderby=Order),ListAgent($expand=Office)` (OData 4.01 URL conventions, 5.1.3). Links never lead back, so that this ends. */
export function readExpand(resource: Resource, text: string | null): readonly Expand[] {
  if (text === null) return []
  if (text.length > LONGEST)
    throw refuse('$expand', `At most ${LONGEST} letters say what hangs on an entity.`)
  const items = splitOutside(text, ',').flatMap((item) =>
    item === '*' ? (resource.links ?? []).map(({ name }) => name) : [item],
  )
  const expands = items.map((item) => readItem(resource, item))
  const twice = expands.find(({ link }, at) => expands.findIndex((one) => one.link === link) !== at)
  if (twice) throw refuse('$expand', `${twice.link.name} is there twice.`)
  return expands
}

function readItem(resource: Resource, item: string): Expand {
  const bracket = item.indexOf('(')
  const name = (bracket === -1 ? item : item.slice(0, bracket)).trim()
  const link = resource.links?.find((one) => one.name === name)
  if (!link)
    throw refuse('$expand', `Nothing called “${name.slice(0, 60)}” hangs on ${resource.name}.`)
  if (bracket !== -1 && !item.endsWith(')'))
    throw refuse('$expand', `The options of ${name} end with a bracket.`)
  const written = bracket === -1 ? {} : readWritten(link, item.slice(bracket + 1, -1))
  const { target } = link
  const filter = written['$filter']
  return {
    link,
    select: readSelect(target, written['$select'] ?? null),
    filter: filter === undefined ? null : parseFilter(target, filter),
    orderBy: readOrder(target, written['$orderby'] ?? null),
    top: readCount('$top', written['$top'] ?? null),
    expand: readExpand(target, written['$expand'] ?? null),
    written,
  }
}

function readWritten(link: Link, text: string): Record<string, string> {
  const known = link.isCollection ? OF_MANY : OF_ONE
  const written = new Map<string, string>()
  for (const option of splitOutside(text, ';')) {
    const equals = option.indexOf('=')
    const name = option.slice(0, Math.max(0, equals)).trim()
    if (!known.includes(name))
      throw refuse(
        '$expand',
        `“${option.slice(0, 40)}” is no option of ${link.name}: ${known.join(', ')} are.`,
      )
    if (written.has(name)) throw refuse('$expand', `${name} of ${link.name} is there twice.`)
    written.set(name, option.slice(equals + 1).trim())
  }
  return Object.fromEntries(written)
}

/** The parts between marks that stand in no bracket and no text; each letter is looked at once. */
function splitOutside(text: string, mark: ',' | ';'): string[] {
  const parts: string[] = []
  let depth = 0
  let isQuoted = false
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === "'") isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    else if (letter === mark && depth === 0) {
      parts.push(text.slice(from, at).trim())
      from = at + 1
    }
    if (depth < 0) throw refuse('$expand', 'A bracket is closed that none opened.')
  }
  if (depth !== 0 || isQuoted) throw refuse('$expand', 'A bracket or a quote is left open.')
  parts.push(text.slice(from).trim())
  if (parts.includes('')) throw refuse('$expand', 'Something is missing between two marks.')
  return parts
}
