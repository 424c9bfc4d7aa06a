import { useFetcher, useNavigate } from '@remix-run/react'
import { Command } from 'cmdk'
import { Building2, CornerDownLeft, Plus, Sparkles, Users } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useState } from 'react'
import type { SearchHit } from '#db/pace/search.ts'
import { Kbd } from '../components/kbd.tsx'
import type { loader as searchLoader } from '../routes/search/route.ts'
import { navItems } from './nav-items.ts'
import { usePanels } from './panels.tsx'
import { useWorkspace } from './workspace.tsx'

const ICONS = { lead: Users, listing: Building2 } as const
const item =
  'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm select-none data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint'

/** ⌘K: find a record, go somewhere, start something. */
export function CommandPalette() {
  const { panel, close } = usePanels()
  return (
    <Radix.Root open={panel === 'palette'} onOpenChange={(open) => !open && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          aria-describedby=""
          className="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-xl border bg-raised shadow-high outline-none"
        >
          <Radix.Title className="sr-only">Search and commands</Radix.Title>
          <PaletteBody />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function PaletteBody() {
  const { open, close } = usePanels()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const hits = useHits(text)
  const [chosen, choose] = useState('')
  const best = hits[0] && hitValue(hits[0])
  useEffect(() => {
    if (best) choose(best)
  }, [best])
  const go = (to: string) => {
    close()
    navigate(to)
  }
  return (
    <Command
      shouldFilter={hits.length === 0}
      value={chosen}
      onValueChange={choose}
      loop
      label="Search and commands"
    >
      <Command.Input
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder="A name, phone, reference, or a command"
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none"
      />
      <Command.List className="max-h-[min(22rem,60vh)] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint">
        <Command.Empty className="px-3 py-8 text-center text-muted">
          Nothing found. Try a phone number, a reference like L-10042, or a community.
        </Command.Empty>
        <Hits hits={hits} onOpen={go} />
        <Command.Group heading="Do">
          <Item icon={<Plus />} keys="N" onSelect={() => go('/leads?new')}>
            New lead
          </Item>
          <Item
            icon={<Sparkles className="!text-ai" />}
            keys="⌘ J"
            onSelect={() => open('question')}
          >
            Ask a question about the data
          </Item>
        </Command.Group>
        <Places onOpen={go} />
      </Command.List>
      <p className="flex items-center gap-1.5 border-t px-4 py-2 text-2xs text-faint">
        <CornerDownLeft className="size-3" aria-hidden /> opens, Esc closes
      </p>
    </Command>
  )
}

type Open = (to: string) => void

function Hits({ hits, onOpen }: { hits: readonly SearchHit[]; onOpen: Open }) {
  if (hits.length === 0) return null
  return (
    <Command.Group heading="Records">
      {hits.map(({ kind, id, title, detail }) => {
        const Icon = ICONS[kind]
        return (
          <Item
            key={id}
            value={hitValue({ kind, id })}
            onSelect={() => onOpen(`/${kind}s/${id}`)}
            icon={<Icon />}
            aside={detail}
          >
            {title}
          </Item>
        )
      })}
    </Command.Group>
  )
}

/** The palette tells its items apart by these. */
function hitValue({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

function Places({ onOpen }: { onOpen: Open }) {
  const { me } = useWorkspace()
  return (
    <Command.Group heading="Go to">
      {navItems(me.role).map(({ to, label, icon: Icon, keys }) => (
        <Item key={to} icon={<Icon />} keys={keys} onSelect={() => onOpen(to)}>
          {label}
        </Item>
      ))}
    </Command.Group>
  )
}

type ItemProps = {
  /** Tells items apart that are called the same. */
  value?: string
  icon: ReactNode
  keys?: string
  aside?: string
  onSelect: () => void
  children: ReactNode
}

function Item({ value, icon, keys, aside, onSelect, children }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={item}>
      {icon}
      <span className="truncate sm:min-w-0">{children}</span>
      {aside && (
        <span className="ms-auto shrink-0 ps-3 text-xs text-faint max-sm:max-w-16 max-sm:truncate">
          {aside}
        </span>
      )}
      {keys && <Kbd keys={keys} className="ms-auto" />}
    </Command.Item>
  )
}

/** Asks once typing rests; what was found stays until something newer is. */
function useHits(text: string) {
  const fetcher = useFetcher<typeof searchLoader>()
  const { load } = fetcher
  useEffect(() => {
    if (text.trim().length < 2) return
    const timer = setTimeout(() => load(`/search?q=${encodeURIComponent(text.trim())}`), 120)
    return () => clearTimeout(timer)
  }, [text, load])
  return text.trim().length < 2 ? [] : (fetcher.data?.hits ?? [])
}
