/** What is written on WhatsApp may be so long. */
export const LONGEST_CHAT = 4096
/** So long after somebody wrote, the house may answer in its own words; afterwards by a template that Meta has approved. */
const WINDOW_MS = 24 * 3_600_000

/** Until when somebody who wrote last then may be answered freely. */
export function windowEnd(lastWroteAt: string | null): string | null {
  return lastWroteAt && new Date(Date.parse(lastWroteAt) + WINDOW_MS).toISOString()
}

/** What Meta's codes say of why a message did not get there: words of each stand in `words/`. */
const PROBLEMS: Readonly<Record<number, string>> = {
  190: 'tokenRefused',
  131026: 'notReached',
  131047: 'windowClosed',
  131049: 'heldBack',
  131050: 'wantsNone',
  131052: 'fileNotTaken',
  131053: 'fileNotTaken',
  132001: 'templateGone',
}

/** The name of a problem that has words here, or else Meta's own words with their code. */
export function chatProblem({ code, said }: { code: number; said: string }): string {
  return PROBLEMS[code] ?? `${said} (${code})`.trim()
}

/** Letters and marks of a number as its network writes it. */
export function chatNumber(phone: string): string {
  return phone.replace('+', '')
}
