/** Hues for people: none near the AI's violet. The hex is for carets, whose editor takes nothing else. */
const COLOURS = [
  { hue: 20, hex: '#b5595c' },
  { hue: 45, hex: '#ad6438' },
  { hue: 75, hex: '#94731f' },
  { hue: 110, hex: '#727f28' },
  { hue: 145, hex: '#3f8a4f' },
  { hue: 175, hex: '#118c79' },
  { hue: 205, hex: '#0b8a9c' },
  { hue: 235, hex: '#3a80b4' },
  { hue: 258, hex: '#5a77c2' },
  { hue: 345, hex: '#ad5790' },
] as const

/** The same person has the same colour everywhere, in either theme: face, field. */
export function personColour(id: string): string {
  const { hue } = colourOf(id)
  return `light-dark(oklch(0.53 0.105 ${hue}), oklch(0.78 0.095 ${hue}))`
}

/** That colour as a cursor in a text shows it. */
export function caretColour(id: string): string {
  return colourOf(id).hex
}

function colourOf(id: string): (typeof COLOURS)[number] {
  let hash = 7
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return COLOURS[hash % COLOURS.length] ?? COLOURS[0]
}
