import { expect, test } from 'vitest'
import { editTags, joinTags, TagArgsSchema } from './tags.ts'

const edit = (tags: string[] | null, args: object) => editTags(tags, TagArgsSchema.parse(args))

test('tags are added once, whatever their case, and keep their order', () => {
  expect(edit(null, { add: ['VIP', 'vip', ' Cash   buyer '] })).toEqual(['VIP', 'Cash buyer'])
  expect(edit(['VIP'], { add: ['Vip', 'مستثمر'] })).toEqual(['VIP', 'مستثمر'])
})

test('a tag is taken away whatever its case', () => {
  expect(edit(['VIP', 'Cash'], { add: ['Fast'], remove: ['vip', 'unknown'] })).toEqual([
    'Cash',
    'Fast',
  ])
})

test('more than twenty, an empty one and one of 41 characters are refused', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => `t${at}`)
  expect(() => edit(twenty, { add: ['one more'] })).toThrow('20 tags')
  for (const bad of ['', '  ', 'a'.repeat(41), 7])
    expect(TagArgsSchema.safeParse({ add: [bad] }).success, String(bad)).toBe(false)
})

test('of two that become one both’s tags stay, the one’s first and in its spelling, twenty at most', () => {
  expect(joinTags(['VIP', 'Cash'], ['cash', 'مستثمر', 'vip'])).toEqual(['VIP', 'Cash', 'مستثمر'])
  expect(joinTags(null, null)).toEqual([])
  const many = (name: string) => Array.from({ length: 15 }, (_, at) => `${name}${at}`)
  expect(joinTags(many('a'), many('b'))).toEqual([...many('a'), ...many('b').slice(0, 5)])
})
