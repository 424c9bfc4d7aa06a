import type { EndpointState } from '#domain/webhook/webhook.ts'
import { webhookWords } from '#words/webhooks.ts'
import { Badge, type Tone } from '../../components/kit/badge.tsx'

const TONES = {
  unverified: 'warn',
  active: 'good',
  paused: 'neutral',
  disabled: 'bad',
} as const satisfies Record<EndpointState, Tone>

export function StateBadge({ state }: { state: EndpointState }) {
  return <Badge tone={TONES[state]}>{webhookWords().states[state]}</Badge>
}
