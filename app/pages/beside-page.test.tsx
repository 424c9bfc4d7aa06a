import { act, cleanup, render, screen } from '@testing-library/react'
import { useEffect } from 'react'
import { createMemoryRouter, RouterProvider, useFetcher } from 'react-router-dom'
import { afterEach, expect, test } from 'vitest'
import { clientLoader as loadMatches } from '../routes/calls.$id.matches/route.ts'
import { clientLoader as loadDemoCalls } from '../routes/demo-calls/route.ts'
import { clientLoader as loadNumbers } from '../routes/_app.numbers/route.tsx'
import { clientLoader as loadQuestions } from '../routes/_app.ask/route.tsx'
import { sayProblem } from '#words/problems.ts'
import { AuthenticityTokenProvider } from 'remix-utils/csrf/react'
import { useAction } from '../components/hooks/use-action.ts'
import { loadBesidePage, sendFromPage, useLastAnswer } from './beside-page.ts'

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

test('what is sent and not answered is said beside what was typed, and nothing is asked for anew', async () => {
  const serverAction = () => Promise.reject(new TypeError('Failed to fetch'))
  const sent = { ...asked('/leads/l1', () => Promise.resolve()), serverAction }
  const loads: string[] = []
  function Form() {
    const { run, problem } = useAction<{ done: true }>('/send')
    return (
      <label>
        {problem ? sayProblem(problem) : 'Name'}
        <input defaultValue="O’Brien" />
        <button onClick={() => run({ name: 'O’Brien' })}>Send</button>
      </label>
    )
  }
  const router = createMemoryRouter(
    [
      {
        path: '/',
        loader: () => loads.push('page'),
        element: (
          <AuthenticityTokenProvider token="t">
            <Form />
          </AuthenticityTokenProvider>
        ),
        errorElement: <p>The page is gone</p>,
      },
      { path: '/send', action: () => sendFromPage(sent as Parameters<typeof sendFromPage>[0]) },
    ],
    { future: { v7_skipActionErrorRevalidation: true } },
  )
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  const box = await screen.findByDisplayValue<HTMLInputElement>('O’Brien')
  act(() => box.setRangeText('Siobhan ', 0, 0))
  act(() => screen.getByText('Send').click())
  await screen.findByText(/^PACE did not answer/)
  expect(box.isConnected && box.value).toBe('Siobhan O’Brien')
  expect(loads).toEqual(['page'])
})

test('whatever a page sends may stay unanswered', () => {
  const routes = import.meta.glob<string>('../routes/*/route.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const silent = Object.entries(routes).filter(
    ([, source]) =>
      /^export async function action\b/m.test(source) &&
      !/^export const clientAction = sendFromPage$/m.test(source),
  )
  // What is asked by a plain request, without an answer by another (`use-known.ts`), and forms that leave their page.
  expect(silent.map(([file]) => file)).toEqual([
    '../routes/known-contacts/route.ts',
    '../routes/language/route.ts',
    '../routes/unsubscribe/route.tsx',
  ])
})
