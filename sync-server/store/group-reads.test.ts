import { expect, test } from 'vitest'
import { groupReads } from './group-reads.ts'

/** A read whose groups end when the test says so. */
function startReads(options: Parameters<typeof groupReads>[1] = {}) {
  const groups: { keys: readonly number[]; end: (error?: Error) => void }[] = []
  const load = groupReads<number, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(keys.map(String)))
        groups.push({ keys, end })
      }),
    options,
  )
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return { groups, load, turn }
}

test('what is asked in one turn is one group; what is asked meanwhile is the next', async () => {
  const { groups, load, turn } = startReads()
  const first = [load(1), load(2)]
  await turn()
  const second = [load(3)]
  await turn()
  second.push(load(4))
  expect(groups.map(({ keys }) => keys)).toEqual([[1, 2]])
  groups[0]?.end()
  expect(await Promise.all(first)).toEqual(['1', '2'])
  await turn()
  expect(groups.map(({ keys }) => keys)).toEqual([
    [1, 2],
    [3, 4],
  ])
  groups[1]?.end()
  expect(await Promise.all(second)).toEqual(['3', '4'])
})

test('a group that fails fails those who asked, and the next goes on', async () => {
  const { groups, load, turn } = startReads()
  const first = load(1)
  await turn()
  const second = load(2)
  groups[0]?.end(new Error('out of reach'))
  await expect(first).rejects.toThrow('out of reach')
  await turn()
  groups[1]?.end()
  expect(await second).toBe('2')
})

test('groups have a largest size, and so many run at once', async () => {
  const { groups, load, turn } = startReads({ atOnce: 2, largest: 2 })
  const answers = Promise.all([1, 2, 3, 4, 5].map(load))
  await turn()
  expect(groups.map(({ keys }) => keys)).toEqual([
    [1, 2],
    [3, 4],
  ])
  for (const { end } of groups) end()
  await turn()
  await turn()
  groups[2]?.end()
  expect(await answers).toEqual(['1', '2', '3', '4', '5'])
})
