/** Hues for people: none near the AI's violet. */
const HUES = [20, 45, 75, 110, 145, 175, 205, 235, 258, 345] as const

/** The same person has the same colour everywhere: face, cursor, field. */
export function personColour(id: string): string {
  let hash = 7
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  const hue = HUES[hash % HUES.length]
  return `light-dark(oklch(0.53 0.105 ${hue}), oklch(0.78 0.095 ${hue}))`
}
