// Plain JavaScript without dependencies: it also runs on the old Node that only fetches the right one.

/** @type {{ match: RegExp, say: (found: RegExpExecArray) => string }[]} */
const EXPLANATIONS = [
  {
    match: /No space left on device|ENOSPC|Disk quota exceeded/i,
    say: () => 'The disk is full: PACE needs about 2 GB; free some space and start again.',
  },
  {
    match: /error while loading shared libraries: ([^\s:]+)/,
    say: ([, library]) =>
      `The embedded Postgres needs the system library ${library}: install it, or set PACE_DATABASE_URL and ASSISTCRAFT_DATABASE_URL to a Postgres of your own.`,
  },
  {
    match: /could not create shared memory segment|Cannot allocate memory/i,
    say: () => 'There is too little memory to start: PACE needs about 1 GB free.',
  },
  {
    match:
      /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    say: () =>
      'The npm registry cannot be reached: check the network (or npm’s proxy and registry settings) and start again.',
  },
  {
    match: /\b(?:EACCES|EPERM|EROFS)\b[^\n]*?(\/[^\s'"]+)/,
    say: ([, path]) =>
      `PACE may not write to ${path}: give yourself the right to it and start again.`,
  },
  {
    match: /database files are incompatible with server/,
    say: () =>
      'The data in PACE_HOME was written by another major version of Postgres: use the PACE that wrote it, or another PACE_HOME.',
  },
]

/**
 * One sentence that says what to do, when the output of a tool tells of a known condition.
 * @param {string} output
 * @returns {string | null}
 */
export function explainOutput(output) {
  for (const { match, say } of EXPLANATIONS) {
    const found = match.exec(output)
    if (found) return say(found)
  }
  return null
}
