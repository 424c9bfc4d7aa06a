import type { Channel } from '#domain/arrival/arrival.ts'
import { readApi } from './api.ts'
import { pushReader } from './bayut.ts'
import type { Reader } from './reading.ts'

/** How what comes by each way is read. */
export type Readers = Readonly<Record<Channel, Reader>>

const notYet: Reader = ({ text }) => ({
  kind: 'held',
  question: 'notUnderstood',
  given: { message: text },
})

export function createReaders(): Readers {
  return {
    api: readApi,
    bayut: pushReader('bayut'),
    dubizzle: pushReader('dubizzle'),
    propertyFinder: notYet,
    form: notYet,
    email: notYet,
    facebook: notYet,
  }
}
