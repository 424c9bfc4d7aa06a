import { act, cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, Outlet, RouterProvider, useLoaderData } from 'react-router-dom'
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

type Item = { id: string }
const items = (...ids: string[]) => ids.map((id) => ({ id }))

function List({ path }: { path: string }) {
  const { page } = useLoaderData() as { page: Page<Item> }
  const { rows, loadMore } = usePagedRows(page, { path, idOf: ({ id }) => id })
  return <button onClick={loadMore}>{`${path}: ${rows.map(({ id }) => id).join('')}`}</button>
}

/** A list of letters with another list within it, each with its own further pages. */
function openNested() {
  let outer: { page: Page<Item> } = { page: { rows: items('a', 'b'), next: 'b' } }
  const router = createMemoryRouter(
    [
      {
        path: '/inbox',
        element: (
          <>
            <List path="/inbox" />
            <Outlet />
          </>
        ),
        loader: ({ request }) =>
          request.url.includes('cursor=b') ? { page: { rows: items('c', 'd'), next: 'd' } } : outer,
        children: [
          {
            path: 'x',
            element: <List path="/inbox/x" />,
            loader: ({ request }) =>
              request.url.includes('cursor=2')
                ? { page: { rows: items('3', '4'), next: null } }
                : { page: { rows: items('1', '2'), next: '2' } },
          },
        ],
      },
    ],
    { initialEntries: ['/inbox/x'] },
  )
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  const refresh = (page: Page<Item>) => {
    outer = { page }
    return act(() => Promise.resolve(router.revalidate()))
  }
  return { refresh }
}

test('two lists of one address grow each by its own pages', async () => {
  openNested()
  ;(await screen.findByText('/inbox: ab')).click()
  await screen.findByText('/inbox: abcd')
  ;(await screen.findByText('/inbox/x: 12')).click()
  await screen.findByText('/inbox/x: 1234')
  await screen.findByText('/inbox: abcd')
})

test('a first page that is loaded anew leaves no gap before what is shown behind it, and nothing twice', async () => {
  const { refresh } = openNested()
  ;(await screen.findByText('/inbox: ab')).click()
  await screen.findByText('/inbox: abcd')
  // One has come, and one of those behind it has moved to the front.
  await refresh({ rows: items('n', 'a'), next: 'a' })
  await screen.findByText('/inbox: nabcd')
  await refresh({ rows: items('d', 'n'), next: 'n' })
  await screen.findByText('/inbox: dnabc')
  // One of the first has gone.
  await refresh({ rows: items('d', 'a'), next: 'a' })
  await screen.findByText('/inbox: dabc')
  // More has come than a page holds.
  await refresh({ rows: items('y', 'z'), next: 'z' })
  await screen.findByText('/inbox: yz')
})
