import type { z } from 'zod'

/** Whether a value is taken, and stays what it is. */
export type TakesAsIs = (value: unknown) => boolean

/**
 * What zod says of the values of a field, without the objects that it makes for each of them: reading rows that were checked when they
 * were written, it is a third of a page's cost. Null for a schema of a kind that is not known here: it is asked itself then.
 */
export function takesAsIs(schema: z.core.$ZodType): TakesAsIs | null {
  const { def } = schema._zod as z.core.$ZodTypes['_zod']
  const checks = allOf((def.checks ?? []).map((check) => readCheck(check._zod.def)))
  const type = checks && readType(def)
  return type && checks ? (value) => type(value) && checks(value) : null
}

/** Formats of texts that are their pattern and nothing else. */
const BY_PATTERN = ['uuid', 'datetime', 'date', 'e164', 'email', 'regex']

function readType(def: z.core.$ZodTypes['_zod']['def']): TakesAsIs | null {
  switch (def.type) {
    case 'string': {
      const isText = (value: unknown) => typeof value === 'string'
      if (!('format' in def)) return isText
      const fits = byPattern(def as PatternDef)
      return fits && ((value) => isText(value) && fits(value))
    }
    case 'number':
      return 'format' in def ? null : (value) => Number.isFinite(value)
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'enum': {
      const values = new Set<unknown>(Object.values(def.entries))
      return (value) => values.has(value)
    }
    case 'array': {
      const takes = takesAsIs(def.element)
      return takes && ((value) => Array.isArray(value) && value.every((one) => takes(one)))
    }
    default:
      return null
  }
}

/** Of a value whose type is right already. */
function readCheck(given: z.core.$ZodCheckDef): TakesAsIs | null {
  const def = given as z.core.$ZodChecks['_zod']['def']
  switch (def.check) {
    case 'string_format':
      return byPattern(def)
    case 'number_format':
      return def.format === 'safeint' ? (value) => Number.isSafeInteger(value) : null
    case 'greater_than': {
      const { value: least, inclusive } = def
      return (value) => (inclusive ? Number(value) >= Number(least) : Number(value) > Number(least))
    }
    case 'less_than': {
      const { value: most, inclusive } = def
      return (value) => (inclusive ? Number(value) <= Number(most) : Number(value) < Number(most))
    }
    case 'max_length':
      return (value) => lengthOf(value) <= def.maximum
    case 'min_length':
      return (value) => lengthOf(value) >= def.minimum
    case 'overwrite':
      return (value) => def.tx(value) === value
    default:
      return isRefinement(given) ? (value) => Boolean(given.fn(value)) : null
  }
}

type PatternDef = { format: string; pattern?: RegExp | undefined }

function byPattern({ format, pattern }: PatternDef): TakesAsIs | null {
  // One that remembers where it was would say another thing the next time.
  if (!pattern || pattern.global || pattern.sticky || !BY_PATTERN.includes(format)) return null
  return (value) => pattern.test(String(value))
}

function isRefinement(
  def: z.core.$ZodCheckDef,
): def is z.core.$ZodCheckDef & { fn: (value: unknown) => unknown } {
  return def.check === 'custom' && 'fn' in def && typeof def.fn === 'function'
}

function lengthOf(value: unknown): number {
  return (value as { length: number }).length
}

function allOf(checks: readonly (TakesAsIs | null)[]): TakesAsIs | null {
  const known = checks.filter((check) => check !== null)
  return known.length === checks.length ? (value) => known.every((check) => check(value)) : null
}
