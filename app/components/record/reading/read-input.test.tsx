import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { READERS } from '#domain/values/readers.ts'
import { ReadInput } from './read-input.tsx'
import { SOME_HOUSE } from '#domain/testing/house.ts'

afterEach(cleanup)

test('what was understood is said while it is typed', () => {
  render(
    <ReadInput
      label="Budget"
      name="budget"
      read={(text) => READERS.money(text, SOME_HOUSE)}
      hint="95k"
    />,
  )
  expect(screen.getByText('95k')).toBeTruthy()
  type('1,5m')
  expect(screen.getByText('AED 1,500,000')).toBeTruthy()
})

test('what may mean two things is asked, and one press answers', () => {
  render(
    <ReadInput label="Budget" name="budget" read={(text) => READERS.money(text, SOME_HOUSE)} />,
  )
  type('120.000')
  fireEvent.click(screen.getByText('AED 120,000'))
  expect(input().value).toBe('120000')
  expect(screen.queryByText('AED 120')).toBeNull()
})

function input(): HTMLInputElement {
  return screen.getByLabelText('Budget')
}

function type(text: string): void {
  fireEvent.change(input(), { target: { value: text } })
}
