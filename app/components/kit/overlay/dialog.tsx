import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { kitWords } from '#words/kit.ts'
import { cn } from '../class-names.ts'
import { onClosedGiveBack } from './kept-focus.ts'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  children: ReactNode
  className?: string
}

const overlay = 'fixed inset-0 z-40 animate-fade bg-veil'

/** A small window over the page. Escape and a press beside it close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  className,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content
          aria-describedby={description ? undefined : ''}
          onCloseAutoFocus={onClosedGiveBack}
          className={cn(
            'fixed inset-x-3 top-[12vh] z-50 mx-auto max-h-[80vh] max-w-lg animate-rise overflow-y-auto rounded-xl border bg-raised p-5 shadow-high outline-none',
            className,
          )}
        >
          <Radix.Title className="pe-8 text-md font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>
          )}
          <div className="mt-4">{children}</div>
          <CloseButton />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** A panel at the page's end side; on a phone it rises from below. */
export function Sheet({
  open,
  onOpenChange,
  title,
  children,
  className,
  onClosed,
}: Omit<DialogProps, 'description'> & {
  /** Told when it has gone and the focus goes back; whoever takes that itself prevents it. */
  onClosed?: (event: Event) => void
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content
          aria-describedby=""
          onCloseAutoFocus={(event) => {
            onClosed?.(event)
            if (!event.defaultPrevented) onClosedGiveBack(event)
          }}
          className={cn(
            'fixed z-50 flex flex-col border-line bg-raised shadow-high outline-none',
            'inset-x-0 bottom-0 max-h-[88dvh] animate-rise rounded-t-xl border-t',
            'md:inset-x-auto md:inset-y-0 md:end-0 md:max-h-none md:w-[440px] md:animate-slide md:rounded-none md:border-s md:border-t-0',
            className,
          )}
        >
          <Radix.Title className="border-b px-4 py-3 pe-12 text-sm font-semibold">
            {title}
          </Radix.Title>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
          <CloseButton />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function CloseButton() {
  return (
    <Radix.Close
      aria-label={kitWords().close}
      className="absolute end-2.5 top-2 grid size-8 place-items-center rounded-md text-faint hover:bg-hover hover:text-ink"
    >
      <X className="size-4" aria-hidden />
    </Radix.Close>
  )
}
