import { DomainError, type FieldProblem } from '../errors.ts'
import { choiceProblem, findValue, type Reference } from '../reference/reference.ts'
import type { FieldRule, FieldTable } from './fields.ts'

type Options = {
  reference: Reference
  /** What a field holds now: what was retired may stay where it is, it is only not chosen anew. */
  stands?: (field: string) => unknown
}

/** Throws `invalid` with every value that is in none of the house's lists, or was retired there. */
export function requireChoices(
  table: FieldTable,
  values: Readonly<Record<string, unknown>>,
  { reference, stands }: Options,
): void {
  const problems = Object.entries(values).flatMap(([name, value]): FieldProblem[] => {
    const rule = Object.hasOwn(table, name) ? table[name] : undefined
    if (!rule) return []
    const standing = keysIn(stands?.(name))
    const keys = keysIn(value).filter((key) => !standing.includes(key))
    const problem = keys.map((key) => valueProblem(rule, key, reference)).find(Boolean)
    return problem ? [{ path: name, ...problem }] : []
  })
  const [first] = problems
  if (first) throw new DomainError('invalid', first.message, problems, first.said)
}

/** Why a value cannot be chosen for a field, null where it can, or where the field is of no list. */
export function valueProblem(
  { refers, takesOwnWords }: Pick<FieldRule, 'refers' | 'takesOwnWords'>,
  key: string,
  reference: Reference,
): Omit<FieldProblem, 'path'> | null {
  if (!refers || (takesOwnWords && !findValue(reference, refers, key))) return null
  return choiceProblem(reference, refers, key)
}

function keysIn(value: unknown): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string')
}
