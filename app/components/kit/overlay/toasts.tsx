import { useEffect } from 'react'
import { Toaster as Sonner, toast } from 'sonner'

export function showToast(kind: 'done' | 'problem', message: string): void {
  if (kind === 'done') toast.success(message)
  else toast.error(message, { duration: 8000 })
}

type Offer = { label: string; onUndo: () => void; ms: number }

export function showUndoable(message: string, { label, onUndo, ms }: Offer): void {
  toast.success(message, { duration: ms, action: { label, onClick: onUndo } })
}

/** `onReady`: what is said from now on is shown. */
export function Toasts({ onReady }: { onReady: () => void }) {
  useEffect(onReady, [onReady])
  return (
    <Sonner
      position="bottom-right"
      offset={{ bottom: 20, right: 20 }}
      mobileOffset={{ bottom: 72 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-80 items-start gap-2.5 rounded-lg border bg-raised p-3 text-sm text-ink shadow-high [&_svg]:mt-0.5 [&_svg]:size-4',
          success: '[&_svg]:text-good',
          error: '[&_svg]:text-bad',
          content: 'flex-1',
          actionButton:
            'ms-auto shrink-0 rounded-md px-2 text-sm font-medium text-accent hover:bg-hover',
        },
      }}
    />
  )
}
