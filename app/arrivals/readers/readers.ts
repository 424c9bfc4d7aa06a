import { findDoor } from '#db/pace/arrivals/doors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Channel } from '#domain/arrival/arrival.ts'
import { readApi } from './api.ts'
import { pushReader } from './bayut.ts'
import { createFormReader } from './form.ts'
import { readPropertyFinder } from './property-finder.ts'
import type { Reader } from './reading.ts'

/** How what comes by each way is read. */
export type Readers = Readonly<Record<Channel, Reader>>

const notYet: Reader = ({ text }) => ({
  kind: 'held',
  question: 'notUnderstood',
  given: { message: text },
})

export type ReaderDeps = { db: PaceDb; secret: string }

export function createReaders({ db, secret }: ReaderDeps): Readers {
  return {
    api: readApi,
    bayut: pushReader('bayut'),
    dubizzle: pushReader('dubizzle'),
    propertyFinder: readPropertyFinder,
    form: createFormReader({ secret, findDoor: (id) => findDoor(db, id) }),
    email: notYet,
    facebook: notYet,
  }
}
