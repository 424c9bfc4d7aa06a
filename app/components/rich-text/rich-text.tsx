import { lazy, Suspense } from 'react'
import { recordWords } from '#words/record.ts'
import { useContent, useLiveState } from '../../live/document/use-live-state.ts'
import { cn } from '../kit/class-names.ts'
import type { RichTextProps } from './rich-text-editor.tsx'

const Editor = lazy(() => import('./rich-text-editor.tsx'))

/** Text that several people write at once, with everybody's cursor. It comes with the live document, not with the page. */
export function RichText({ live, className, ...rest }: RichTextProps) {
  const content = useContent(live)
  const copy = useLiveState(live, (state) => state.copy)
  return (
    <div
      className={cn(
        'rounded-lg border bg-surface px-3.5 py-3 text-base leading-6 transition-colors focus-within:border-accent',
        className,
      )}
    >
      {live && content ? (
        <Suspense fallback={<Waiting />}>
          <Editor key={copy} live={live} {...rest} />
        </Suspense>
      ) : (
        <Waiting />
      )}
    </div>
  )
}

function Waiting() {
  return <p className="min-h-18 text-faint">{recordWords().openingText}</p>
}
