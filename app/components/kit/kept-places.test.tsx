import { beforeEach, expect, test, vi } from 'vitest'
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

beforeEach(() => sessionStorage.clear())

/** The page is left, and another is loaded as a whole. */
async function loadAnew(type: NavigationTimingType) {
  window.dispatchEvent(new Event('pagehide'))
  vi.resetModules()
  const places = await import('./kept-places.ts')
  places.handPlacesOn(sessionStorage, type)
  return places
}

test('a page that is loaded again finds its places, one that is opened anew none of its own', async () => {
  const first = await loadAnew('navigate')
  first.keepPlace('default', 'page top', 300)
  first.keepPlace('k1', 'page row', 'نورة')
  const again = await loadAnew('reload')
  expect(again.keptPlace('default', 'page top')).toBe(300)
  expect(again.keptPlace('k1', 'page row')).toBe('نورة')
  const anew = await loadAnew('navigate')
  expect(anew.keptPlace('default', 'page top')).toBeUndefined()
  expect(anew.keptPlace('k1', 'page row')).toBe('نورة')
})

test.each(['', '{', '{"a":1}', '[1,["a"],["b",{}]]'])(
  'what is kept as %j is nothing',
  async (stored) => {
    sessionStorage.setItem('pace-places', stored)
    vi.resetModules()
    const places = await import('./kept-places.ts')
    places.handPlacesOn(sessionStorage, 'reload')
    expect(places.keptPlace('b', 'page')).toBeUndefined()
  },
)
