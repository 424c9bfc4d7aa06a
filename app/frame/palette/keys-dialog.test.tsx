import { cleanup, fireEvent, render, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { listedKeys, useShortcuts } from '../../components/hooks/use-shortcuts.ts'
import { keepEarlyKeys, useEarlyKeys } from '../early-keys.ts'

afterEach(cleanup)

test('a key is listed exactly while something on the page listens to it', () => {
  const claim = vi.fn()
  const keys = { c: { run: claim, does: 'Claim the lead' }, ArrowDown: vi.fn() }
  const page = renderHook(({ may }) => useShortcuts(keys, may), { initialProps: { may: true } })
  expect(listedKeys()).toMatchObject([{ keys: 'C', does: 'Claim the lead', of: 'here' }])
  fireEvent.keyDown(document.body, { key: 'c' })
  expect(claim).toHaveBeenCalledTimes(1)
  page.rerender({ may: false })
  expect(listedKeys()).toEqual([])
})

test('keys are listed as they are pressed, under what they are', () => {
  const run = vi.fn()
  renderHook(() =>
    useShortcuts({
      'mod+k': { run, does: 'Search', of: 'everywhere' },
      'g d': { run, does: 'Desk', of: 'places' },
      j: { run, does: 'Next row', of: 'walk' },
      ArrowLeft: { run, does: 'The day before' },
      Escape: run,
    }),
  )
  expect(listedKeys().map(({ keys, of }) => `${keys}: ${of}`)).toEqual([
    '⌘ K: everywhere',
    'G D: places',
    'J: walk',
    'ArrowLeft: here',
  ])
})

test('keys that are pressed before the page listens are pressed again once it does, and only once', () => {
  keepEarlyKeys()
  fireEvent.keyDown(document.body, { key: 'g' })
  fireEvent.keyDown(document.body, { key: 'l' })
  expect(fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })).toBe(false)
  const [go, search] = [vi.fn(), vi.fn()]
  render(<Page keys={{ 'g l': go, 'mod+k': search }} />)
  expect(go).toHaveBeenCalledTimes(1)
  expect(search).toHaveBeenCalledTimes(1)
  cleanup()
  render(<Page keys={{ 'g l': go, 'mod+k': search }} />)
  expect(go).toHaveBeenCalledTimes(1)
})

test('what is typed after the key that opens a panel is the panel’s text, and no key of the page', () => {
  keepEarlyKeys()
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  for (const key of 'marina two') fireEvent.keyDown(document.body, { key })
  const [search, create, typed] = [vi.fn(), vi.fn(), vi.fn()]
  render(<Page keys={{ 'mod+k': search, n: create }} onTyped={typed} />)
  expect(search).toHaveBeenCalledTimes(1)
  expect(create).not.toHaveBeenCalled()
  expect(typed.mock.calls).toEqual([['marina two']])
})

type PageProps = { keys: Parameters<typeof useShortcuts>[0]; onTyped?: (text: string) => void }

function Page({ keys, onTyped = () => undefined }: PageProps) {
  useShortcuts(keys)
  useEarlyKeys(onTyped)
  return null
}
