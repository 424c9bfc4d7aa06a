import { Font } from '@react-pdf/renderer'
import { fileURLToPath } from 'node:url'

/** In the order in which a letter is looked for: the font comes in pieces, one for each writing. */
const PIECES = ['arabic', 'latin', 'latin-ext'] as const
export const FAMILIES = PIECES.map((piece) => `Plex ${piece}`)

/** The house's Arabic type has Latin letters of its own: names stand in the same hand in both. */
export function registerFonts(): void {
  for (const piece of PIECES)
    Font.register({
      family: `Plex ${piece}`,
      fonts: [400, 600].map((fontWeight) => ({ src: fileOf(piece, fontWeight), fontWeight })),
    })
  Font.registerHyphenationCallback((word) => [word])
}

function fileOf(piece: string, weight: number): string {
  const name = `ibm-plex-sans-arabic-${piece}-${weight}-normal.woff`
  return fileURLToPath(import.meta.resolve(`@fontsource/ibm-plex-sans-arabic/files/${name}`))
}
