import { expect, test } from 'vitest'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { deleteTile, insertTile, listTiles, MOST_TILES } from './tiles.ts'
import { insertQuestion, listQuestions } from './questions.ts'

const { admin } = await openBrokerage({ scale: 0.1 })
const everybody = await admin.query.people.findMany({ orderBy: ({ id }, { asc }) => asc(id) })
const [sara, omar] = everybody.map(({ id }) => id)
const plan = { measure: 'leads', dimensions: [], filters: [] }

test('tiles stand in the order in which they were pinned, each person’s own, in their place', async () => {
  if (!sara || !omar) throw new Error('The demo has people.')
  const first = await insertTile(admin, { personId: sara, place: 'numbers', said: 'one', plan })
  await insertTile(admin, { personId: sara, place: 'numbers', said: 'two', plan })
  await insertTile(admin, { personId: sara, place: 'wall', said: 'three', plan })
  const said = async (place: 'numbers' | 'wall', of = sara) =>
    (await listTiles(admin, of, place)).map((tile) => tile.said)
  expect((await said('numbers')).toSorted()).toEqual(['one', 'two'])
  expect(await said('wall')).toEqual(['three'])
  expect(await said('numbers', omar)).toEqual([])
  expect(await deleteTile(admin, omar, first ?? '')).toBe(false)
  expect(await deleteTile(admin, sara, first ?? '')).toBe(true)
  expect(await said('numbers')).toEqual(['two'])
})

test('a place takes so many and no more', async () => {
  if (!omar) throw new Error('The demo has people.')
  for (let at = 0; at < MOST_TILES; at += 1)
    expect(
      await insertTile(admin, { personId: omar, place: 'desk', said: `${at}`, plan }),
    ).not.toBeNull()
  expect(await insertTile(admin, { personId: omar, place: 'desk', said: 'more', plan })).toBeNull()
})

test('of many that are pinned at once a place takes no more either', async () => {
  if (!omar) throw new Error('The demo has people.')
  const pins = Array.from({ length: MOST_TILES + 6 }, (_, at) =>
    insertTile(admin, { personId: omar, place: 'wall', said: `${at}`, plan }),
  )
  const made = (await Promise.all(pins)).filter((id) => id !== null)
  expect(made).toHaveLength(MOST_TILES)
  expect(await listTiles(admin, omar, 'wall')).toHaveLength(MOST_TILES)
})

test('what was asked before is listed once each, the newest first, without what had no answer', async () => {
  if (!sara) throw new Error('The demo has people.')
  for (const [question, outcome] of [
    ['a', 'answered'],
    ['b', 'answered'],
    ['a', 'answered'],
    ['c', 'refused'],
  ] as const)
    await insertQuestion(admin, { personId: sara, question, outcome, plan })
  const listed = (await listQuestions(admin, sara)).map(({ question }) => question)
  expect(listed.toSorted()).toEqual(['a', 'b'])
})
