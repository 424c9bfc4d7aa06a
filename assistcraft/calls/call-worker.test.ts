import * as Y from 'yjs'
import { expect, onTestFinished, test } from 'vitest'
import { appendSegment, findSegment, readAnnotations, segmentText } from '#domain/call/call.ts'
import { analyseSegment } from '../tasks/analyse-segment.ts'
import { createCallDoc } from '../testing/call-room.ts'
import { DUBAI } from '../testing/dubai-places.ts'
import { CALL_START, type Line, segmentsOf } from '../testing/heard-call.ts'
import { readRecordedCall } from '../testing/recorded-call.ts'
import { CallWorker } from './call-worker.ts'

const RECORDED = readRecordedCall('marina-two-bed').map(({ role, text }): Line => [role, text])

function linesOf(count: number): Line[] {
  return Array.from({ length: count }, (_, index) => RECORDED[index % RECORDED.length]!)
}

/** How often something of the document is looked up while `run` goes on: each value of a map, each text read. */
async function countReads(run: () => Promise<void>): Promise<number> {
  let reads = 0
  const { get, toJSON } = Y.Map.prototype
  const { toString } = Y.Text.prototype
  const { get: at, toArray } = Y.Array.prototype
  Y.Map.prototype.get = function count(key) {
    reads += 1
    return get.call(this, key)
  }
  Y.Map.prototype.toJSON = function count() {
    reads += this.size
    return toJSON.call(this)
  }
  Y.Text.prototype.toString = function count() {
    reads += 1
    return toString.call(this)
  }
  Y.Array.prototype.get = function count(index) {
    reads += 1
    return at.call(this, index)
  }
  Y.Array.prototype.toArray = function count() {
    reads += this.length
    return toArray.call(this)
  }
  try {
    await run()
  } finally {
    Object.assign(Y.Map.prototype, { get, toJSON })
    Object.assign(Y.Text.prototype, { toString })
    Object.assign(Y.Array.prototype, { get: at, toArray })
  }
  return reads
}

async function startWorker(doc: Y.Doc) {
  const analysed: string[] = []
  const worker = new CallWorker({
    callId: 'c1',
    doc,
    notes: { keep: () => undefined, allDone: async () => undefined },
    ready: Promise.resolve(),
    places: () => DUBAI,
    analyser: {
      async analyse(said) {
        analysed.push(said.text)
        return analyseSegment(said)
      },
    },
    clock: () => CALL_START,
    onTurn: () => undefined,
    onRevised: () => undefined,
    onState: () => undefined,
    onError: (error) => {
      throw error
    },
  })
  onTestFinished(() => worker.stop())
  await Promise.resolve()
  await worker.allDone()
  return { worker, analysed }
}

async function costOfNext(length: number): Promise<{ reads: number; analysed: number }> {
  const lines = linesOf(length + RECORDED.length)
  const doc = createCallDoc(lines.slice(0, length))
  const { worker, analysed } = await startWorker(doc)
  analysed.length = 0
  // A whole round of the recording, so that the same things are said after each length.
  const next = segmentsOf(lines).slice(length)
  const reads = await countReads(async () => {
    for (const segment of next) {
      doc.transact(() => appendSegment(doc, segment), 'feed')
      await worker.allDone()
    }
  })
  expect(readAnnotations(doc).some(({ segmentId }) => segmentId === next.at(-1)?.id)).toBe(true)
  return { reads: reads / next.length, analysed: analysed.length / next.length }
}

test('a segment costs as many reads of the document after three thousand as after seventy', async () => {
  const round = (about: number) => Math.round(about / RECORDED.length) * RECORDED.length
  const [short, medium, long] = [
    await costOfNext(round(70)),
    await costOfNext(round(530)),
    await costOfNext(round(3000)),
  ]
  expect([short.analysed, medium.analysed, long.analysed]).toEqual([1, 1, 1])
  expect(medium.reads).toBeLessThanOrEqual(short.reads * 1.05)
  expect(long.reads).toBeLessThanOrEqual(short.reads * 1.05)
})

test('a worker that joins late marks the same as one that heard every segment', async () => {
  const lines = linesOf(60)
  const late = createCallDoc(lines)
  await startWorker(late)
  const early = createCallDoc(lines.slice(0, 1))
  const { worker } = await startWorker(early)
  for (const segment of segmentsOf(lines).slice(1)) {
    early.transact(() => appendSegment(early, segment), 'feed')
    await worker.allDone()
  }
  const standing = (doc: Y.Doc) =>
    readAnnotations(doc)
      .filter(({ kind, status }) => kind !== 'suggestion' && status === 'open')
      .map(({ id, value }) => `${id} ${JSON.stringify(value)}`)
      .toSorted()
  expect(standing(early)).toEqual(standing(late))
})

test('words that change while a segment is being read are read again', async () => {
  const doc = createCallDoc([['customer', 'Two bedrooms in Dubai Marina.']])
  const { worker } = await startWorker(doc)
  const [, added] = segmentsOf([RECORDED[0]!, ['customer', 'No, five bathrooms.']])
  doc.transact(() => appendSegment(doc, added!), 'feed')
  const text = segmentText(findSegment(doc, added!.id)!)
  await new Promise((resolve) => setImmediate(resolve))
  doc.transact(() => {
    text?.delete(4, 4)
    text?.insert(4, 'four')
  }, 'person')
  await worker.allDone()
  const found = readAnnotations(doc).filter(
    ({ type, status }) => type === 'bathrooms' && status === 'open',
  )
  expect(found.filter(({ kind }) => kind === 'entity').map(({ value }) => value)).toEqual([4])
})
