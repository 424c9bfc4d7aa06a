import { DomainError } from '#domain/errors.ts'

/** How many requests of one caller may wait at once: each holds a socket and asks the log when it grows. */
export type Places = { take: (caller: string) => () => void }

export function createPlaces(most: number): Places {
  const taken = new Map<string, number>()
  return {
    /** Gives what frees the place again, once. Throws `tooMany`. */
    take(caller) {
      const count = taken.get(caller) ?? 0
      if (count >= most) {
        throw new DomainError('tooMany', `No more than ${most} of your requests may wait at once.`)
      }
      taken.set(caller, count + 1)
      let isFree = false
      return () => {
        if (isFree) return
        isFree = true
        const left = (taken.get(caller) ?? 1) - 1
        if (left > 0) taken.set(caller, left)
        else taken.delete(caller)
      }
    },
  }
}
