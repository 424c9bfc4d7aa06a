import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AcknowledgementTracker } from './acknowledgement-tracker.ts'

function track() {
  const answered: number[] = []
  return { answered, tracker: new AcknowledgementTracker((marker) => answered.push(marker)) }
}

test('[S19] a marker is answered once all before it is durable, whatever comes after', () => {
  const { answered, tracker } = track()
  const first = tracker.expect(10)
  const second = tracker.expect(10)
  tracker.mark(1)
  tracker.expect(10)
  tracker.acknowledge(second)
  expect([answered, tracker.waiting]).toEqual([[], 1])
  tracker.acknowledge(first)
  expect([answered, tracker.waiting]).toEqual([[1], 0])
})

test('[S19] a marker that nothing waits for is answered at once', () => {
  const { answered, tracker } = track()
  tracker.mark(1)
  const update = tracker.expect(10)
  tracker.acknowledge(update)
  tracker.mark(2)
  expect(answered).toEqual([1, 2])
})

test('[S97] bytes are outstanding until they are durable, and counted off once', () => {
  const { tracker } = track()
  const [first, second] = [tracker.expect(10), tracker.expect(5)]
  expect(tracker.bytes).toBe(15)
  tracker.acknowledge(first)
  tracker.acknowledge(first)
  expect(tracker.bytes).toBe(5)
  tracker.acknowledge(second)
  expect(tracker.bytes).toBe(0)
})

test('[S66] in whatever order updates are refused, no marker vouches for one of them', () => {
  const { answered, tracker } = track()
  const first = tracker.expect(10)
  tracker.mark(1)
  const second = tracker.expect(10)
  tracker.mark(2)
  for (const number of [second, first]) {
    tracker.refused(number)
    tracker.acknowledge(number)
  }
  tracker.mark(3)
  expect(answered).toEqual([3])
})

test('[S66] the first marker behind a refusal is never answered, and the next speaks for the rest', () => {
  const { answered, tracker } = track()
  tracker.mark(1)
  const refused = tracker.expect(10)
  const good = tracker.expect(10)
  tracker.refused(refused)
  tracker.acknowledge(refused)
  tracker.mark(2)
  tracker.mark(3)
  expect(answered).toEqual([1])
  tracker.acknowledge(good)
  expect(answered).toEqual([1, 3])
})

type Step = 'update' | 'mark' | 'refuse' | 'acknowledge'

test('[S19] whatever is sent and stored in whatever order: no marker is answered before what it stands for', () => {
  const step = fc.constantFrom<Step>('update', 'mark', 'refuse', 'acknowledge')
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.nat(5))), (steps) => {
      const open: number[] = []
      const before = new Map<number, number>()
      let [markers, last] = [0, 0]
      const tracker = new AcknowledgementTracker((marker) => {
        const upTo = before.get(marker) ?? 0
        expect(open.filter((number) => number <= upTo)).toEqual([])
      })
      for (const [what, which] of steps) {
        const one = open[which % Math.max(1, open.length)]
        if (what === 'update') {
          last = tracker.expect(1)
          open.push(last)
        } else if (what === 'mark') {
          before.set((markers += 1), last)
          tracker.mark(markers)
        } else if (one !== undefined && what === 'refuse') {
          tracker.refused(one)
        } else if (one !== undefined) {
          open.splice(open.indexOf(one), 1)
          tracker.acknowledge(one)
        }
      }
      expect(tracker.bytes).toBe(open.length)
    }),
  )
})
