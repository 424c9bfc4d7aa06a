import { act, cleanup, render, screen } from '@testing-library/react'
import { Profiler } from 'react'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { useY } from './use-y.ts'

afterEach(cleanup)

test('one render for each transaction, however much it changes', () => {
  const fields = new Y.Doc().getMap<unknown>('fields')
  const renders = show(fields)
  act(() => {
    fields.doc?.transact(() => {
      fields.set('name', 'Fatima')
      fields.set('bedrooms', 2)
    })
  })
  expect(screen.getByRole('status').textContent).toBe('{"name":"Fatima","bedrooms":2}')
  expect(renders.count).toBe(2)
})

test('a change that leaves what is read as it was renders nothing', () => {
  const fields = new Y.Doc().getMap<unknown>('fields')
  fields.set('name', 'Fatima')
  const renders = show(fields)
  act(() => {
    fields.set('name', 'Fatima')
  })
  expect(renders.count).toBe(1)
})

test('without a type there is nothing to read', () => {
  show(undefined)
  expect(screen.getByRole('status').textContent).toBe('nothing')
})

function show(fields: Y.Map<unknown> | undefined) {
  const renders = { count: 0 }
  function Reader() {
    const value = useY(fields, (map) => map.toJSON())
    return <output>{value ? JSON.stringify(value) : 'nothing'}</output>
  }
  const count = () => {
    renders.count += 1
  }
  render(
    <Profiler id="reader" onRender={count}>
      <Reader />
    </Profiler>,
  )
  return renders
}
