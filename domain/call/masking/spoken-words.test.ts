import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { recordSecrets, secretsIn } from '../feed/feed-segment.ts'
import { spokenWords } from './spoken-words.ts'

const said = (segmentId: string, revision: number, text: string) =>
  secretsIn(
    {
      segmentId,
      revision,
      text,
      party: 'c',
      role: 'customer',
      beginMs: 0,
      endMs: 1,
      final: true,
      language: 'en',
      confidence: 1,
    },
    '2026-03-01T10:00:00.000Z',
  )

function spokenOf(...secrets: ReturnType<typeof said>): Y.Map<unknown> {
  const doc = new Y.Doc()
  recordSecrets(doc, secrets)
  return doc.getMap('spoken')
}

test('a mark opens the words of its own place', () => {
  const spoken = spokenOf(
    ...said('s1', 0, 'The card is 4111 1111 1111 1111, my passport is N1234567.'),
  )
  expect(spokenWords(spoken, { id: 'sensitive-0-s1', segmentId: 's1' })).toContain('4111')
  expect(spokenWords(spoken, { id: 'sensitive-1-s1', segmentId: 's1' })).toContain('N1234567')
})

test('a correction’s words come before those heard first', () => {
  const spoken = spokenOf(
    ...said('s1', 0, 'It is 4111 1111 1111 1111.'),
    ...said('s1', 1, 'It is 5500 0000 0000 0004.'),
  )
  expect(spokenWords(spoken, { id: 'sensitive-0-s1', segmentId: 's1' })).toContain('5500')
})

test('another segment’s words stay closed', () => {
  const spoken = spokenOf(...said('s1', 0, 'It is 4111 1111 1111 1111.'))
  expect(spokenWords(spoken, { id: 'sensitive-0-s2', segmentId: 's2' })).toBeNull()
})
