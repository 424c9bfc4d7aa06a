import type { Command } from 'commander'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { readState } from '#domain/history/document-state.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { openLiveDocument } from '#live/open-live-document.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import type { CliContext } from '../cli/context.ts'

/** Shows a live document as it is and as it changes. */
export function addDocumentCommand(program: Command, context: CliContext): void {
  program
    .command('document')
    .description('Live documents')
    .command('watch')
    .argument('<name>', '<kind>:<id>, as in lead:0c6e…')
    .option('--once', 'print what it says now and end')
    .description('Prints what a document says, a JSON line at each change, until interrupted')
    .action(async (name: string, { once = false }: { once?: boolean }) => {
      const { AUTH_URL, SYNC_URL } = context.addresses()
      const { id: clientId, secret: clientSecret } = context.client()
      const client = createTokenClient({ tokenUrl: `${AUTH_URL}/token`, clientId, clientSecret })
      const url = `${SYNC_URL.replace(/^http/, 'ws')}/docs`
      const token = () => client.clientToken({ resource: AUDIENCE.sync, scope: 'live:read' })
      const live = openLiveDocument({ url, name, token })
      await watchDocument(live, { once, print: (line) => console.log(line) })
    })
}

type Watching = { once: boolean; print: (line: string) => void }

/** Ends after the first line for `once`; throws where the server refuses the document for good. */
export async function watchDocument(live: LiveDocument, { once, print }: Watching): Promise<void> {
  const { kind } = parseDocumentName(live.name)
  try {
    await new Promise<void>((resolve, reject) => {
      live.subscribe(() => {
        const { closed } = live.state()
        if (closed) reject(new FatalError(`${live.name}: ${closed.reason} (${closed.code}).`))
      })
      void live.whenSynced.then(() => {
        const tell = () => print(JSON.stringify(readState(kind, live.doc)))
        tell()
        if (once) resolve()
        else live.doc.on('update', tell)
      })
    })
  } finally {
    live.destroy()
  }
}
