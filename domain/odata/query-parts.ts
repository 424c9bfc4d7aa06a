import { type Field, fieldOf, type Resource } from './model.ts'
import { refuse } from './refusal.ts'

export type Order = { field: Field; descending: boolean }

const MOST_ORDERS = 3

/** The fields that are asked for; all where none is named. */
export function readSelect(resource: Resource, text: string | null): readonly Field[] {
  if (text === null) return resource.fields
  const names = new Set(partsOf('$select', text))
  if (names.has('*')) return resource.fields
  return [...names].map((name) => requireField(resource, '$select', name))
}

export function readOrder(resource: Resource, text: string | null): readonly Order[] {
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

export function readCount(option: string, text: string | null): number | null {
  if (text === null) return null
  if (!/^\d{1,9}$/.test(text)) throw refuse(option, `${option} is a whole number from 0.`)
  return Number(text)
}
