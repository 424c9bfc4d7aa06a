import { explainOutput } from './launcher/explain.mjs'

/** A condition that the person at the terminal can mend: shown as its sentence, without a stack. */
export class FatalError extends Error {
  override readonly name = 'FatalError'
}

/** Throws the explanation of what a tool printed, or what it printed last. */
export function failWith(what: string, output: string): never {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
  const lastLines = lines.slice(-8).join('\n  ')
  throw new FatalError(explainOutput(output) ?? `${what}:\n  ${lastLines}`)
}
