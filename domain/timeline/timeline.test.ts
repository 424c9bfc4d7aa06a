import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readGroups, TIMELINE_GROUPS, writeGroups } from './timeline.ts'

test('groups are read as they were written, in one order, whatever else stands there', () => {
  fc.assert(
    fc.property(fc.subarray([...TIMELINE_GROUPS]), (groups) => {
      const isAll = groups.length === TIMELINE_GROUPS.length
      expect(readGroups(writeGroups(groups))).toEqual(isAll ? [] : groups)
    }),
  )
  expect(readGroups('notes.calls.constructor.\u0000.calls')).toEqual(['calls', 'notes'])
  for (const none of [null, '', 'all', '😀', 'x'.repeat(10_000)])
    expect(readGroups(none)).toEqual([])
})
