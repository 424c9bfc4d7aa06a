import { setTimeout as delay } from 'node:timers/promises'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { propertyProblems } from './portal-rules.ts'

type StandInOptions = {
  feedUrl: string
  /** Where it says what it made of a feed that it has read; left out, it tells nobody. */
  reportUrl?: string
  /** How long it waits between two readings. Real ones take hours. */
  everyMs?: number
}
export type PortalStandIn = {
  /** Reads the feed now; whether it had changed. Throws where it cannot be read. */
  read: () => Promise<boolean>
  /** References that it shows. */
  shown: () => string[]
  /** Changes what it shows of a listing, as somebody with an account there may. */
  edit: (reference: string, tags: Record<string, string>) => void
  /** Says what it shows and what it refused, all of it. */
  report: () => Promise<void>
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
 * what is in it and keeps its rules, and takes down what has left. What it made of it it reports where it is asked to.
 */
export function startPortalStandIn({ feedUrl, reportUrl, everyMs }: StandInOptions): PortalStandIn {
  const stopping = new AbortController()
  const shown = new Map<string, Record<string, unknown>>()
  let feedReadAt = new Date(0).toISOString()
  const refused = new Map<string, string[]>()
  let etag: string | null = null

  async function read(): Promise<boolean> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(PATIENCE_MS)])
    const readAt = new Date().toISOString()
    const headers = {
      'user-agent': USER_AGENT,
      ...(etag === null ? {} : { 'if-none-match': etag }),
    }
    const response = await fetch(feedUrl, { headers, signal })
    if (response.status === 304) return false
    if (!response.ok) throw new Error(`The feed answered ${response.status}.`)
    const { Properties } = FeedSchema.parse(parser.parse(await response.text()))
    etag = response.headers.get('etag')
    feedReadAt = readAt
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
      else if (property['Property_Status'] !== 'deleted') shown.set(reference, property)
    }
  }

  async function report(): Promise<void> {
    if (!reportUrl) throw new Error('Nobody asked for a report.')
    const body = reportOf({ feedReadAt, shown, refused })
    const headers = { 'content-type': 'application/x-ndjson', 'user-agent': USER_AGENT }
    const response = await fetch(reportUrl, { method: 'POST', headers, body })
    await response.body?.cancel()
    if (!response.ok) throw new Error(`The report was answered with ${response.status}.`)
  }

  /** While PACE starts, or is away, there is nothing to read; what is shown stays. */
  async function keepReading(ms: number): Promise<void> {
    while (!stopping.signal.aborted) {
      const isNew = await read().catch(() => false)
      if (isNew && reportUrl) await report().catch(() => undefined)
      await delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const reading = everyMs === undefined ? null : keepReading(everyMs)
  return {
    read,
    shown: () => [...shown.keys()].sort(),
    edit: (reference, tags) => void shown.set(reference, { ...shown.get(reference), ...tags }),
    report,
    refused: () => refused,
    close: async () => {
      stopping.abort()
      await reading
    },
  }
}

type Made = {
  feedReadAt: string
  shown: ReadonlyMap<string, Record<string, unknown>>
  refused: ReadonlyMap<string, string[]>
}

/** A line about the reading, and one for each listing. */
function reportOf({ feedReadAt, shown, refused }: Made): string {
  const lines: object[] = [{ feedReadAt, complete: true }]
  for (const [reference, property] of shown) {
    const text = (tag: string) => (property[tag] === undefined ? undefined : String(property[tag]))
    const inBoth = (tag: string) => ({ en: text(tag), ar: text(`${tag}_AR`) })
    const images = z.object({ Image: z.unknown() }).safeParse(property['Images']).data?.Image
    lines.push({
      reference,
      status: 'live',
      price: Number(property['Price']),
      title: inBoth('Property_Title'),
      description: inBoth('Property_Description'),
      photos: images === undefined ? 0 : [images].flat().length,
      permit: text('Permit_Number'),
    })
  }
  for (const [reference, problems] of refused)
    lines.push({ reference, status: 'refused', reason: problems.join('; ').slice(0, 500) })
  return lines.map((line) => JSON.stringify(line)).join('\n')
}
