import type { CDPSession } from 'playwright-core'

export type Wire = {
  bytesOf: (type: string) => number
  countOf: (type: string) => number
  requests: () => number
  all: () => number
}

/** What comes over the wire from now on, by kind, as it is compressed there. */
export async function watchWire(cdp: CDPSession): Promise<Wire> {
  const types = new Map<string, string>()
  const bytes = new Map<string, number>()
  const counts = new Map<string, number>()
  let all = 0
  cdp.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'Other'
    all += encodedDataLength
    counts.set(type, (counts.get(type) ?? 0) + 1)
    bytes.set(type, (bytes.get(type) ?? 0) + encodedDataLength)
  })
  await cdp.send('Network.enable')
  return {
    bytesOf: (type) => bytes.get(type) ?? 0,
    countOf: (type) => counts.get(type) ?? 0,
    requests: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    all: () => all,
  }
}
