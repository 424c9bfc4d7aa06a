import type { ErrorCode } from '#domain/errors.ts'

type Code = ErrorCode | 'internal'
type With = Readonly<Record<string, string | number>>

export type ProblemWords = {
  titles: Readonly<Record<Code, string>>
  /** What each kind of a broken rule says where nothing more exact is known. Null in the language that messages are written in. */
  general: Readonly<Record<Code, string>> | null
  /** What one rule says, by the key that its error carries. */
  exact: Readonly<Record<string, (said: With) => string>>
}
