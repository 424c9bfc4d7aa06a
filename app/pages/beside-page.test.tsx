import { act, cleanup, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { createMemoryRouter, RouterProvider, useFetcher } from 'react-router-dom'
import { afterEach, expect, test } from 'vitest'
import { clientLoader as loadMatches } from '../routes/calls.$id.matches/route.ts'
import { clientLoader as loadDemoCalls } from '../routes/demo-calls/route.ts'
import { clientLoader as loadNumbers } from '../routes/_app.numbers/route.tsx'
import { clientLoader as loadQuestions } from '../routes/_app.ask/route.tsx'
import { loadBesidePage, useLastAnswer } from './beside-page.ts'

afterEach(cleanup)

function asked(address: string, serverLoader: () => Promise<unknown>) {
  const request = new Request(`http://pace.example${address}`)
  return { request, params: {}, serverLoader } as Parameters<typeof loadBesidePage>[0]
}

test.each([
  ['no network', new TypeError('Failed to fetch')],
  ['the page of a gateway', new Error('Unable to decode turbo-stream response')],
  ['a server that failed', new Error('Unexpected Server Error')],
])('%s is nothing new beside a page', async (_, error) => {
  const failing = (address: string) => asked(address, () => Promise.reject(error))
  expect(await loadMatches(failing('/calls/c1/matches'))).toBe(null)
  expect(await loadDemoCalls(failing('/demo-calls'))).toBe(null)
  expect(await loadNumbers(failing('/numbers?place=desk'))).toBe(null)
  expect(await loadQuestions(failing('/ask?before'))).toBe(null)
  // As pages of their own they say so.
  await expect(loadNumbers(failing('/numbers'))).rejects.toBe(error)
  await expect(loadQuestions(failing('/ask'))).rejects.toBe(error)
})

test('a refusal and a way elsewhere are what they are', async () => {
  const refusal = new Response(null, { status: 403 })
  const failing = asked('/calls/c1/matches', () => Promise.reject(refusal))
  await expect(loadBesidePage(failing)).rejects.toBe(refusal)
})

function Side() {
  const { load, data } = useFetcher<{ said: string }>()
  const known = useLastAnswer(data)
  useEffect(() => load('/side'), [load])
  return (
    <button onClick={() => load('/side')}>
      {known?.said ?? 'Nothing'} {data === null && 'of before'}
    </button>
  )
}

test('what a page has learnt beside itself stands when the next load fails', async () => {
  const answers = [
    () => Promise.resolve({ said: 'Three homes' }),
    () => Promise.reject(new Error()),
  ]
  const router = createMemoryRouter([
    { path: '/', element: <Side />, errorElement: <p>The page is gone</p> },
    {
      path: '/side',
      loader: () =>
        loadBesidePage(asked('/side', answers.shift() ?? (() => Promise.resolve(null)))),
    },
  ])
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  const side = await screen.findByText('Three homes')
  act(() => side.click())
  expect((await screen.findByText('Three homes of before')).tagName).toBe('BUTTON')
  expect(screen.queryByText('The page is gone')).toBe(null)
})
