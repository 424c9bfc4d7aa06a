import { RECORDS } from './records.ts'

/** As much of a JSON schema as is asked here. */
export type Schema = {
  $ref?: string
  required?: readonly string[]
  properties?: Record<string, Schema>
  items?: Schema
  allOf?: readonly Schema[]
  anyOf?: readonly Schema[]
}
export type Schemas = Record<string, Schema>

/** The example of a record with all that its schema demands, in the schema's order: what it does not say is null. */
export function completeRecord(name: string, schemas: Schemas): Record<string, unknown> {
  const given: Record<string, unknown> = { ...RECORDS[name] }
  const names = requiredOf({ $ref: `#/components/schemas/${name}` }, schemas)
  const whole = names.map((member) => [member, given[member] ?? null] as const)
  return { ...Object.fromEntries(whole), ...given }
}

function requiredOf(schema: Schema, schemas: Schemas): readonly string[] {
  const { $ref, allOf, required } = schema
  if ($ref) return requiredOf(schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, schemas)
  return [...(allOf ?? []).flatMap((one) => requiredOf(one, schemas)), ...(required ?? [])]
}
