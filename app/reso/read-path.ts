import { DomainError } from '#domain/errors.ts'
import type { Expression, Resource } from '#domain/odata/model.ts'
import { findResource, type RESOURCES } from '#domain/reso/resources.ts'

type Known = (typeof RESOURCES)[number]
export type Target =
  | { kind: 'set' | 'count'; resource: Known }
  | { kind: 'entity'; resource: Known; key: Expression }

/** What the path behind the service's root names: `Property`, `Property/$count`, `Property('key')`, `Property(ListingKey='key')`. */
export function readPath(path: string): Target {
  const bracket = path.indexOf('(')
  if (bracket === -1) {
    const isCount = path.endsWith('/$count')
    const resource = requireResource(isCount ? path.slice(0, -'/$count'.length) : path)
    return { kind: isCount ? 'count' : 'set', resource }
  }
  const resource = requireResource(path.slice(0, bracket))
  if (!path.endsWith(')')) throw nothingThere(path)
  return { kind: 'entity', resource, key: readKey(resource, path.slice(bracket + 1, -1)) }
}

function readKey(resource: Resource, text: string): Expression {
  const field = resource.fields.find(({ name }) => name === resource.key)
  if (!field) throw nothingThere(text)
  const name = `${resource.key}=`
  const given = text.startsWith(name) ? text.slice(name.length) : text
  const right = field.type === 'int' ? readNumber(given) : readText(given)
  const literal = { kind: 'literal', ...right } as const
  return { kind: 'compare', operator: 'eq', left: { kind: 'field', field }, right: literal }
}

function readText(given: string) {
  const inner = given.slice(1, -1)
  const isQuoted = given.length >= 2 && given.startsWith("'") && given.endsWith("'")
  if (!isQuoted || inner.replaceAll("''", '').includes("'"))
    throw new DomainError('malformed', "A key is a text in quotes: Property('…').")
  return { type: 'string', value: inner.replaceAll("''", "'") } as const
}

function readNumber(given: string) {
  if (!/^\d{1,18}$/.test(given)) throw new DomainError('malformed', 'This key is a whole number.')
  return { type: 'number', value: given } as const
}

export function requireResource(name: string): Known {
  const resource = findResource(name)
  if (resource) return resource
  throw nothingThere(name)
}

function nothingThere(name: string): DomainError {
  return new DomainError(
    'notFound',
    `There is no resource “${name.slice(0, 80)}” here. See $metadata.`,
  )
}
