/** Whether a field says the same: a list of nothing is nothing, as rows have it. */
export function saysSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(whole(one)) === JSON.stringify(whole(other))
}

function whole(value: unknown): unknown {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? null : value
}
