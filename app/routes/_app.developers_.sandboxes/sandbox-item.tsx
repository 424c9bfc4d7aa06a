import { RotateCcw, Trash2 } from 'lucide-react'
import { sandboxWords } from '#words/sandboxes.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import type { Sandbox } from '../../sandboxes/sandboxes.server.ts'

/** One sandbox: where it is, whose, until when, and what can be done with it. */
export function SandboxItem({ sandbox, isMine }: { sandbox: Sandbox; isMine: boolean }) {
  const { name, url, clientId, owner, expiresAt } = sandbox
  const words = sandboxWords()
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 flex-1 basis-40 truncate text-sm font-medium">
          <bdi>{name}</bdi>
        </h2>
        <State sandbox={sandbox} />
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        <Fact label={words.address} value={url} />
        <Fact label={words.clientId} value={clientId} />
      </dl>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        {!isMine && <bdi>{words.of(owner.name)}</bdi>}
        <span>
          <Filled text={words.until} parts={{ when: <RelativeTime at={expiresAt} /> }} />
        </span>
        <span className="ms-auto">
          <Steps sandbox={sandbox} />
        </span>
      </div>
    </li>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">
        <code dir="ltr" className="block truncate text-page-start select-all">
          {value}
        </code>
      </dd>
    </>
  )
}

function State({ sandbox: { state, isAwake } }: { sandbox: Sandbox }) {
  const { states } = sandboxWords()
  if (state !== 'ready') return <Badge tone="warn">{states[state]}</Badge>
  return isAwake ? <Badge tone="good">{states.awake}</Badge> : <Badge>{states.asleep}</Badge>
}

function Steps({ sandbox: { id, name } }: { sandbox: Sandbox }) {
  const { run, busy } = useAction('/developers/sandboxes')
  const words = sandboxWords()
  return (
    <>
      <ConfirmButton
        disabled={busy}
        action={words.reset}
        icon={<RotateCcw className="size-3.5" aria-hidden />}
        title={words.resetWhich(name)}
        description={words.resetHint}
        onConfirm={() => run({ intent: 'reset', id })}
      />
      <ConfirmButton
        className="hover:text-bad"
        disabled={busy}
        action={words.remove}
        icon={<Trash2 className="size-3.5" aria-hidden />}
        title={words.removeWhich(name)}
        description={words.removeHint}
        onConfirm={() => run({ intent: 'remove', id })}
      />
    </>
  )
}
