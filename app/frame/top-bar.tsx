import { Search, Sparkles } from 'lucide-react'
import { frameWords } from '#words/frame.ts'
import { Button } from '../components/kit/button.tsx'
import { Kbd } from '../components/kit/kbd.tsx'
import { Tooltip } from '../components/kit/overlay/tooltip.tsx'
import { Bell } from './bell.tsx'
import { FrameLive } from './frame-live.tsx'
import { LiveCall } from './live-call.tsx'
import { usePanels } from './panels/panels.tsx'

/** Search, the call that is on, who is here, and whether what one does is saved. */
export function TopBar() {
  const { open } = usePanels()
  const words = frameWords()
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-canvas px-3 md:px-4">
      <button
        type="button"
        onClick={() => open('palette')}
        className="flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md border bg-surface px-2.5 text-start text-sm text-faint hover:border-line-strong md:max-w-80"
      >
        <Search className="size-4 shrink-0" aria-hidden />
        <span className="truncate">{words.search}</span>
        <Kbd keys="⌘ K" className="ms-auto hidden sm:inline-flex" />
      </button>
      <div className="ms-auto flex items-center gap-2">
        <LiveCall />
        <FrameLive />
        <Bell />
        <Tooltip text={words.askAboutData} keys="⌘ J">
          <Button variant="ai" size="sm" className="h-8" onClick={() => open('question')}>
            <Sparkles className="size-3.5" aria-hidden />
            <span className="max-sm:sr-only" aria-hidden>
              {words.ask}
            </span>
            <span className="sr-only">{words.askQuestion}</span>
          </Button>
        </Tooltip>
      </div>
    </header>
  )
}
