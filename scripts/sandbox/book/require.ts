import { DomainError } from '#domain/errors.ts'
import type { Book } from './book.ts'
import type { Sandbox } from './sandbox.ts'

type Known = Pick<Book, 'find'>

export function requireSandbox(book: Known, id: string): Sandbox {
  const sandbox = book.find(id)
  if (sandbox && sandbox.state !== 'removing') return sandbox
  throw new DomainError('notFound', 'There is no such sandbox: it was removed, or it never was.')
}

/** One that may be asked now. What waits for it asks again: meanwhile it may have begun anew, or gone. */
export function requireReady(book: Known, id: string): Sandbox {
  const sandbox = requireSandbox(book, id)
  if (sandbox.state === 'ready') return sandbox
  throw new DomainError('unavailable', 'This sandbox is being made. Try again in some seconds.')
}

type Limits = { count: number; each: number }

export function requireRoom(
  book: Pick<Book, 'all'>,
  owner: Sandbox['owner'],
  limits: Limits,
): void {
  const all = book.all()
  if (all.length >= limits.count) {
    throw new DomainError(
      'tooMany',
      `There are ${limits.count} sandboxes, which is as many as may be: remove one first.`,
    )
  }
  if (all.filter((one) => one.owner.id === owner.id).length < limits.each) return
  throw new DomainError(
    'tooMany',
    `One person may have ${limits.each} sandboxes: remove one first.`,
  )
}
