import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export type Tab = { key: string; label: ReactNode; content: ReactNode }

type TabsProps = {
  tabs: readonly Tab[]
  label: string
  /** The one that is open at first, where that is another than the first. */
  first?: string
}

export function Tabs({ tabs, label, first }: TabsProps) {
  return (
    <Radix.Root defaultValue={first ?? tabs[0]?.key} className="flex min-h-0 flex-col">
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
