import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { SecretDialog } from './secret-dialog.tsx'

afterEach(cleanup)

test('a secret that is shown once survives one Escape, and goes with the second or its button', () => {
  const close = vi.fn()
  const client = { id: 'c1', name: 'Website', secret: 's3cret' }
  render(<SecretDialog client={client} title="Ready" description="Copy it." onClose={close} />)
  const escape = () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
  escape()
  expect(close).not.toHaveBeenCalled()
  expect(screen.getByText('s3cret')).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toContain('nobody can show the secret again')
  escape()
  expect(close).toHaveBeenCalledTimes(1)
  fireEvent.click(screen.getByRole('button', { name: 'I have copied it' }))
  expect(close).toHaveBeenCalledTimes(2)
})
