import { useEffect, useRef, useState } from 'react'
import { type Answered, type Call, callApi, withinApi } from '../../developers/call-api.ts'

export type CallState = {
  answered: Answered | null
  isRunning: boolean
  problem: 'badAddress' | 'needsToken' | 'unreachable' | 'stopped' | null
}

const NOTHING: CallState = { answered: null, isRunning: false, problem: null }

/** One call at a time; leaving the page ends it. */
export function useCall() {
  const [state, setState] = useState(NOTHING)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function send(call: Call): Promise<void> {
    const url = withinApi(call.address, window.location.origin)
    if (!url) return setState({ ...NOTHING, problem: 'badAddress' })
    if (!call.token && call.method !== 'get') return setState({ ...NOTHING, problem: 'needsToken' })
    const controller = new AbortController()
    running.current?.abort()
    running.current = controller
    const { signal } = controller
    setState({ ...NOTHING, isRunning: true })
    const onPart = (answered: Answered) => {
      if (!signal.aborted) setState({ answered, isRunning: true, problem: null })
    }
    const problem = await callApi(url, call, { signal, onPart }).then(
      () => null,
      () => (signal.aborted ? ('stopped' as const) : ('unreachable' as const)),
    )
    if (running.current !== controller) return
    setState(({ answered }) => ({ answered, isRunning: false, problem }))
  }
  return { state, send: (call: Call) => void send(call), stop: () => running.current?.abort() }
}
