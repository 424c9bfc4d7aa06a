import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { dropNul } from './http/drop-nul.ts'
import { NonceProvider } from './pages/nonce.tsx'
import { VOICE_POLICY } from './http/security-headers.ts'
import { PERSON_HEADER } from './worker/page-keeper.ts'

const RENDER_TIMEOUT_MS = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, deps, session }: AppLoadContext,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('cache-control', 'private, no-store')
  if (session) {
    headers.set(PERSON_HEADER, session.person.id)
    headers.set('permissions-policy', VOICE_POLICY)
  }
  // A bot does not run scripts: it gets the page when all of it is there.
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let answerStatus = status
    const stream = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        [ready]() {
          const body = dropNul()
          stream.pipe(body)
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }),
          )
        },
        onShellError: reject,
        onError(error: unknown) {
          answerStatus = 500
          deps.log.error({ err: error }, 'a page failed while it was rendered')
        },
      },
    )
    setTimeout(() => stream.abort(), RENDER_TIMEOUT_MS).unref()
  })
}

/** Bugs in loaders and actions; broken rules have become answers before this. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
) {
  if (request.signal.aborted) return
  context.deps.log.error({ err: error, path: new URL(request.url).pathname }, 'a page failed')
}
