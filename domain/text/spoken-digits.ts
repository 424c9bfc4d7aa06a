import { spokenTokens } from './spoken-tokens.ts'

const ZEROS: ReadonlySet<string> = new Set(['o', 'oh'])
const PLUS: ReadonlySet<string> = new Set(['plus', 'زائد', 'بلس'])

/**
 * A number that was said, or was written down as it was said: its digits, behind a plus where one was said. In English or Arabic, in words
 * or in digits of any script; null where anything else stands among them.
 */
export function spokenDigits(text: string): string | null {
  const tokens = spokenTokens(text)
  const [first] = tokens
  const hasPlus = first?.kind === 'word' ? PLUS.has(first.word) : first?.plus === true
  let digits = ''
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'word') {
      if (at === 0 && hasPlus) continue
      // Before the first digit "oh" is a word of any text; here there is nothing else that it could be.
      if (digits.replaceAll('0', '') !== '' || !ZEROS.has(token.word)) return null
      digits += '0'
    } else {
      if (digits !== '' && !token.joined) return null
      digits += token.digits
    }
  }
  if (digits === '') return null
  return hasPlus ? `+${digits}` : digits
}
