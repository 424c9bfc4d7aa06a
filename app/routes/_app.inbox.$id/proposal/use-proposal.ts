import { useEffect, useRef, useState } from 'react'
import { readProposal } from './read-proposal.ts'

export type Proposal = {
  state: 'writing' | 'whole' | 'failed'
  lines: readonly string[]
  /** The records that it tells of, as the house calls them. */
  records: readonly string[]
}

/** An answer that Assistcraft proposes, as it is being written; null while nobody has asked for one. */
export function useProposal(contactId: string) {
  const [proposal, setProposal] = useState<Proposal | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  function ask() {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    setProposal({ state: 'writing', lines: [], records: [] })
    const change = (to: (before: Proposal) => Proposal) =>
      signal.aborted || setProposal((before) => before && to(before))
    void stream(contactId, signal, change).catch(() =>
      change((before) => ({ ...before, state: 'failed' })),
    )
  }

  function drop() {
    running.current?.abort()
    setProposal(null)
  }

  return { proposal, ask, drop }
}

type Change = (to: (before: Proposal) => Proposal) => void

async function stream(contactId: string, signal: AbortSignal, change: Change): Promise<void> {
  const answer = await fetch(`/inbox/proposal?contact=${contactId}`, { signal })
  if (!answer.ok || !answer.body) throw new Error(`It was answered ${answer.status}.`)
  let isWhole = false
  await readProposal(answer.body, (event) => {
    if ('line' in event) change((before) => ({ ...before, lines: [...before.lines, event.line] }))
    if (!('done' in event)) return
    isWhole = true
    change((before) => ({ ...before, state: 'whole', records: event.records }))
  })
  if (!isWhole) throw new Error('It ended before it was whole.')
}
