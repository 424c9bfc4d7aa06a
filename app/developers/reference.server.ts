import type { PageDeps } from '../pages/context.server.ts'
import { readDocument, type Reference } from './read-document.ts'

const read = new WeakMap<PageDeps['describeApi'], Reference>()

/** The reference, read once: the description is the same as long as the process lives. */
export function referenceOf({ describeApi }: Pick<PageDeps, 'describeApi'>): Reference {
  const known = read.get(describeApi)
  if (known) return known
  const reference = readDocument(describeApi())
  read.set(describeApi, reference)
  return reference
}
