import * as Y from 'yjs'

/**
 * A document that lasts as long as a function: nobody hears its name. One of its own is made of random bytes, a system call for each, which
 * is a third of what a new record costs.
 */
export function passingDoc(): Y.Doc {
  return new Y.Doc({ guid: 'passing' })
}
