import { Archive, ArchiveRestore, X } from 'lucide-react'
import { useState } from 'react'
import { filingWords } from '#words/filing.ts'
import { useAction } from '../hooks/use-action.ts'
import { Button } from '../kit/button.tsx'

type FilingProps = {
  document: string
  tags: readonly string[]
  archivedAt: string | null
  mayWrite: boolean
  mayArchive: boolean
}

/** What a record is tagged with, and the way into the archive and back. */
export function Filing({ document, tags, archivedAt, mayWrite, mayArchive }: FilingProps) {
  const words = filingWords()
  const { run, busy } = useAction('/filing')
  if (archivedAt) {
    return (
      <div
        role="status"
        className="flex flex-wrap items-center gap-3 rounded-lg border bg-sunken px-4 py-2 text-sm text-muted"
      >
        <Archive className="size-4 shrink-0" aria-hidden />
        <span className="min-w-0 flex-1">{words.archived}</span>
        {mayArchive && (
          <Button size="sm" disabled={busy} onClick={() => run({ document, intent: 'unarchive' })}>
            <ArchiveRestore className="size-3.5" aria-hidden /> {words.bringBack}
          </Button>
        )}
      </div>
    )
  }
  return (
    <div data-commands className="flex flex-wrap items-center gap-1.5">
      <ul aria-label={words.tags} className="contents">
        {tags.map((tag) => (
          <li key={tag} className="flex h-6 items-center gap-0.5 rounded-md bg-hover ps-2 text-xs">
            <bdi>{tag}</bdi>
            <button
              type="button"
              disabled={!mayWrite || busy}
              aria-label={words.removeTag(tag)}
              onClick={() => run({ document, intent: 'tag', remove: tag })}
              className="grid size-6 place-items-center text-faint enabled:hover:text-ink disabled:invisible"
            >
              <X className="size-3" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {mayWrite && (
        <NewTag disabled={busy} onAdd={(add) => run({ document, intent: 'tag', add })} />
      )}
      {mayArchive && (
        <Button
          size="sm"
          variant="quiet"
          className="ms-auto"
          disabled={busy}
          onClick={() => run({ document, intent: 'archive' })}
        >
          <Archive className="size-3.5" aria-hidden /> {words.archive}
        </Button>
      )}
    </div>
  )
}

function NewTag({ disabled, onAdd }: { disabled: boolean; onAdd: (tag: string) => void }) {
  const [text, setText] = useState('')
  const { addTag } = filingWords()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim() || disabled) return
        onAdd(text.trim())
        setText('')
      }}
    >
      <input
        value={text}
        maxLength={80}
        dir="auto"
        aria-label={addTag}
        placeholder={addTag}
        onChange={(event) => setText(event.target.value)}
        className="h-6 w-28 rounded-md border border-dashed bg-transparent px-2 text-xs placeholder:text-faint focus-visible:border-accent"
      />
    </form>
  )
}
