import { RotateCw } from 'lucide-react'
import type { WebhookAttempt, WebhookDelivery } from '#db/pace/webhooks/deliveries.ts'
import type { DeliveryState } from '#domain/webhook/webhook.ts'
import { webhookWords } from '#words/webhooks.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge, type Tone } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'
import { formatNumber } from '../../components/format/format-money.ts'

type Props = { delivery: WebhookDelivery & { answers: WebhookAttempt[] } }

const TONES = {
  waiting: 'warn',
  delivered: 'good',
  dead: 'bad',
} as const satisfies Record<DeliveryState, Tone>

/** One event for one endpoint: what was sent, and what was answered to each attempt. */
export function DeliveryItem({ delivery }: Props) {
  const { id, endpointId, sequence, resource, key, state, attempts, nextAt, body, answers } =
    delivery
  const { run, busy } = useAction(`/admin/webhooks/${endpointId}`)
  const words = webhookWords()
  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover">
          <bdi
            dir="ltr"
            className="min-w-0 flex-1 basis-48 truncate font-mono text-xs text-page-start"
          >
            {sequence} {resource} {key}
          </bdi>
          <span className="text-xs text-muted">{words.attempts(attempts)}</span>
          {state === 'waiting' && (
            <span className="text-xs text-muted">
              {words.nextTry} <RelativeTime at={nextAt} />
            </span>
          )}
          <Badge tone={TONES[state]}>{words.deliveryStates[state]}</Badge>
        </summary>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-4 pb-4">
          <Block title={words.request} text={body} />
          {answers.map((answer) => (
            <Answer key={answer.id} answer={answer} />
          ))}
          <Button
            size="sm"
            className="justify-self-start"
            disabled={busy}
            onClick={() => run({ intent: 'retry', delivery: String(id) })}
          >
            <RotateCw className="size-3.5" aria-hidden /> {words.retry}
          </Button>
        </div>
      </details>
    </li>
  )
}

function Answer({ answer: { at, ms, status, error, answer } }: { answer: WebhookAttempt }) {
  const words = webhookWords()
  return (
    <div>
      <p className="mb-1 flex gap-2 text-xs text-muted">
        <span>{words.answer}</span>
        <bdi dir="ltr" className="font-mono">
          {status ?? words.noAnswer} · {words.took(formatNumber(ms))}
        </bdi>
        <RelativeTime at={at} />
      </p>
      <Block text={error ?? answer ?? ''} />
    </div>
  )
}

function Block({ title, text }: { title?: string; text: string }) {
  return (
    <div>
      {title && <p className="mb-1 text-xs text-muted">{title}</p>}
      {text !== '' && (
        <pre
          dir="ltr"
          className="max-h-48 overflow-auto rounded-md bg-sunken p-2 text-2xs break-all whitespace-pre-wrap"
        >
          {text}
        </pre>
      )}
    </div>
  )
}
