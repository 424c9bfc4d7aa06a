/** A condition that the person at the terminal can mend: shown as its sentence, without a stack. */
export class FatalError extends Error {
  override readonly name = 'FatalError'
}

const EXPLANATIONS: { match: RegExp; say: (found: RegExpExecArray) => string }[] = [
  {
    match: /No space left on device|ENOSPC|Disk quota exceeded/i,
    say: () => 'The disk is full: PACE needs about 1 GB; free some space and start again.',
  },
  {
    match: /error while loading shared libraries: ([^\s:]+)/,
    say: ([, library]) =>
      `The embedded Postgres needs the system library ${library}: install it, or set PACE_DATABASE_URL and ASSISTCRAFT_DATABASE_URL to a Postgres of your own.`,
  },
  {
    match: /could not create shared memory segment|Cannot allocate memory/i,
    say: () => 'There is too little memory to start Postgres: PACE needs about 1 GB free.',
  },
  {
    match:
      /(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH)[^\n]*registry|network (?:request|problem)|npm error network/i,
    say: () =>
      'The npm registry cannot be reached: check the network (or npm’s proxy settings) and start again.',
  },
  {
    match: /database files are incompatible with server/,
    say: () =>
      'The data in PACE_HOME was written by another major version of Postgres: use the PACE version that wrote it, or another PACE_HOME.',
  },
]

/** One sentence that says what to do, when the output of a tool tells of a known condition. */
export function explainOutput(output: string): string | null {
  for (const { match, say } of EXPLANATIONS) {
    const found = match.exec(output)
    if (found) return say(found)
  }
  return null
}

/** Throws the explanation, or what the tool said last. */
export function failWith(what: string, output: string): never {
  const lastLines = output.trim().split('\n').slice(-5).join('\n  ')
  throw new FatalError(explainOutput(output) ?? `${what}:\n  ${lastLines}`)
}
