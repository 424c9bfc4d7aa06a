import { customerPhone } from '../feed/feed-call.ts'
import type { PartyRole } from '../fields.ts'
import type { TranscriptSegment } from '../transcript.ts'
import type { VconParty } from './vcon.ts'
import type { VconSource } from './vcon-source.ts'

export type SpeakersOf = {
  parties: VconParty[]
  customer: number
  agent: number | null
  placeOf: (segment: Pick<TranscriptSegment, 'role' | 'party'>) => number
}

/** What the contact centre's extension calls those who speak; a machine is a third party of its own type. */
const ROLES: Record<PartyRole, string> = {
  customer: 'customer',
  agent: 'agent',
  supervisor: 'supervisor',
  thirdparty: 'thirdparty',
  bot: 'thirdparty',
}

/** Who was on the call, the customer first; whoever else spoke follows in the order of their words. */
export function partiesOf({ call, agent, segments }: VconSource): SpeakersOf {
  const tel = customerPhone(call)
  const parties: VconParty[] = [
    {
      ...(tel ? { tel: `tel:${tel}` } : {}),
      ...(call.callerName ? { name: call.callerName } : {}),
      role: ROLES.customer,
    },
  ]
  const places = new Map<string, number>([[keyOf({ role: 'customer', party: '' }), 0]])
  const add = (role: PartyRole, party: string, told: VconParty) => {
    places.set(keyOf({ role, party }), parties.push({ ...told, role: ROLES[role] }) - 1)
  }
  if (agent) {
    add('agent', '', { name: agent.name, mailto: `mailto:${agent.email}`, uuid: agent.id })
  }
  for (const { role, party } of segments) {
    if (places.has(keyOf({ role, party }))) continue
    add(role, party, role === 'bot' ? { name: party, type: 'bot' } : { name: party })
  }
  return {
    parties,
    customer: 0,
    agent: places.get(keyOf({ role: 'agent', party: '' })) ?? null,
    placeOf: (segment) => places.get(keyOf(segment)) ?? 0,
  }
}

/** Customer and agent are one each, by whatever the call centre calls their line. */
function keyOf({ role, party }: Pick<TranscriptSegment, 'role' | 'party'>): string {
  return role === 'customer' || role === 'agent' ? role : `${role} ${party}`
}
