import { expect, test } from 'vitest'
import { keepPlace, keptPlace } from './kept-places.ts'

test('each entry of the history has its own place, and what was left longest ago is forgotten first', () => {
  keepPlace('first', 'page', 120)
  keepPlace('second', 'page', 40)
  keepPlace('second', 'page', 80)
  expect([keptPlace('first', 'page'), keptPlace('second', 'page')]).toEqual([120, 80])
  expect(keptPlace('third', 'page')).toBeUndefined()
  for (let at = 0; at < 199; at += 1) keepPlace(`more ${at}`, 'page', at)
  expect(keptPlace('first', 'page')).toBeUndefined()
  expect(keptPlace('second', 'page')).toBe(80)
})
