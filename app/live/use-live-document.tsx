import { type LiveDocument, openLiveDocument } from './live-document.ts'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createDocumentShelf, type DocumentShelf } from './document-shelf.ts'
import { fetchTicket } from './ticket.ts'

const Context = createContext<DocumentShelf<LiveDocument> | null>(null)

/** Lets everything below share one connection for each document. */
export function LiveDocumentsProvider({
  syncUrl,
  children,
}: {
  syncUrl: string
  children: ReactNode
}) {
  const shelf = useMemo(() => {
    const url = `${syncUrl.replace(/^http/, 'ws')}/docs`
    return createDocumentShelf((name) =>
      openLiveDocument({ url, name, token: () => fetchTicket(name) }),
    )
  }, [syncUrl])
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
