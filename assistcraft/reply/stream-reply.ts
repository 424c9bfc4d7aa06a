import { z } from 'zod'
import type { Credential } from '#domain/access/credential-status.ts'
import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import type { ModelRunner } from '../models/run-task.ts'
import { proposeReply, type ReplyEvent } from './propose-reply.ts'
import { withRecords } from './read-records.ts'

export const ReplyRequestSchema = z.object({
  contactId: z.uuid(),
  agentName: z.string().max(200),
  /** Of the person, for PACE's MCP server: what they may read is read, and no more. */
  recordsToken: z.string().min(1).max(10_000),
})

type Deps = {
  models: ModelRunner
  mcpUrl: string
  /** Tells when the asker's access has ended, and returns what stops listening. */
  credentials: { follow: (credential: Credential, onFallen: () => void) => () => void }
  log: Pick<Logger, 'warn'>
}
type Asked = { wanted: z.output<typeof ReplyRequestSchema>; signal: AbortSignal }

/** An answer that takes longer is none that anybody waits for. */
const TIMEOUT_MS = 20_000

/** The answer line by line, each as JSON on a line of its own; what goes wrong is the last one. It ends when its asker is out. */
export function streamReply(deps: Deps, credential: Credential, asked: Asked): Response {
  const { models, mcpUrl, credentials, log } = deps
  const { wanted } = asked
  const text = new TextEncoder()
  const over = new AbortController()
  let isRead = true
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const release = credentials.follow(credential, () => over.abort())
      const signal = AbortSignal.any([asked.signal, over.signal, AbortSignal.timeout(TIMEOUT_MS)])
      const tell = (event: ReplyEvent | { problem: string }) => {
        signal.throwIfAborted()
        controller.enqueue(text.encode(`${JSON.stringify(event)}\n`))
      }
      try {
        await withRecords({ mcpUrl, token: wanted.recordsToken }, (ask) =>
          proposeReply({ models, ask, tell, signal, now: () => new Date() }, wanted),
        )
      } catch (error) {
        if (!(error instanceof DomainError) && !signal.aborted)
          log.warn({ err: error }, 'an answer could not be proposed')
        const problem = error instanceof DomainError ? error.code : 'unavailable'
        if (!signal.aborted) tell({ problem })
      } finally {
        release()
        if (isRead) controller.close()
      }
    },
    cancel: () => {
      isRead = false
      over.abort()
    },
  })
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
  return new Response(body, { headers })
}
