import { act, cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider, useLoaderData } from 'react-router-dom'
import { afterEach, expect, test, vi } from 'vitest'
import { loadPageOrMore } from '../../pages/beside-page.ts'
import { type Page, usePagedRows } from './use-paged-rows.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Rows() {
  const { page } = useLoaderData() as { page: Page<string> }
  const { rows, loadMore } = usePagedRows(page)
  return <button onClick={loadMore}>{rows.join(', ')}</button>
}

test('rows that could not be fetched leave those that are shown, and come a while later', async () => {
  let failures = 0
  const router = createMemoryRouter([
    {
      path: '/',
      element: <Rows />,
      errorElement: <p>The page is gone</p>,
      loader: ({ request }) => {
        const serverLoader = (): Promise<unknown> => {
          if (!request.url.includes('cursor')) {
            return Promise.resolve({ page: { rows: ['Amna'], next: 'a' } })
          }
          if (failures++ < 2) return Promise.reject(new TypeError('Failed to fetch'))
          return Promise.resolve({ page: { rows: ['Zoe'], next: null } })
        }
        return loadPageOrMore({ request, params: {}, serverLoader } as Parameters<
          typeof loadPageOrMore
        >[0])
      },
    },
  ])
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  const list = await screen.findByText('Amna')
  vi.useFakeTimers()
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  list.click()
  await pass(1)
  // Near the end of a list each drawing asks for more: not what has just failed.
  list.click()
  await pass(1)
  expect([list.textContent, failures]).toEqual(['Amna', 1])
  await pass(5_000)
  expect([list.textContent, failures]).toEqual(['Amna', 2])
  await pass(5_000)
  expect([list.textContent, failures]).toEqual(['Amna, Zoe', 3])
})
