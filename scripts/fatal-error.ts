import { explainOutput } from './launcher/explain.mjs'

/** A condition that the person at the terminal can mend: shown as its sentence, without a stack. */
export class FatalError extends Error {
  override readonly name = 'FatalError'
}

const SHOWN_LINES = 8
const ERROR_LINE = /\bfailed\b|(error|fatal)\b[^/]*:/i

/** Throws the explanation of what a tool printed, or the part of it where the error is. */
export function failWith(what: string, output: string): never {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  const first = lines.findIndex((line) => ERROR_LINE.test(line))
  const shown = first < 0 ? lines.slice(-SHOWN_LINES) : lines.slice(first, first + SHOWN_LINES)
  throw new FatalError(explainOutput(output) ?? `${what}:\n  ${shown.join('\n  ')}`)
}
