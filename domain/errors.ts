import type { Said } from './said.ts'

/** The ways in which a request can break a rule. Each process translates them once, at its edge. */
export type ErrorCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'gone'
  | 'conflict'
  | 'outdated'
  | 'malformed'
  | 'invalid'
  | 'tooLarge'
  | 'tooMany'
  | 'unavailable'

/** What is wrong with one value of the input, in English; `said` names it for other languages. */
export type FieldProblem = { path: string; message: string; said?: Said | undefined }

/** A rule of the domain was broken. The message is for the person or program that caused it: what is wrong and what to do. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly problems: readonly FieldProblem[]
  readonly said: Said | null

  constructor(
    code: ErrorCode,
    message: string,
    problems: readonly FieldProblem[] = [],
    said: Said | null = null,
  ) {
    super(message)
    this.code = code
    this.problems = problems
    this.said = said
  }

  /**
   * By name: the pages' bundle holds a copy of this class, and a rule broken outside it is the same broken rule. A class
   * derived from it is told apart as any other is.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== DomainError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return value instanceof Error && value.name === 'DomainError'
  }
}
