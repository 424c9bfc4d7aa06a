/** What a person types for money: `95k`, `1.2m`, `AED 120,000`. Null for nothing, undefined for what is no amount. */
export function parseMoney(text: string): number | null | undefined {
  const plain = text.toLowerCase().replaceAll(/aed|dhs?|[,\s]/g, '')
  if (plain === '') return null
  const match = /^(\d+(?:\.\d+)?)(k|m|mn|million)?$/.exec(plain)
  if (!match) return undefined
  const factor = match[2] === 'k' ? 1_000 : match[2] ? 1_000_000 : 1
  return Math.round(Number(match[1]) * factor)
}

/** A phone number as it is written here, in the international form: `050 123 4567` → `+971501234567`. */
export function parsePhone(text: string): string | null {
  const plain = text.replaceAll(/[\s().-]/g, '')
  if (plain === '') return null
  if (plain.startsWith('00')) return `+${plain.slice(2)}`
  if (plain.startsWith('0')) return `+971${plain.slice(1)}`
  return plain
}

/** A whole number; null for nothing, undefined for what is none. `studio` counts as no bedroom. */
export function parseWhole(text: string): number | null | undefined {
  const plain = text.toLowerCase().replaceAll(/[,\s]/g, '')
  if (plain === '') return null
  if (plain === 'studio') return 0
  return /^\d+$/.test(plain) ? Number(plain) : undefined
}
