import { useNavigate } from '@remix-run/react'
import { lazy, type ReactNode, Suspense } from 'react'
import { frameWords } from '#words/frame.ts'
import { type Shortcut, useShortcuts } from '../components/hooks/use-shortcuts.ts'
import { useKeptFocus } from '../components/kit/overlay/kept-focus.ts'
import { useWasOnce } from '../components/kit/overlay/use-was-once.ts'
import { AsksCorner } from './asks-corner.tsx'
import { BulkCorner } from '../bulk/bulk-corner.tsx'
import { IncomingCall } from './incoming-call.tsx'
import { useEarlyKeys } from './early-keys.ts'
import { BottomBar } from './navigation/bottom-bar.tsx'
import { navItems } from './navigation/nav-items.ts'
import { PanelOnItsWay } from './panels/panel-on-its-way.tsx'
import { PanelsProvider, usePanels } from './panels/panels.tsx'
import { Rail } from './navigation/rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useUndo } from './use-undo.ts'
import { InstallLine } from '../phone/install-line.tsx'
import { OutboxLine } from '../outbox/outbox-line.tsx'
import { useResumedUploads } from '../uploads/use-resumed-uploads.ts'
import { useWorkspace } from '../workspace/workspace.tsx'

/** Rail, top bar, content; what lies over them opens by key from anywhere. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <PanelsProvider>
      <div className="flex h-dvh overflow-hidden bg-canvas">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
        >
          {frameWords().toContent}
        </a>
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar />
          <OutboxLine />
          <div id="content" tabIndex={-1} className="min-h-0 flex-1 pb-14 outline-none md:pb-0">
            {children}
          </div>
        </div>
        <InstallLine />
        <BottomBar />
      </div>
      <Overlays />
      <BulkCorner />
      <AsksCorner />
      <IncomingCall />
    </PanelsProvider>
  )
}

function Overlays() {
  const { me } = useWorkspace()
  const { open, typed } = usePanels()
  const navigate = useNavigate()
  const { keys: words, askQuestion } = frameWords()
  const places = navItems(me.role).map(
    ({ keys, to, label }) =>
      [
        keys.toLowerCase(),
        { run: () => navigate(to), does: label, of: 'places' } satisfies Shortcut,
      ] as const,
  )
  const of = 'everywhere'
  useShortcuts({
    ...Object.fromEntries(places),
    'mod+k': { run: () => open('palette'), does: words.palette, of },
    '/': { run: () => open('palette'), does: words.search, of },
    'mod+j': { run: () => open('question'), does: askQuestion, of },
    n: { run: () => navigate('/leads?new'), does: words.newLead, of },
    '?': { run: () => open('keys'), does: words.list, of },
  })
  // After those of the page below, whose effects run first.
  useEarlyKeys(typed.keep)
  useResumedUploads(me.id)
  useUndo()
  useKeptFocus()
  return <LazyPanels />
}

const PanelsOver = lazy(async () => {
  const { PanelsOver: Panels } = await import('./panels-over.tsx')
  return { default: Panels }
})

/** Fetched when the first one opens, mostly from what the service worker has kept. */
function LazyPanels() {
  const { panel } = usePanels()
  const wasOpened = useWasOnce(panel !== null)
  return (
    wasOpened && (
      <Suspense fallback={<PanelOnItsWay />}>
        <PanelsOver />
      </Suspense>
    )
  )
}
