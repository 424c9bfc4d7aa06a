import { useState } from 'react'
import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'
import type { EndpointState } from '#domain/webhook/webhook.ts'
import { formatWords } from '#words/format.ts'
import { webhookWords } from '#words/webhooks.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { TextInput } from '../../components/kit/field.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { KeyRound, Trash2 } from 'lucide-react'
import { SigningSecret } from '../_app.admin.webhooks/signing-secret.tsx'
import { StateBadge } from '../_app.admin.webhooks/state-badge.tsx'
import { sayReason } from './say-reason.ts'

type Endpoint = Omit<WebhookEndpoint, 'secret' | 'previousSecret'>
type Answer = { rotated?: string; pinged?: { said: string; ms: number } }

/** What an endpoint is, how it stands, and what can be done with it. */
export function EndpointHead({ endpoint }: { endpoint: Endpoint }) {
  const { id, url, description, state, failingSince, reason, resources } = endpoint
  const { run, busy, data } = useAction<Answer>(`/admin/webhooks/${id}`)
  const [copied, setCopied] = useState<string | null>(null)
  const words = webhookWords()
  const secret = data?.rotated && data.rotated !== copied ? data.rotated : null
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-xl border bg-surface p-4 shadow-low">
      <div className="flex flex-wrap items-center gap-2">
        <bdi
          dir="ltr"
          className="min-w-0 flex-1 basis-full font-mono text-sm break-all text-page-start sm:basis-48"
        >
          {url}
        </bdi>
        <StateBadge state={state} />
      </div>
      {description && <p className="text-sm text-muted">{description}</p>}
      <p className="text-xs text-muted">{sayResources(resources)}</p>
      {reason && <p className="text-sm text-warn">{sayReason(reason)}</p>}
      {failingSince && (
        <p className="text-sm text-warn">
          {words.failing} <RelativeTime at={failingSince} />
        </p>
      )}
      <Controls state={state} busy={busy} run={run} />
      <Replay busy={busy} onReplay={(after) => run({ intent: 'replay', after })} />
      {data?.pinged && (
        <p role="status" className="text-sm text-muted">
          {words.pinged(data.pinged.said, data.pinged.ms)}
        </p>
      )}
      {secret && <SigningSecret secret={secret} onClose={() => setCopied(secret)} />}
    </section>
  )
}

type ControlsProps = {
  state: EndpointState
  busy: boolean
  run: (values: { intent: string }) => void
}

function Controls({ state, busy, run }: ControlsProps) {
  const words = webhookWords()
  const isStopped = state === 'paused' || state === 'disabled'
  return (
    <div className="flex flex-wrap items-center gap-2">
      {state === 'active' ? (
        <Button size="sm" disabled={busy} onClick={() => run({ intent: 'pause' })}>
          {words.pause}
        </Button>
      ) : (
        <Button
          size="sm"
          variant="primary"
          disabled={busy}
          onClick={() => run({ intent: 'verify' })}
        >
          {isStopped ? words.start : words.verify}
        </Button>
      )}
      <Button size="sm" disabled={busy} onClick={() => run({ intent: 'ping' })}>
        {words.ping}
      </Button>
      <Button size="sm" disabled={busy} onClick={() => run({ intent: 'retryDead' })}>
        {words.retryDead}
      </Button>
      <ConfirmButton
        disabled={busy}
        action={words.rotate}
        icon={<KeyRound className="size-3.5" aria-hidden />}
        title={words.rotate}
        description={words.rotateHint}
        onConfirm={() => run({ intent: 'rotate' })}
      />
      <ConfirmButton
        className="hover:text-bad"
        disabled={busy}
        action={words.remove}
        icon={<Trash2 className="size-3.5" aria-hidden />}
        title={words.remove}
        description={words.removeHint}
        onConfirm={() => run({ intent: 'remove' })}
      />
    </div>
  )
}

function Replay({ busy, onReplay }: { busy: boolean; onReplay: (after: string) => void }) {
  const [after, setAfter] = useState('')
  const words = webhookWords()
  return (
    <form
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onReplay(after)
      }}
    >
      <TextInput
        aria-label={words.replayFrom}
        placeholder={words.replayFrom}
        title={words.replayHint}
        className="w-40"
        inputMode="numeric"
        pattern="\d{1,15}"
        required
        value={after}
        onChange={(event) => setAfter(event.target.value)}
      />
      <Button size="sm" type="submit" disabled={busy}>
        {words.replay}
      </Button>
    </form>
  )
}

/** The house's own reasons in the reader's language; what the other side gave as it is. */
function sayResources(resources: Endpoint['resources']): string {
  const { all, resourceNames } = webhookWords()
  return resources ? formatWords().list(resources.map((name) => resourceNames[name])) : all
}
