import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { blankRanges } from './blank-ranges.ts'
import { decodeUpdate } from './update.ts'

/** A document and its log, update by update. */
function logged() {
  const doc = new Y.Doc()
  const log: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void log.push(update))
  return { doc, log }
}

function replay(log: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('said')
  doc.getMap('fed')
  for (const update of log) Y.applyUpdate(doc, update)
  return doc
}

function holds(log: readonly Uint8Array[], words: string): boolean {
  return Buffer.concat([...log]).includes(words)
}

test('what a commit deletes is blank in the log, which still gives the same document', () => {
  const { doc, log } = logged()
  const text = doc.getText('said')
  text.insert(0, 'My number is 5399 8341, thanks')
  doc.getMap('fed').set('s1', 'My number is 5399 8341, thanks')
  text.insert(18, 'oh ')
  text.insert(0, '٥٣٩٩ 🙂 ')
  doc.transact(() => {
    text.delete(21, 12)
    doc.getMap('fed').set('s1', 'My number is ▒▒▒▒, thanks')
  })
  const { deletions } = decodeUpdate(log.at(-1) ?? new Uint8Array())
  const results = log.slice(0, -1).map((update) => blankRanges(update, deletions))
  const blanked = [...results.map(({ update }) => update), ...log.slice(-1)]
  expect(holds(log, '5399')).toBe(true)
  expect(holds(blanked, '5399') || holds(blanked, '8341')).toBe(false)
  expect(holds(blanked, 'My number is ')).toBe(true)
  const total = deletions.reduce((sum, { length }) => sum + length, 0)
  expect(results.reduce((sum, { blanked: count }) => sum + count, 0)).toBe(total)
  expect(replay(blanked).toJSON()).toEqual(doc.toJSON())
  expect(Y.encodeStateVector(replay(blanked))).toEqual(Y.encodeStateVector(doc))
})

test('an update that has nothing of the ranges stays byte for byte', () => {
  const { doc, log } = logged()
  doc.getText('said').insert(0, 'Hello')
  const [update = new Uint8Array()] = log
  const foreign = [{ client: doc.clientID + 1, clock: 0, length: 5 }]
  expect(blankRanges(update, foreign)).toEqual({ update, blanked: 0 })
})
