import { adminWords } from '#words/admin.ts'
type Names = { teamName: (id: string) => string | undefined }
const NO_NAMES: Names = { teamName: () => undefined }

/** What an audited change did, in a line: `role agent → manager`; why something was refused, in its own words. */
export function changesOf(before: unknown, after: unknown, names: Names = NO_NAMES): string {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return fields
    .map((field) => {
      const said = (value: unknown) => words(field, value, names)
      if (field === 'reason' && old[field] === undefined) return said(now[field])
      return `${fieldWords(field)} ${arrow(old[field], now[field], said)}`
    })
    .join(', ')
}

function arrow(before: unknown, after: unknown, said: (value: unknown) => string): string {
  if (before === undefined || before === null) return said(after)
  return `${said(before)} → ${said(after)}`
}

/** `teamId` → `team`, `sessionVersion` → `session version`. */
function fieldWords(field: string): string {
  return field
    .replace(/Id$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
}

function words(field: string, value: unknown, { teamName }: Names): string {
  if (value === undefined || value === null) return adminWords().audit.nothing
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  return field === 'teamId' ? (teamName(text) ?? text) : text
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
