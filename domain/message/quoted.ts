/**
 * What somebody says in a mail, and what stands below it of the mails before: lines that begin with `>`, from the line above them
 * that says who wrote them. Each line is looked at once. Where all of it is quoted, all of it is what they say.
 */
export function splitQuoted(text: string): { said: string; quoted: string } {
  const lines = text.split('\n')
  let begin = lines.length
  while (begin > 0 && isQuoted(lines[begin - 1] ?? '')) begin--
  const hasQuote = lines.slice(begin).some((line) => line.startsWith('>'))
  if (!hasQuote) return { said: text, quoted: '' }
  if (begin > 0 && (lines[begin - 1] ?? '').trimEnd().endsWith(':')) begin--
  const said = lines.slice(0, begin).join('\n').trimEnd()
  if (said.trim() === '') return { said: text, quoted: '' }
  return { said, quoted: lines.slice(begin).join('\n').trim() }
}

function isQuoted(line: string): boolean {
  return line.startsWith('>') || line.trim() === ''
}
