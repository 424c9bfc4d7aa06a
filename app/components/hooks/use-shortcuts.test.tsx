import { cleanup, fireEvent, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useShortcuts } from './use-shortcuts.ts'

afterEach(cleanup)

function listen(...keys: string[]): string[] {
  const heard: string[] = []
  const shortcuts = Object.fromEntries(keys.map((key) => [key, () => void heard.push(key)]))
  renderHook(() => useShortcuts(shortcuts))
  return heard
}
const press = (init: KeyboardEventInit, target: Element = document.body) =>
  fireEvent.keyDown(target, init)

test('a key is known by its letter, and by its place on a keyboard of another script', () => {
  const heard = listen('j', 'mod+k', '/')
  press({ key: 'J', code: 'KeyJ' })
  press({ key: 'ت', code: 'KeyJ' })
  press({ key: 'ن', code: 'KeyK', ctrlKey: true })
  press({ key: 'ظ', code: 'Slash' })
  press({ key: 'م', code: 'KeyL' })
  expect(heard).toEqual(['j', 'j', 'mod+k'])
})

test('what is pressed after the leader is a place to go, and no key of the page', () => {
  const heard = listen('g d', 'd')
  press({ key: 'g', code: 'KeyG' })
  press({ key: 'd', code: 'KeyD' })
  expect(heard).toEqual(['g d'])
})

test('while somebody types only keys with Ctrl or ⌘ are heard', () => {
  const heard = listen('j', 'mod+k')
  const input = document.body.appendChild(document.createElement('input'))
  press({ key: 'j' }, input)
  press({ key: 'k', metaKey: true }, input)
  expect(heard).toEqual(['mod+k'])
  input.remove()
})
