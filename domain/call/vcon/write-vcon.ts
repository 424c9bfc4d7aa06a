import { DomainError } from '../../errors.ts'
import { withoutUnstorable } from '../../storable.ts'
import { OPEN_STATES } from '../fields.ts'
import { partiesOf, type SpeakersOf } from './parties.ts'
import { CC, VCON_VERSION, type Vcon, WTF } from './vcon.ts'
import type { VconSource } from './vcon-source.ts'
import { writeTranscript } from './write-transcript.ts'

const VENDOR = { vendor: 'PACE', product: 'pace' }
/** The kind of redaction: words of cards and identity papers are masked, and there is no audio. */
export const REDACTION = 'sensitive-words-and-media'

/** A call that is over as a vCon. Throws `conflict` while it goes on. */
export function writeVcon(source: VconSource): Vcon {
  const { call, uuid } = source
  if (call.state !== null && OPEN_STATES.includes(call.state) && call.state !== 'wrapup') {
    const message = 'The call still goes on; a vCon is made when it has ended.'
    throw new DomainError('conflict', message, [], { key: 'vconWhenOver' })
  }
  const speakers = partiesOf(source)
  return {
    vcon: VCON_VERSION,
    uuid,
    created_at: call.createdAt,
    updated_at: call.updatedAt,
    subject: subjectOf(source),
    extensions: [CC, WTF],
    critical: [],
    redacted: { type: REDACTION },
    parties: speakers.parties,
    dialog: [dialogOf(source, speakers)],
    analysis: [...transcriptsOf(source, speakers), ...outcomesOf(source)],
    attachments: [],
  }
}

function subjectOf({ call, agent }: VconSource): string {
  const names = [call.callerName ?? call.callerPhone, agent?.name].filter(Boolean)
  return names.length > 0 ? `Call: ${names.join(', ')}` : 'Call'
}

function dialogOf({ call, segments }: VconSource, speakers: SpeakersOf): Vcon['dialog'][number] {
  const start = call.startedAt ?? call.createdAt
  const isMissed = call.state === 'missed' || (call.answeredAt === null && segments.length === 0)
  const common = {
    start,
    parties: speakers.parties.map((_, place) => place),
    originator: call.direction === 'outbound' ? (speakers.agent ?? 0) : speakers.customer,
    interaction_id: call.id,
    interaction_type: call.direction ?? 'inbound',
  }
  if (isMissed) return { type: 'incomplete', disposition: 'no-answer', ...common }
  return {
    type: 'recording',
    ...common,
    duration: secondsBetween(start, call.endedAt ?? call.updatedAt),
    party_history: historyOf(call, speakers),
  }
}

type History = NonNullable<Vcon['dialog'][number]['party_history']>

function historyOf(call: VconSource['call'], { customer, agent }: SpeakersOf): History {
  const steps: [place: number | null, time: string | null, event: History[number]['event']][] = [
    [customer, call.startedAt, 'join'],
    [agent, call.answeredAt, 'join'],
    [customer, call.endedAt, 'drop'],
    [agent, call.answeredAt && call.endedAt, 'drop'],
  ]
  return steps.flatMap(([party, time, event]) =>
    party !== null && time !== null ? [{ party, time, event }] : [],
  )
}

function transcriptsOf(source: VconSource, speakers: SpeakersOf): Vcon['analysis'] {
  if (source.segments.length === 0) return []
  const { call } = source
  const start = call.endedAt ?? call.updatedAt
  const body = writeTranscript(source, speakers)
  return [{ type: WTF, dialog: 0, ...VENDOR, schema: 'wtf', start, encoding: 'json', body }]
}

/** What came of it is analysis, not dialog: its summary, and the agent's disposition. */
function outcomesOf({ call }: VconSource): Vcon['analysis'] {
  const summary = withoutUnstorable(call.summary).trim()
  const text = { mediatype: 'text/plain', encoding: 'none' as const, body: summary }
  const outcome = {
    schema: 'pace.disposition.v1',
    mediatype: 'application/json',
    encoding: 'json' as const,
  }
  const { disposition } = call
  return [
    ...(summary ? [{ type: 'summary', dialog: 0, ...VENDOR, ...text }] : []),
    ...(disposition
      ? [{ type: 'report', dialog: 0, ...VENDOR, ...outcome, body: { disposition } }]
      : []),
  ]
}

function secondsBetween(start: string, end: string): number {
  return Math.max(0, (Date.parse(end) - Date.parse(start)) / 1000)
}
