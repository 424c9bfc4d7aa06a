import type { DomainError } from '#domain/errors.ts'
import type { Said } from '#domain/said.ts'
import { problems as ar } from './ar/problems.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { problems as en } from './en/problems.ts'
import { sayReason } from './reasons.ts'
import { wordOf } from './catalogue/word-of.ts'

const problemWords = catalogue({ en, ar })

/** A sentence in English of which a page may show nothing but what `sayProblem` makes of it: it is no text there. */
declare const IN_ENGLISH: unique symbol
export type InEnglish = { readonly [IN_ENGLISH]: never }

type Broken = { code?: string; said?: Said | null }
/** What a page is told of a broken rule: nothing that it could show as it is. */
export type PageProblem = Broken & {
  detail: InEnglish
  errors?: readonly { path: string; message: InEnglish; said?: Said }[]
}
type Problem = Broken & { detail: string | InEnglish }

/** What a broken rule says to its reader: the rule's own sentence, else that of its kind. */
export function sayProblem({ detail, code, said }: Problem): string {
  const { general, exact } = problemWords()
  const say = said && Object.hasOwn(exact, said.key) ? exact[said.key] : undefined
  if (said && say) return say(said.with ?? {})
  if (!general) return String(detail)
  const reason = sayReason({ reason: String(detail), said })
  if (reason) return reason
  return general[code && Object.hasOwn(general, code) ? (code as keyof typeof general) : 'internal']
}

/** The same of a rule that this very process found broken: what is wrong with the value, where it was one value. */
export function sayBroken({ code, message, problems, said }: DomainError): string {
  const [first] = problems
  return sayProblem({ code, detail: first?.message ?? message, said: first?.said ?? said })
}

/** What is wrong with one of the values that were sent; null where nothing is. */
export function sayErrorAt(
  problem: PageProblem | null,
  isMeant: (path: string) => boolean,
): string | null {
  const error = problem?.errors?.find(({ path }) => isMeant(path))
  return error ? sayProblem({ code: 'invalid', detail: error.message, said: error.said }) : null
}

/** The record that a problem names beside its sentence, as who is known already. */
export function recordAt(problem: PageProblem, path: string): string | null {
  return recordsAt(problem, path)[0] ?? null
}

/** All of them, where it may be one of several. */
export function recordsAt({ errors = [] }: PageProblem, path: string): string[] {
  return errors.filter((one) => one.path === path).map(({ message }) => String(message))
}

export function sayProblemTitle({ title, code }: { title: string; code?: string }): string {
  const { titles } = problemWords()
  return code && Object.hasOwn(titles, code) ? wordOf(titles, code) : title
}
