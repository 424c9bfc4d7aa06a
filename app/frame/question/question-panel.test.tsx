import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useState } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { PanelOnItsWay } from '../panels/panel-on-its-way.tsx'
import { PanelsProvider, usePanels } from '../panels/panels.tsx'
import { QuestionPanel } from './question-panel.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Desk({ hasCome }: { hasCome: boolean }) {
  return (
    <PanelsProvider>
      <Opener />
      {hasCome ? <QuestionPanel /> : <PanelOnItsWay />}
    </PanelsProvider>
  )
}

/** The panel is there once its part of the build has come. */
function Page() {
  const [hasCome, setHasCome] = useState(false)
  return (
    <>
      <Desk hasCome={hasCome} />
      <button onClick={() => setHasCome(true)}>Come</button>
    </>
  )
}

function Opener() {
  const { open } = usePanels()
  return <button onClick={() => open('question')}>Open</button>
}

/** Types before the panel has come, and lets it come. */
function typeEarly(keys: readonly string[]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    if (url === '/api/v1/ask') asked.push(body)
    return new Promise(() => undefined)
  })
  const router = createMemoryRouter([
    { path: '/', element: <Page /> },
    { path: '/ask', loader: () => ({ history: [] }), element: null },
  ])
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />)
  fireEvent.click(screen.getByText('Open'))
  const early = screen.getByRole('textbox')
  fireEvent.change(early, { target: { value: 'Leads by stage' } })
  for (const key of keys) fireEvent.keyDown(early, { key })
  fireEvent.click(screen.getByText('Come', { ignore: '[aria-hidden]' }))
  return asked
}

test('a question that was sent before its panel had come is asked once it has, and only once', () => {
  const asked = typeEarly(['Enter', 'Enter'])
  expect(asked).toEqual(['{"question":"Leads by stage"}'])
  expect(screen.getByRole('textbox')).toHaveProperty('value', '')
})

test('a question that was only begun stands in the panel, unasked', () => {
  expect(typeEarly([])).toEqual([])
  expect(screen.getByRole('textbox')).toHaveProperty('value', 'Leads by stage')
})
