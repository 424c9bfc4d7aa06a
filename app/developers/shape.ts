import type { Schema, Schemas } from './document.ts'

/** What lies deeper is called by its name. */
const DEEPEST = 4

/** A schema as a programmer reads it: a type with a remark behind each member. */
export function shapeOf(schema: Schema, schemas: Schemas, depth = 0): string {
  const name = schema.$ref ? nameOf(schema.$ref) : null
  if (name) {
    const named = schemas[name]
    return named && depth < DEEPEST ? shapeOf(named, schemas, depth) : name
  }
  const among = schema.anyOf ?? schema.oneOf
  if (among) return unique(among.map((one) => shapeOf(one, schemas, depth + 1))).join(' | ')
  if (schema.allOf) {
    return unique(schema.allOf.map((one) => shapeOf(one, schemas, depth))).join(' & ')
  }
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const types = typesOf(schema).map((type) => plainShape(type, schema, schemas, depth))
  return unique(types).join(' | ') || 'unknown'
}

/** The schema that a reference names, as far as there is one. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  const named = schema.$ref ? schemas[nameOf(schema.$ref)] : undefined
  return named ?? schema
}

export function typesOf({ type, properties, items }: Schema): readonly string[] {
  if (typeof type === 'string') return [type]
  if (type) return type
  if (properties) return ['object']
  return items ? ['array'] : []
}

function plainShape(type: string, schema: Schema, schemas: Schemas, depth: number): string {
  if (type === 'object') return objectShape(schema, schemas, depth)
  if (type !== 'array') return type === 'integer' ? 'number' : type
  const items = schema.items ? shapeOf(schema.items, schemas, depth) : 'unknown'
  return / [|&] /.test(items) && !items.startsWith('{') ? `(${items})[]` : `${items}[]`
}

function objectShape(schema: Schema, schemas: Schemas, depth: number): string {
  const members = Object.entries(schema.properties ?? {})
  const rest = schema.additionalProperties
  if (members.length === 0) {
    const value = typeof rest === 'object' ? shapeOf(rest, schemas, depth + 1) : 'unknown'
    return `Record<string, ${value}>`
  }
  if (depth >= DEEPEST) return '{ … }'
  const indent = '  '.repeat(depth + 1)
  const lines = members.map(([name, member]) => {
    const mark = schema.required?.includes(name) ? '' : '?'
    return `${indent}${keyOf(name)}${mark}: ${shapeOf(member, schemas, depth + 1)}${remarkOn(member)}`
  })
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
}

function remarkOn({ description, format }: Schema): string {
  const said = [format, description].filter(Boolean).join(': ')
  return said ? `  // ${said.replaceAll('\n', ' ')}` : ''
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1)
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
