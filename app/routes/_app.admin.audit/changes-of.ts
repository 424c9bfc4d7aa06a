/** What an audited change did, in a line: `role agent → manager`. */
export function changesOf(before: unknown, after: unknown): string {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return names.map((name) => `${name} ${arrow(old[name], now[name])}`).join(', ')
}

function arrow(before: unknown, after: unknown): string {
  if (before === undefined || before === null) return words(after)
  return `${words(before)} → ${words(after)}`
}

function words(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  if (Array.isArray(value)) return value.join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
