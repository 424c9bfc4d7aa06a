import { useLocation } from '@remix-run/react'
import { Tabs as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useHydrated } from 'remix-utils/use-hydrated'
import { keepPlace, keptPlace } from './kept-places.ts'

export type Tab = { key: string; label: ReactNode; content: ReactNode }

type TabsProps = {
  tabs: readonly Tab[]
  label: string
  /** The one that is open at first, where that is another than the first. */
  first?: string
}

/** One of them is open: for whoever comes back the one that was. */
export function Tabs({ tabs, label, first }: TabsProps) {
  const { key: entry } = useLocation()
  const isHydrated = useHydrated()
  const [known] = useState(() => {
    const before = keptPlace(entry, `tab ${label}`)
    return tabs.some(({ key }) => key === before) ? String(before) : undefined
  })
  const usual = first ?? tabs[0]?.key
  // What the server has rendered knows no place: it is taken once the page is taken over.
  const [open, setOpen] = useState(isHydrated ? (known ?? usual) : usual)
  const late = useRef(isHydrated ? undefined : known)
  useEffect(() => {
    if (late.current) setOpen(late.current)
  }, [])
  const choose = (tab: string) => {
    setOpen(tab)
    keepPlace(entry, `tab ${label}`, tab)
  }
  return (
    <Radix.Root value={open} onValueChange={choose} className="flex min-h-0 flex-col">
      <Radix.List aria-label={label} className="flex gap-4 border-b px-4">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.key}
            value={tab.key}
            className="-mb-px h-10 border-b-2 border-transparent text-sm text-muted hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.key} value={tab.key} className="min-h-0 outline-none">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
