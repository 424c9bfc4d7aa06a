import type { Finding } from '../findings/finding.ts'
import type { Heard } from '../findings/heard.ts'
import { promisesIn } from '../summary/promises.ts'
import { type CallState, foldState, NOTHING_SETTLED } from './call-state.ts'

/** Words that a finding or a promise rests on. */
export type Ground = { segmentId: string; quote: string }
type Said = Ground & { value: Finding['value'] }
type Promised = Ground & { text: string }

/** What suggestions, steps and endings go by, folded over the call: a long one is not read again for each segment. */
export type Gist = {
  agentTurns: number
  /** How often somebody else spoke after the customer. */
  turns: number
  /** The latest words for each kind and type of finding. */
  said: Map<string, Said>
  /** The latest of the agent's. */
  promises: readonly Promised[]
  /** Who asked what, what is settled and what was corrected. */
  state: CallState
  last: Heard | null
  lastCustomer: Heard | null
}

const MOST_PROMISES = 3
const LONGEST_QUOTE = 160
/** What is less likely meant is nobody's intent. */
const SURE_INTENT = 0.7

export function startGist(): Gist {
  return {
    agentTurns: 0,
    turns: 0,
    said: new Map(),
    promises: [],
    state: NOTHING_SETTLED,
    last: null,
    lastCustomer: null,
  }
}

export function foldGist(gist: Gist, said: Heard): void {
  const { segment, findings } = said
  const isReply = gist.last?.segment.role === 'customer' && segment.role !== 'customer'
  if (isReply) gist.turns += 1
  gist.last = said
  gist.state = foldState(gist.state, said)
  for (const { kind, type, range, value, confidence } of findings)
    if (kind !== 'intent' || confidence > SURE_INTENT)
      gist.said.set(`${kind}:${type}`, { ...groundOf(segment, range), value })
  if (segment.role === 'agent') {
    gist.agentTurns += 1
    const promised = promisesIn(segment.text).map((text) => ({ text, ...groundOf(segment, null) }))
    gist.promises = [...gist.promises, ...promised].slice(-MOST_PROMISES)
  }
  if (segment.role === 'customer') gist.lastCustomer = said
}

/** The words of a finding, or the first of its segment's where it is about all of them. */
export function groundOf(
  { id, text }: Heard['segment'],
  range: { start: number; end: number } | null,
): Ground {
  const words = range ? text.slice(range.start, range.end) : text
  return { segmentId: id, quote: words.slice(0, LONGEST_QUOTE).replace(/[\ud800-\udbff]$/, '') }
}
