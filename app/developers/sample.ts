import type { Schema, Schemas } from './document.ts'
import { resolve, typesOf } from './shape.ts'

export const SAMPLE_ID = '3f0c6a52-8f5b-4c1e-9d0a-2b7e61c4d9aa'

/** A value that a parameter takes. */
export function sampleOf(given: Schema, schemas: Schemas): unknown {
  const schema = resolve(given, schemas)
  if (schema.example !== undefined) return schema.example
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [among] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (among) return sampleOf(among, schemas)
  const type = typesOf(schema).find((one) => one !== 'null')
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  return type === 'boolean' ? true : textSample(schema)
}

function textSample({ format, pattern }: Schema): string {
  if (format === 'uuid') return SAMPLE_ID
  // Times say only that they begin with a year.
  return pattern?.startsWith('^(19|2') ? '2027-01-31T09:00:00Z' : 'text'
}
