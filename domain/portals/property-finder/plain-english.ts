/** Typographic signs that have a plain twin. */
const TWINS: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '×': 'x',
  '²': '2',
  '\u00a0': ' ',
}
const ARABIC = /\p{Script=Arabic}/u

/**
 * English as the portal takes it: it refuses emoji, symbols and all else beyond ASCII (its contract says so). Accents are taken
 * off their letters, signs become their plain twins, what is left beyond is dropped.
 */
export function plainEnglish(text: string): string {
  let plain = ''
  for (const sign of text.normalize('NFKD')) plain += asciiOf(sign)
  return tidy(plain)
}

/** The same for Arabic: its letters, digits and marks stay beside ASCII. */
export function plainArabic(text: string): string {
  let plain = ''
  for (const sign of text.normalize('NFC'))
    plain += ARABIC.test(sign) || '،؛؟٪'.includes(sign) ? sign : asciiOf(sign)
  return tidy(plain)
}

export function hasArabic(text: string): boolean {
  return ARABIC.test(text)
}

function asciiOf(sign: string): string {
  const code = sign.charCodeAt(0)
  if (sign === '\n' || (code >= 32 && code < 127)) return sign === '<' || sign === '>' ? '' : sign
  return TWINS[sign] ?? (sign === '\t' ? ' ' : '')
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean).join(' '))
    .join('\n')
    .trim()
}
