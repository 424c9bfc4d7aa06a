import { labelWords } from '#words/labels.ts'
import { fieldLabel } from '#words/fields.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { auditWords } from '#words/audit.ts'
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

/** What records call it, or what rights, lists and files are called by; what has no name yet is spelled out: `sessionVersion` → `session version`. */
function fieldWords(field: string): string {
  const ours: Readonly<Record<string, string>> = auditWords().fields
  const own = Object.hasOwn(ours, field) ? ours[field] : undefined
  if (own) return own
  const label = fieldLabel(field)
  if (label !== field) return label
  return field
    .replace(/Id$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
}

function words(field: string, value: unknown, { teamName }: Names): string {
  if (value === undefined || value === null) return auditWords().nothing
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value === 'object') return JSON.stringify(value)
  if (typeof value === 'boolean') return value ? labelWords().yes : labelWords().no
  const text = String(value)
  if (field === 'role') return wordOf(labelWords().roles, text)
  return field === 'teamId' ? (teamName(text) ?? text) : text
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
