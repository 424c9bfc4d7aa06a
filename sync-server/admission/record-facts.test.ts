import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError, type ErrorCode } from '#domain/errors.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { factsInDoc, factsOfNewRecord } from './record-facts.ts'

const [SARA, OMAR, MARINA] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]

function recordOf(ownerId: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('fields').set('ownerId', ownerId)
  doc.getMap('fields').set('teamId', MARINA)
  return doc
}

/** Rooms in which these documents are. */
function roomsWith(docs: Record<string, Y.Doc>, missing: ErrorCode = 'notFound') {
  const asked: string[] = []
  const inspect: Rooms['inspect'] = (name, reader) => {
    asked.push(name)
    const doc = docs[name]
    if (!doc) return Promise.reject(new DomainError(missing, 'not there'))
    return Promise.resolve(reader(doc, { seq: 1, generation: 1 }))
  }
  return { asked, rooms: { inspect } }
}

test('[S6] a lead, a listing and a call say themselves whose they are; other kinds do not', () => {
  expect(factsInDoc('lead', recordOf(SARA))).toMatchObject({ ownerId: SARA, teamId: MARINA })
  expect(factsInDoc('listing', recordOf(OMAR))).toMatchObject({ teamId: MARINA })
  expect(factsInDoc('note', recordOf(SARA))).toBeNull()
  expect(factsInDoc('private', recordOf(SARA))).toBeNull()
})

test('[S6] private notes are judged by their record, what was said by its call', async () => {
  const { rooms, asked } = roomsWith({ 'lead:a': recordOf(SARA) })
  const facts = await factsOfNewRecord(rooms, parseDocumentName('private:lead:a'))
  expect(facts).toMatchObject({ ownerId: SARA })
  await factsOfNewRecord(rooms, parseDocumentName('sensitive:c'))
  expect(asked).toEqual(['lead:a', 'call:c'])
})

test('[S7] what has neither row nor document is not there, and nothing is asked for kinds without records', async () => {
  const { rooms, asked } = roomsWith({})
  expect(await factsOfNewRecord(rooms, parseDocumentName('lead:nobody'))).toBeNull()
  expect(await factsOfNewRecord(rooms, parseDocumentName('board:marina'))).toBeNull()
  expect(asked).toEqual(['lead:nobody'])
})

test.each(['gone', 'unavailable'] as const)(
  '[S46] a document that is %s is not taken for one that never was',
  async (code) => {
    const { rooms } = roomsWith({}, code)
    await expect(factsOfNewRecord(rooms, parseDocumentName('lead:a'))).rejects.toMatchObject({
      code,
    })
  },
)
