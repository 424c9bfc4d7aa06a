import { act, cleanup, render } from '@testing-library/react'
import { useState } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { useIsWide } from './use-is-wide.ts'

afterEach(cleanup)

const windowOf = window as unknown as {
  happyDOM: { setViewport: (size: { width: number }) => void }
}

function Form() {
  const isWide = useIsWide()
  return <p>{isWide === null ? 'either' : isWide ? 'wide' : 'narrow'}</p>
}

function Page() {
  const [has, add] = useState(false)
  return (
    <>
      <Form />
      {has && <Form />}
      <button type="button" onClick={() => add(true)} />
    </>
  )
}

test('what the server has rendered is for either width and stays so; what comes later has the form that is shown, as the window is', async () => {
  windowOf.happyDOM.setViewport({ width: 400 })
  const root = document.body.appendChild(document.createElement('div'))
  root.innerHTML = renderToString(<Page />)
  const forms = () => [...root.querySelectorAll('p')].map(({ textContent }) => textContent)
  expect(forms()).toEqual(['either'])
  const page = await act(async () => hydrateRoot(root, <Page />))
  expect(forms()).toEqual(['either'])
  await act(async () => root.querySelector('button')?.click())
  expect(forms()).toEqual(['either', 'narrow'])
  await act(async () => {
    windowOf.happyDOM.setViewport({ width: 1024 })
    window.dispatchEvent(new Event('resize'))
  })
  expect(forms()).toEqual(['either', 'wide'])
  await act(async () => page.unmount())
  root.remove()
})

test('a page that is stepped to has one form at once', () => {
  windowOf.happyDOM.setViewport({ width: 1024 })
  expect(render(<Form />).container.textContent).toBe('wide')
})
