import { createHmac, timingSafeEqual } from 'node:crypto'

/** What is sealed, and for how long: a seal holds until the end of the span after the next one, so that an address stays the same for a while and is cached by it. */
const FILES = { use: 'files', spanS: 10 * 60 }

export type SealFile = (id: string) => string
export type Seals = {
  /** The query that opens every form of this file for the next ten to twenty minutes. */
  seal: SealFile
  holds: (id: string, query: { until?: string; seal?: string }) => boolean
}

/** Addresses of files that open without a session, for a short time: whoever makes one has asked the policy. */
export function createSeals(
  secret: string,
  now: () => Date = () => new Date(),
  { use, spanS } = FILES,
): Seals {
  const key = createHmac('sha256', secret).update(use).digest()
  const sign = (id: string, until: number) =>
    createHmac('sha256', key).update(`${id}.${until}`).digest()
  const seconds = () => Math.floor(now().getTime() / 1000)
  return {
    seal(id) {
      const until = (Math.floor(seconds() / spanS) + 2) * spanS
      return `until=${until}&seal=${sign(id, until).toString('base64url')}`
    },
    holds(id, { until = '', seal = '' }) {
      if (!/^\d{1,12}$/.test(until) || Number(until) < seconds()) return false
      const given = Buffer.from(seal, 'base64url')
      const right = sign(id, Number(until))
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
