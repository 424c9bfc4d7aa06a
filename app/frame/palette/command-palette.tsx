import { useFetcher, useNavigate } from '@remix-run/react'
import { Command } from 'cmdk'
import { Code, CornerDownLeft, Plus, Search, Sparkles } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useState } from 'react'
import type { SearchHit } from '#domain/search/hit.ts'
import { frameWords } from '#words/frame.ts'
import { searchWords } from '#words/search.ts'
import {
  groupHits,
  HIT_ICONS,
  hitAddress,
  hitDetail,
} from '../../components/business/search-hit.ts'
import { Kbd } from '../../components/kit/kbd.tsx'
import { navItems } from '../navigation/nav-items.ts'
import { putCaretAtEnd } from '../panels/panel-on-its-way.tsx'
import { usePanels, useTypedText } from '../panels/panels.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

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
          <Radix.Title className="sr-only">{frameWords().palette.title}</Radix.Title>
          <PaletteBody />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function PaletteBody() {
  const { open, close } = usePanels()
  const navigate = useNavigate()
  const words = frameWords().palette
  const [text, setText] = useTypedText()
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
      label={words.title}
    >
      <Command.Input
        autoFocus
        onFocus={({ currentTarget }) => putCaretAtEnd(currentTarget)}
        value={text}
        onValueChange={setText}
        placeholder={words.hint}
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none"
      />
      <Command.List
        label={words.title}
        className="max-h-[min(22rem,60vh)] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint"
      >
        <Command.Empty className="px-3 py-8 text-center text-muted">{words.nothing}</Command.Empty>
        <Hits text={text} hits={hits} onOpen={go} />
        <Command.Group heading={words.do}>
          <Item icon={<Plus />} keys="N" onSelect={() => go('/leads?new')}>
            {words.newLead}
          </Item>
          <Item
            icon={<Sparkles className="!text-ai" />}
            keys="⌘ J"
            onSelect={() => open('question')}
          >
            {words.question}
          </Item>
        </Command.Group>
        <Places onOpen={go} />
      </Command.List>
      <p className="flex items-center gap-1.5 border-t px-4 py-2 text-2xs text-faint">
        <CornerDownLeft className="size-3" aria-hidden /> {words.foot}
      </p>
    </Command>
  )
}

type Open = (to: string) => void

function Hits({ text, hits, onOpen }: { text: string; hits: readonly SearchHit[]; onOpen: Open }) {
  const words = searchWords()
  if (hits.length === 0) return null
  return (
    <>
      {groupHits(hits).map(([kind, found]) => {
        const Icon = HIT_ICONS[kind]
        return (
          <Command.Group key={kind} heading={words.kinds[kind]}>
            {found.map((hit) => (
              <Item
                key={hit.id}
                value={hitValue(hit)}
                onSelect={() => onOpen(hitAddress(hit))}
                icon={<Icon />}
                aside={hitDetail(hit)}
              >
                {hit.title}
              </Item>
            ))}
          </Command.Group>
        )
      })}
      <Command.Group>
        <Item
          value="all results"
          icon={<Search />}
          onSelect={() => onOpen(`/search?q=${encodeURIComponent(text.trim())}`)}
        >
          {words.all(text.trim())}
        </Item>
      </Command.Group>
    </>
  )
}

/** The palette tells its items apart by these. */
function hitValue({ kind, id }: Pick<SearchHit, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

function Places({ onOpen }: { onOpen: Open }) {
  const { me } = useWorkspace()
  return (
    <Command.Group heading={frameWords().keys.goTo}>
      {navItems(me.role).map(({ to, label, icon: Icon, keys }) => (
        <Item key={to} icon={<Icon />} keys={keys} onSelect={() => onOpen(to)}>
          {label}
        </Item>
      ))}
      <Item icon={<Code />} onSelect={() => onOpen('/developers')}>
        {frameWords().developers}
      </Item>
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
  const fetcher = useFetcher<{ hits: SearchHit[] }>()
  const { load } = fetcher
  useEffect(() => {
    if (text.trim().length < 2) return
    const timer = setTimeout(() => load(`/search?few&q=${encodeURIComponent(text.trim())}`), 120)
    return () => clearTimeout(timer)
  }, [text, load])
  return text.trim().length < 2 ? [] : (fetcher.data?.hits ?? [])
}
