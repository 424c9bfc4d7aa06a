import { expect, test } from 'vitest'
import { sidesOf } from './sides-of.ts'

test.each([
  ['unread', '', '', { ours: 'PACE could not compare it', theirs: null }],
  ['unread', '', 'No such agent', { ours: null, theirs: 'No such agent' }],
  ['title', 'Sea view', '', { ours: 'Sea view', theirs: 'nothing' }],
  ['status', 'live', 'off: no permit: 12', { ours: 'shown', theirs: 'not shown: no permit: 12' }],
] as const)('%s: %j and %j', (kind, ours, theirs, sides) => {
  expect(sidesOf({ kind, ours, theirs })).toEqual(sides)
})
