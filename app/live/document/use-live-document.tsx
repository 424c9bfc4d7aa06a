import type { LiveDocument } from '#live/live-document.ts'
import { openLiveDocument } from '#live/open-live-document.ts'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createDocumentShelf, type DocumentShelf } from './document-shelf.ts'
import { forgetOthers } from './kept-here.ts'
import { fetchTicket } from './ticket.ts'

const Context = createContext<DocumentShelf<LiveDocument> | null>(null)

/** What few may read is not left behind in a browser. */
const NOT_KEPT = 'sensitive:'

/** Twice this is how long a network may be gone before the page says so. */
const BEAT_MS = 1_400

type ProviderProps = { syncUrl: string; owner: string; children: ReactNode }

/** Lets everything below share one connection for each document. */
export function LiveDocumentsProvider({ syncUrl, owner, children }: ProviderProps) {
  const shelf = useMemo(() => {
    const url = `${syncUrl.replace(/^http/, 'ws')}/docs`
    return createDocumentShelf((name) =>
      openLiveDocument({
        url,
        name,
        owner,
        beatMs: BEAT_MS,
        offline: !name.startsWith(NOT_KEPT),
        token: () => fetchTicket(name),
      }),
    )
  }, [syncUrl, owner])
  useEffect(() => {
    void forgetOthers(owner).catch(() => undefined)
  }, [owner])
  return <Context.Provider value={shelf}>{children}</Context.Provider>
}

/** The live document of that name while the component stands; null on the server and for no name. */
export function useLiveDocument(name: string | null): LiveDocument | null {
  const shelf = useContext(Context)
  const [live, setLive] = useState<LiveDocument | null>(null)
  useEffect(() => {
    if (!shelf || !name) return
    const { document, release } = shelf.take(name)
    setLive(document)
    return () => {
      setLive(null)
      release()
    }
  }, [shelf, name])
  return live
}
