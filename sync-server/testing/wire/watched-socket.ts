import { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { SocketWriter } from '../../connection/socket-writer.ts'
import { type LimitName, limitsWith } from '../../limits/limits.ts'
import { SyncMetrics } from '../../metrics/metrics.ts'

/** The writer of a socket that keeps what is done to it, and whose other end reads when the test says so. */
export function openWriter(limits: Partial<Record<LimitName, number>> = {}) {
  const taken: Buffer[] = []
  let read: (() => void) | null = null
  let isReading = true
  const raw = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      taken.push(chunk)
      if (isReading) done()
      else read = done
    },
  })
  const did: string[] = []
  const socket = {
    ping: () => did.push('ping'),
    pong: (data: Buffer) => did.push(`pong ${data.toString()}`),
    pause: () => did.push('pause'),
    resume: () => did.push('resume'),
    close: (code: number, reason: string) => did.push(`close ${code} ${reason}`),
    terminate: () => did.push('terminate'),
  } as unknown as WebSocket
  const metrics = new SyncMetrics()
  const writer = new SocketWriter(socket, raw, { limits: limitsWith(limits), metrics })
  return {
    writer,
    did,
    taken,
    metrics,
    stopReading: () => void (isReading = false),
    goOn() {
      isReading = true
      read?.()
      read = null
    },
  }
}
