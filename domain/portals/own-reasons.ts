/**
 * What PACE itself finds wrong where it tells a portal of a listing, by name; `{gaps}` are filled. These are the English words: they
 * are kept with the listing, and programs are told them. Whoever reads another language is told by the name (`words/portal-reasons.ts`).
 * What a portal said in its own words is none of these.
 */
export const OWN_REASONS = {
  unreachable: 'Property Finder is out of reach',
  noSense: 'Property Finder answered with nothing we understand',
  answered: 'Property Finder answered {status}',
  keyRefused: 'Property Finder does not accept our key ({status})',
  noSuchThing: 'Property Finder knows no such thing (404)',
  permitUnknown: 'Permit {permit} is not known to the Land Department',
  permitEnded: 'Permit {permit} ended on {day}',
  permitOfOther: 'Permit {permit} is for a {registered}, not for a {type}',
  permitSaid: 'Permit {permit}: {said}',
  incomplete: 'Property Finder: {reasons}',
  noType: 'it has no property type like “{type}”',
  rentPeriods: 'its rents are by the year, month or week',
  englishTitle: 'it wants a title in English',
  noPlace:
    'it knows no place “{area}” in {city}: the admin names it anew in the list of communities',
  noProfile: 'nobody has a public profile there by the e-mail {email}',
  noAgent: 'it wants an agent',
} as const
export type OwnReason = keyof typeof OWN_REASONS
export type ReadReason = { key: OwnReason; with: Readonly<Record<string, string>> }

type Gaps = Readonly<Record<string, string | number>>

/** A reason as it is kept and told. */
export function ownReason(key: OwnReason, gaps: Gaps = {}): string {
  return partsOf(key)
    .map((part) => ('gap' in part ? String(gaps[part.gap] ?? '') : part.text))
    .join('')
}

/** Which of them a kept reason is; null for a portal's own words. Each template is held against the text once, from left to right. */
export function readOwnReason(text: string): ReadReason | null {
  for (const key of KEYS) {
    const filled = fill(key, text)
    if (filled) return { key, with: filled }
  }
  return null
}

const KEYS = Object.keys(OWN_REASONS) as OwnReason[]
type Part = { text: string } | { gap: string }

function partsOf(key: OwnReason): Part[] {
  return OWN_REASONS[key]
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { gap: part.slice(1, -1) } : { text: part }))
}

/** What stands in the gaps; null where the text is another. A gap ends where the words behind it begin; the last one at the end. */
function fill(key: OwnReason, text: string): Record<string, string> | null {
  const filled: Record<string, string> = {}
  const parts = partsOf(key)
  let at = 0
  for (const [n, part] of parts.entries()) {
    if ('text' in part) {
      if (!text.startsWith(part.text, at)) return null
      at += part.text.length
      continue
    }
    const next = parts[n + 1]
    const end = next && 'text' in next ? text.indexOf(next.text, at) : text.length
    if (end <= at) return null
    filled[part.gap] = text.slice(at, end)
    at = end
  }
  return at === text.length ? filled : null
}
