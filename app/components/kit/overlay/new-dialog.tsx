import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Dialog } from './dialog.tsx'

type NewDialogProps = {
  title: string
  className?: string
  children: (close: () => void) => ReactNode
}

/** Opened by `?new`, so that any page and any key can ask for it. */
export function NewDialog({ title, className, children }: NewDialogProps) {
  const [params, setParams] = useSearchParams()
  const close = () =>
    setParams(
      (before) => {
        before.delete('new')
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
