import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { LateAskDialog, LateSheet } from './late-dialog.tsx'

// What is waited for below is the page, and not a slow machine's reading of files.
beforeAll(async () => {
  await import('./ask-dialog.tsx')
})
afterEach(cleanup)

test('a late sheet comes with its first opening, and goes again', async () => {
  const sheet = (open: boolean) => (
    <LateSheet open={open} onOpenChange={() => undefined} title="More">
      Inside
    </LateSheet>
  )
  const { rerender } = render(sheet(false))
  expect(screen.queryByRole('dialog')).toBeNull()
  rerender(sheet(true))
  expect((await screen.findByRole('dialog', { name: 'More' })).textContent).toContain('Inside')
  rerender(sheet(false))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a late question is answered', async () => {
  const answer = vi.fn()
  const words = { title: 'Sign out?', description: 'Not all is stored.', action: 'Sign out' }
  render(<LateAskDialog open {...words} onAnswer={answer} />)
  const button = await screen.findByRole('button', { name: 'Sign out' })
  button.click()
  expect(answer).toHaveBeenCalledWith(true)
})
