import type * as Y from 'yjs'
import { documentName } from '#domain/documents/documents.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { openLiveDocument } from '#live/open-live-document.ts'
import type { TokenClient } from '#service/identity/token-client.ts'

/** A call's document as Assistcraft holds it. */
export type JoinedCall = {
  doc: Y.Doc
  whenSynced: Promise<unknown>
  /**
   * The copy is no longer good: `replaced` by the server's (rebuilt, restored, not taken), so that it must be joined
   * again, or `refused` for good (gone, not allowed). Told once.
   */
  onLost(listener: (why: 'replaced' | 'refused') => void): void
  /** Resolves when the sync server has stored all that was written here, or with the signal. */
  whenSaved(signal: AbortSignal): Promise<void>
  leave(): void
}
export type JoinCall = (callId: string) => JoinedCall

/** How Assistcraft is seen in the room. */
const PRESENCE = {
  id: 'assistcraft',
  name: 'Assistcraft',
  role: 'assistant',
  color: '#7c5cff',
  ai: true,
}

/** Joins calls as a named peer, with a machine client's token for Assistcraft's own part of them. */
export function createJoin({
  syncUrl,
  tokens,
}: {
  syncUrl: string
  tokens: Pick<TokenClient, 'clientToken'>
}): JoinCall {
  const url = `${syncUrl.replace(/^http/, 'ws')}/docs`
  return (callId) => {
    const live = openLiveDocument({
      url,
      name: documentName('call', callId),
      token: () => tokens.clientToken({ resource: AUDIENCE.sync, scope: 'calls:assist' }),
    })
    live.awareness.setLocalStateField('user', PRESENCE)
    return {
      doc: live.doc,
      whenSynced: live.whenSynced,
      onLost(listener) {
        const unsubscribe = live.subscribe(() => {
          const { copy, connection } = live.state()
          if (copy === 0 && connection !== 'refused') return
          unsubscribe()
          listener(connection === 'refused' ? 'refused' : 'replaced')
        })
      },
      whenSaved: (signal) => whenSaved(live, signal),
      leave: () => live.destroy(),
    }
  }
}

function whenSaved(live: LiveDocument, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!signal.aborted && !live.state().saved) return
      unsubscribe()
      signal.removeEventListener('abort', look)
      resolve()
    }
    const unsubscribe = live.subscribe(look)
    signal.addEventListener('abort', look)
    look()
  })
}
