import { formatWords } from '#words/format.ts'
import { ArrowDown, ArrowUp, ArchiveX, Pencil, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  isKeptByPace,
  type ReferenceKind,
  type ReferenceValue,
} from '#domain/reference/reference.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { settingsWords } from '#words/settings.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { ValueDialog } from './value-dialog.tsx'

type ValueRowProps = {
  kind: ReferenceKind
  value: ReferenceValue
  at: number
  values: readonly ReferenceValue[]
}

/** One value: what it is called, how else it is said, and what may be done with it. */
export function ValueRow({ kind, value, at, values }: ValueRowProps) {
  const words = settingsWords()
  const { run, busy } = useAction(`/admin/lists/${kind}`)
  const [changing, setChanging] = useState(false)
  const { key, labels, aliases, parent, isRetired } = value
  const name = labels[currentLanguage()]
  const community = values.find((other) => other.key === parent)
  return (
    <li
      className={cn(
        'flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover md:px-6',
        (busy || isRetired) && 'opacity-60',
      )}
    >
      <span className="flex">
        <Move
          label={words.up(name)}
          disabled={at === 0}
          onMove={() => move(at - 1)}
          icon={<ArrowUp className="size-3.5" aria-hidden />}
        />
        <Move
          label={words.down(name)}
          disabled={at === values.length - 1}
          onMove={() => move(at + 1)}
          icon={<ArrowDown className="size-3.5" aria-hidden />}
        />
      </span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-2 text-sm">
          <bdi className="font-medium">{labels.en}</bdi>
          <bdi className="text-muted">{labels.ar}</bdi>
          {isRetired && <Badge tone="warn">{words.retired}</Badge>}
        </p>
        <p className="truncate text-xs text-faint">
          <bdi className="font-mono">{key}</bdi>
          {community && <> · {community.labels[currentLanguage()]}</>}
          {aliases.length > 0 && <> · {formatWords().list(aliases)}</>}
        </p>
      </div>
      <Button size="sm" variant="quiet" disabled={busy} onClick={() => setChanging(true)}>
        <Pencil className="size-3.5" aria-hidden /> {words.change}
      </Button>
      <Retiring kind={kind} value={value} busy={busy} run={run} />
      {changing && (
        <ValueDialog kind={kind} values={values} value={value} onClose={() => setChanging(false)} />
      )}
    </li>
  )

  function move(to: number) {
    run({ intent: 'move', key, to: String(to) })
  }
}

type RetiringProps = {
  kind: ReferenceKind
  value: ReferenceValue
  busy: boolean
  run: (values: Record<string, string>) => void
}

/** Out of use and back; what PACE itself writes stays in use. */
function Retiring({ kind, value: { key, labels, isRetired }, busy, run }: RetiringProps) {
  const words = settingsWords()
  if (isRetired) {
    return (
      <Button
        size="sm"
        variant="quiet"
        disabled={busy}
        onClick={() => run({ intent: 'restore', key })}
      >
        <Undo2 className="size-3.5" aria-hidden /> {words.restore}
      </Button>
    )
  }
  if (isKeptByPace(kind, key)) return null
  return (
    <ConfirmButton
      title={words.retireTitle(labels[currentLanguage()])}
      description={words.retireWhy}
      action={words.retire}
      icon={<ArchiveX className="size-3.5" aria-hidden />}
      disabled={busy}
      onConfirm={() => run({ intent: 'retire', key })}
    />
  )
}

type MoveProps = { label: string; disabled: boolean; onMove: () => void; icon: React.ReactNode }

function Move({ label, disabled, onMove, icon }: MoveProps) {
  return (
    <Button size="iconSm" variant="quiet" aria-label={label} disabled={disabled} onClick={onMove}>
      {icon}
    </Button>
  )
}
