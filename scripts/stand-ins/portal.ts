import { setTimeout as delay } from 'node:timers/promises'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { propertyProblems } from './portal-rules.ts'

type StandInOptions = {
  feedUrl: string
  /** How long it waits between two readings. Real ones take hours. */
  everyMs?: number
}
export type PortalStandIn = {
  /** Reads the feed now; whether it had changed. Throws where it cannot be read. */
  read: () => Promise<boolean>
  /** References that it shows. */
  shown: () => string[]
  /** What it would not take, by reference, in its own words. */
  refused: () => ReadonlyMap<string, string[]>
  close: () => Promise<void>
}

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Property' })
const FeedSchema = z.object({
  Properties: z.union([
    z.object({ Property: z.array(z.record(z.string(), z.unknown())).default([]) }),
    z.literal(''),
  ]),
})
const USER_AGENT = 'PACE stand-in for Bayut'
const PATIENCE_MS = 30_000

/**
 * A portal for the demo and for tests. It does what Bayut does and nothing else: it reads the agency's feed whenever it likes, shows
 * what is in it and keeps its rules, and takes down what has left. It tells nobody what it made of it.
 */
export function startPortalStandIn({ feedUrl, everyMs }: StandInOptions): PortalStandIn {
  const stopping = new AbortController()
  const shown = new Set<string>()
  const refused = new Map<string, string[]>()
  let etag: string | null = null

  async function read(): Promise<boolean> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MS)])
    const headers = {
      'user-agent': USER_AGENT,
      ...(etag === null ? {} : { 'if-none-match': etag }),
    }
    const response = await fetch(feedUrl, { headers, signal })
    if (response.status === 304) return false
    if (!response.ok) throw new Error(`The feed answered ${response.status}.`)
    const { Properties } = FeedSchema.parse(parser.parse(await response.text()))
    etag = response.headers.get('etag')
    take(Properties === '' ? [] : Properties.Property)
    return true
  }

  function take(properties: readonly Record<string, unknown>[]): void {
    shown.clear()
    refused.clear()
    for (const property of properties) {
      const reference = String(property['Property_Ref_No'] ?? '')
      const problems = propertyProblems(property)
      if (problems.length > 0) refused.set(reference, problems)
      else if (property['Property_Status'] !== 'deleted') shown.add(reference)
    }
  }

  /** While PACE starts, or is away, there is nothing to read; what is shown stays. */
  async function keepReading(ms: number): Promise<void> {
    while (!stopping.signal.aborted) {
      await read().catch(() => undefined)
      await delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const reading = everyMs === undefined ? null : keepReading(everyMs)
  return {
    read,
    shown: () => [...shown].sort(),
    refused: () => refused,
    close: async () => {
      stopping.abort()
      await reading
    },
  }
}
