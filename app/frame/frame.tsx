import { useNavigate } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { BottomBar } from './bottom-bar.tsx'
import { CommandPalette } from './command-palette.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { navItems } from './nav-items.ts'
import { PanelsProvider, usePanels } from './panels.tsx'
import { QuestionPanel } from './question/question-panel.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useWorkspace } from './workspace.tsx'

/** Rail, top bar, content; what lies over them opens by key from anywhere. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <PanelsProvider>
      <div className="flex h-dvh overflow-hidden bg-canvas">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2"
        >
          To the content
        </a>
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar />
          <div id="content" tabIndex={-1} className="min-h-0 flex-1 pb-14 outline-none md:pb-0">
            {children}
          </div>
        </div>
        <BottomBar />
      </div>
      <Overlays />
    </PanelsProvider>
  )
}

function Overlays() {
  const { me } = useWorkspace()
  const { open } = usePanels()
  const navigate = useNavigate()
  const places = navItems(me.role).map(
    ({ keys, to }) => [keys.toLowerCase(), () => navigate(to)] as const,
  )
  useShortcuts({
    ...Object.fromEntries(places),
    'mod+k': () => open('palette'),
    '/': () => open('palette'),
    'mod+j': () => open('question'),
    '?': () => open('keys'),
    n: () => navigate('/leads?new'),
  })
  return (
    <>
      <CommandPalette />
      <QuestionPanel />
      <KeysDialog />
    </>
  )
}
