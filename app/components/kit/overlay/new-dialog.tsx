import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

type NewDialogProps = {
  title: string
  /** Further parameters that are its own: they go when it is closed. */
  also?: readonly string[]
  className?: string
  children: (close: () => void) => ReactNode
}

/** Opened by `?new`, so that any page and any key can ask for it. */
export function NewDialog({ title, also = [], className, children }: NewDialogProps) {
  const [params, setParams] = useSearchParams()
  const close = () =>
    setParams(
      (before) => {
        for (const name of ['new', ...also]) before.delete(name)
        return before
      },
      { replace: true },
    )
  return (
    <Dialog
      open={params.has('new')}
      onOpenChange={(open) => !open && close()}
      title={title}
      className={className}
    >
      {children(close)}
    </Dialog>
  )
}
