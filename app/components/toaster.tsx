import { Toaster as Sonner, toast } from 'sonner'

/** Says in the corner what became of an action. Nothing that must be read stands only here. */
export function notify(kind: 'done' | 'problem', message: string): void {
  if (kind === 'done') toast.success(message)
  else toast.error(message, { duration: 8000 })
}

export function Toaster() {
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
        },
      }}
    />
  )
}
