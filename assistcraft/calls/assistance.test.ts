import { expect, test } from 'vitest'
import { listAnalyses } from '#db/assistcraft/analyses.ts'
import { readBrief } from '#domain/call/assistance.ts'
import { appendSegment, setAnnotationStatus } from '#domain/call/call.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import { writeFields } from '#domain/documents/fields.ts'
import { summaryIn } from '#domain/documents/shared-types.ts'
import { startServer } from '#sync/testing/start-server.ts'
import { beginCall, feed, marks, openFloor, seen, type Server } from '#tests/support/call-floor.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { CALL_START, type Line, segmentsOf } from '../testing/heard-call.ts'

const SAID: Line[] = [
  ['customer', 'I would like to book a viewing in Dubai Marina.'],
  ['agent', 'Which day suits you?'],
  ['customer', 'Friday at four pm.'],
  ['agent', 'Perfect. I will send you the location.'],
]

async function open(server: Server, id: string, kind: string) {
  return (await marks(server, id)).filter((mark) => mark.kind === kind && mark.status === 'open')
}

test('without a key a call has its steps, its likely ending and what it came to so far, and their fates', async () => {
  const server = await startServer()
  const id = await beginCall(server)
  const { floor, db } = await openFloor(server, { lingerMs: 60_000 })
  await floor.see(seen(server, id))
  const [first, second, ...rest] = segmentsOf(SAID)
  await feed(server, id, (doc) => [first!, second!].forEach((one) => appendSegment(doc, one)))
  await waitFor(async () => (await open(server, id, 'brief')).length === 1)
  await feed(server, id, (doc) => rest.forEach((segment) => appendSegment(doc, segment)))
  const brief = await waitFor(async () => {
    const [mark] = await open(server, id, 'brief')
    const says = mark && readBrief(mark)
    return says && says.agreed.length > 0 && says
  })
  expect(brief.agreed).toEqual(['Viewing on Friday, 27 November 2026 at 16:00'])
  expect(brief.nextSteps).toEqual(['Send them the location'])
  // The marks of one turn come one after the other.
  const steps = await waitFor(async () => {
    const found = await open(server, id, 'nextStep')
    return found.length === 2 && found
  })
  expect(new Map(steps.map(({ type, segmentId }) => [type, segmentId]))).toEqual(
    new Map([
      ['confirmViewing', 's3'],
      ['promise', 's4'],
    ]),
  )
  await waitFor(async () =>
    expect(await open(server, id, 'disposition')).toMatchObject([{ type: 'viewingBooked' }]),
  )

  const [step, other] = steps
  await feed(server, id, (doc) => {
    setAnnotationStatus(doc, step!.id, 'accepted')
    setAnnotationStatus(doc, other!.id, 'dismissed')
    writeFields(CALL_FIELDS, doc.getMap('meta'), { state: 'ended', endedAt: CALL_START })
  })
  await floor.see(seen(server, id, { state: 'ended', endedAt: CALL_START }))
  await waitFor(async () => {
    const doc = await server.server.rooms.read(`call:${id}`)
    return summaryIn(doc).length > 0 && (await open(server, id, 'brief')).length === 0
  })
  await feed(server, id, (doc) =>
    writeFields(CALL_FIELDS, doc.getMap('meta'), { disposition: 'interested' }),
  )
  const fates = await waitFor(async () => {
    const known = await listAnalyses(db, id)
    const found = known.filter(({ kind, fate }) => fate && kind !== 'suggestion')
    return found.length === 3 && found
  })
  expect(new Map(fates.map(({ annotationId, fate }) => [annotationId, fate]))).toEqual(
    new Map([
      [step?.id, 'accepted'],
      [other?.id, 'dismissed'],
      [fates.find(({ kind }) => kind === 'disposition')?.annotationId, 'edited'],
    ]),
  )
})
