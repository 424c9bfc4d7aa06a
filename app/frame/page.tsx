import { PanelRight } from 'lucide-react'
import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react'
import { useHydrated } from 'remix-utils/use-hydrated'
import { frameWords } from '#words/frame.ts'
import { useKeptScroll } from '../components/hooks/use-kept-scroll.ts'
import { IconButton } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { goToField } from '../components/record/go-to-field.ts'
import { GoToField } from '../components/record/field-press.tsx'
import { LateSheet } from '../components/kit/overlay/late-dialog.tsx'

type PageProps = {
  title: ReactNode
  /** Beside the title: a count, a badge. */
  aside?: ReactNode
  actions?: ReactNode
  /** A second row under the title: filters, a stepper. */
  toolbar?: ReactNode
  /** The right panel (context); on a narrow screen a sheet behind a button. */
  panel?: ReactNode
  panelTitle?: string
  /** The address asks for something in the panel: where it is not beside the page it opens over it. */
  opensPanel?: boolean
  /** The content scrolls by itself (a virtual list, a board). */
  fixed?: boolean
  className?: string
  children: ReactNode
}

/** It is there before the panel is: a page is painted while the rest of it is on its way. */
const PLACE_OF_PANEL = 'xl:grid-cols-[minmax(0,1fr)_22.5rem]'
/** Below `xl`. */
const NO_ROOM_BESIDE = '(width < 80rem)'

/** One page of the frame: header, content that scrolls, context at the right. */
export function Page({
  title,
  aside,
  actions,
  toolbar,
  panel,
  panelTitle = frameWords().context,
  opensPanel = false,
  fixed,
  className,
  children,
}: PageProps) {
  const scroller = useKeptScroll<HTMLDivElement>('page')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (opensPanel && matchMedia(NO_ROOM_BESIDE).matches) setOpen(true)
  }, [opensPanel])
  return (
    <div className={cn('grid h-full grid-rows-[minmax(0,1fr)]', panel && PLACE_OF_PANEL)}>
      <main className="flex min-w-0 flex-col bg-surface">
        <header className="border-b">
          <Heading title={title} aside={aside}>
            {actions}
            {panel && (
              <IconButton label={panelTitle} className="xl:hidden" onClick={() => setOpen(true)}>
                <PanelRight className="size-4" aria-hidden />
              </IconButton>
            )}
          </Heading>
          {toolbar && <div className="px-4 pb-2.5 md:px-6">{toolbar}</div>}
        </header>
        <div
          ref={scroller}
          className={cn(
            'min-h-0 flex-1',
            fixed ? 'overflow-hidden' : 'overflow-y-auto p-4 md:p-6',
            className,
          )}
        >
          {children}
        </div>
      </main>
      {panel && (
        <PanelSides open={open} onOpenChange={setOpen} title={panelTitle}>
          {panel}
        </PanelSides>
      )}
    </div>
  )
}

/**
 * On a step the page itself is painted first, and what stands beside it a frame later, in the place that is kept for it: a press is answered sooner. What the
 * server has rendered stays whole.
 */
function useIsPainted(): boolean {
  const isStep = useHydrated()
  const [isPainted, setPainted] = useState(!isStep)
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setPainted(true)))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isPainted
}

type HeadingProps = Pick<PageProps, 'title' | 'aside' | 'children'>

/** What the page is of, and its buttons: below the title where they are many, rather than cut it. */
function Heading({ title, aside, children }: HeadingProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2 md:px-6">
      <div className="flex min-w-0 flex-auto items-center md:basis-56 gap-3">
        <h1
          dir="auto"
          className="min-w-0 text-md font-semibold tracking-tight max-md:line-clamp-2 md:truncate"
        >
          {title}
        </h1>
        {aside}
      </div>
      <div className="ms-auto flex flex-wrap items-center justify-end gap-2">{children}</div>
    </div>
  )
}

type PanelSidesProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children: ReactNode
}

/** Beside the page where there is room, else over it. */
function PanelSides({ open, onOpenChange, title, children }: PanelSidesProps) {
  const wanted = useRef<string | null>(null)
  // What lies over the page goes first, and would take the focus back.
  const goTo = (field: string) => {
    wanted.current = field
    onOpenChange(false)
  }
  return (
    <>
      <aside aria-label={title} className="hidden overflow-y-auto border-s bg-canvas xl:block">
        {useIsPainted() && children}
      </aside>
      <LateSheet
        open={open}
        onOpenChange={onOpenChange}
        title={title}
        onClosed={(event) => {
          if (wanted.current === null) return
          event.preventDefault()
          goToField(wanted.current)
          wanted.current = null
        }}
      >
        <GoToField.Provider value={goTo}>{children}</GoToField.Provider>
      </LateSheet>
    </>
  )
}
