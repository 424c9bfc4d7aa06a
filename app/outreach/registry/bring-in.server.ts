import type { PaceDb } from '#db/pace/client.ts'
import {
  addRegistered,
  beginRegistryList,
  completeRegistryList,
  type RegistryList,
} from '#db/pace/outreach/registry.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { DomainError } from '#domain/errors.ts'
import type { House } from '#domain/house/house.ts'
import { LONGEST_LINE, readRegistryLine } from '#domain/outreach/registry-line.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { cutCharacters } from '#domain/text/characters.ts'

type Bringing = {
  db: PaceDb
  by: ChangedBy
  personId: string
  country: House['country']
  name: string
  asOf: string
  body: ReadableStream<Uint8Array> | null
}

/** Ten million numbers, with room around them. */
const MOST_BYTES = 300_000_000
const BATCH = 5_000

/**
 * Brings in a list of the Do Not Call Registry, line by line as it comes: it is asked once it is whole, and the one before it until then.
 * A file without any number is no list: it would let everybody be called.
 */
export async function bringInRegistry(bringing: Bringing): Promise<RegistryList> {
  const { db, by, personId, country, asOf, body } = bringing
  const name = cutCharacters(withoutUnstorable(bringing.name).trim() || 'list', 200)
  const id = await beginRegistryList(db, { name, asOf, personId })
  let unread = 0
  let read = 0
  let found = 0
  let batch: string[] = []
  for await (const line of linesOf(body)) {
    const phones = readRegistryLine(line, country)
    if (phones === null) unread += 1
    else if (phones.length > 0) read += 1
    batch.push(...(phones ?? []))
    if (batch.length < BATCH) continue
    found += batch.length
    await addRegistered(db, id, batch)
    batch = []
  }
  await addRegistered(db, id, batch)
  if (found + batch.length === 0)
    throw new DomainError('invalid', 'There is no phone number in this file.', [], {
      key: 'registryEmpty',
    })
  if (unread > read)
    throw new DomainError('invalid', 'Most lines of this file hold no phone number.', [], {
      key: 'registryUnread',
    })
  return completeRegistryList(db, { id, unread, by })
}

/** Never more of a line than a list of numbers has. */
async function* linesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let bytes = 0
  let rest = ''
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw tooLarge()
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r/)
    // One letter more than a line may have: it is known to be too long.
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE + 1)
    yield* lines
  }
  if (rest !== '') yield rest
}

function tooLarge(): DomainError {
  return new DomainError('tooLarge', 'This file is too large for a list.', [], {
    key: 'registryTooLarge',
  })
}
