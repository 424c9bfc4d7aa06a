import { useFetcher, useNavigate } from '@remix-run/react'
import { Command } from 'cmdk'
import { ArrowRight, CornerDownLeft, Plus, Search, Sparkles } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type SearchHit } from '#domain/search/hit.ts'
import { frameWords } from '#words/frame.ts'
import { searchWords } from '#words/search.ts'
import {
  groupHits,
  HIT_ICONS,
  hitAddress,
  hitDetail,
} from '../../components/business/search-hit.ts'
import { Kbd } from '../../components/kit/kbd.tsx'
import { onClosedGiveBack } from '../../components/kit/overlay/kept-focus.ts'
import { askMenus } from '../../components/kit/overlay/menu-commands.tsx'
import { commandsHere, type Command as PageCommand } from './commands-here.ts'
import { hitValue, plain } from './item-values.ts'
import { morePlaces } from './more-places.ts'
import { navItems } from '../navigation/nav-items.ts'
import { useBestChosen } from './use-best-chosen.ts'
import { putCaretAtEnd } from '../panels/panel-on-its-way.tsx'
import { usePanels, useTypedText } from '../panels/panels.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

const item =
  'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 text-sm select-none data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint'

/** ⌘K: find a record, go somewhere, start something. */
export function CommandPalette() {
  const { panel, close } = usePanels()
  const chosen = useRef<PageCommand | null>(null)
  return (
    <Radix.Root open={panel === 'palette'} onOpenChange={(open) => !open && close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          aria-describedby=""
          // What was chosen is done once the focus is back on the page: some of it is about the row that has it.
          onCloseAutoFocus={(event) => {
            onClosedGiveBack(event)
            const command = chosen.current
            chosen.current = null
            if (command) queueMicrotask(command.run)
          }}
          className="fixed inset-x-3 top-[10vh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-xl border bg-raised shadow-high outline-none"
        >
          <Radix.Title className="sr-only">{frameWords().palette.title}</Radix.Title>
          <PaletteBody onCommand={(command) => (chosen.current = command)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function PaletteBody({ onCommand }: { onCommand: (command: PageCommand) => void }) {
  const { close } = usePanels()
  const navigate = useNavigate()
  const words = frameWords().palette
  const [text, setText] = useTypedText()
  const hits = useHits(text)
  const commands = useCommands()
  const { list, root } = useBestChosen(text, hits[0] && hitValue(hits[0]), commands)
  // Beside what was found cmdk leaves everything else as it is: that is narrowed here.
  const asked = hits.length > 0 ? plain(text) : ''
  const fits = (label: string) => plain(label).includes(asked)
  const go = (to: string) => {
    close()
    navigate(to)
  }
  return (
    <Command {...root} shouldFilter={hits.length === 0} loop label={words.title}>
      <Command.Input
        autoFocus
        onFocus={({ currentTarget }) => putCaretAtEnd(currentTarget)}
        value={text}
        onValueChange={setText}
        placeholder={words.hint}
        className="h-12 w-full border-b bg-transparent px-4 text-base outline-none"
      />
      <Command.List
        ref={list}
        label={words.title}
        className="max-h-[min(22rem,60vh)] overflow-y-auto p-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-faint"
      >
        <Command.Empty className="px-3 py-8 text-center text-muted">{words.nothing}</Command.Empty>
        <Hits text={text} hits={hits} onOpen={go} />
        <Beginnings fits={fits} onOpen={go} />
        <Here
          commands={commands.filter(({ does }) => fits(does))}
          onChoose={(command) => {
            onCommand(command)
            close()
          }}
        />
        <Places fits={fits} onOpen={go} />
      </Command.List>
      <p className="flex items-center gap-1.5 border-t px-4 py-2 text-2xs text-faint">
        <CornerDownLeft className="size-3" aria-hidden /> {words.foot}
      </p>
    </Command>
  )
}

type Open = (to: string) => void
type Fits = (label: string) => boolean

function Beginnings({ fits, onOpen }: { fits: Fits; onOpen: Open }) {
  const { open } = usePanels()
  const words = frameWords().palette
  const shown = [words.newLead, words.newListing, words.question].filter(fits)
  if (shown.length === 0) return null
  return (
    <Command.Group heading={words.do}>
      {shown.includes(words.newLead) && (
        <Item icon={<Plus />} keys="N" onSelect={() => onOpen('/leads?new')}>
          {words.newLead}
        </Item>
      )}
      {shown.includes(words.newListing) && (
        <Item icon={<Plus />} onSelect={() => onOpen('/listings?new')}>
          {words.newListing}
        </Item>
      )}
      {shown.includes(words.question) && (
        <Item icon={<Sparkles className="!text-ai" />} keys="⌘ J" onSelect={() => open('question')}>
          {words.question}
        </Item>
      )}
    </Command.Group>
  )
}

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

/** What the page below can do now; asked when the palette opens over it, and again once its menus have said what they offer. */
function useCommands(): PageCommand[] {
  const [all, setAll] = useState(commandsHere)
  useEffect(() => askMenus(() => setAll(commandsHere())), [])
  return all
}

type HereProps = { commands: readonly PageCommand[]; onChoose: (command: PageCommand) => void }

function Here({ commands, onChoose }: HereProps) {
  if (commands.length === 0) return null
  return (
    <Command.Group heading={frameWords().keys.here}>
      {commands.map((command) => (
        <Item
          key={command.does}
          value={`here ${command.does}`}
          icon={<CornerDownLeft />}
          keys={command.keys}
          onSelect={() => onChoose(command)}
        >
          {command.does}
        </Item>
      ))}
    </Command.Group>
  )
}

function Places({ fits, onOpen }: { fits: Fits; onOpen: Open }) {
  const { me } = useWorkspace()
  const bar = navItems(me.role).filter(({ label }) => fits(label))
  const more = morePlaces(me.role).filter(({ label }) => fits(label))
  if (bar.length + more.length === 0) return null
  return (
    <Command.Group heading={frameWords().keys.goTo}>
      {bar.map(({ to, label, icon: Icon, keys }) => (
        <Item key={to} icon={<Icon />} keys={keys} onSelect={() => onOpen(to)}>
          {label}
        </Item>
      ))}
      {more.map(({ to, label }) => (
        <Item key={to} value={`${label} ${to}`} icon={<ArrowRight />} onSelect={() => onOpen(to)}>
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
  keys?: string | undefined
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
