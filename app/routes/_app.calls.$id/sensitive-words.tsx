import { Eye } from 'lucide-react'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { can } from '#domain/access.ts'
import type { Annotation } from '#domain/annotation.ts'
import { callFacts } from '#domain/call/call.ts'
import { Button } from '../../components/button.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { useLiveDocument } from '../../live/use-live-document.tsx'
import { hasContent, useLiveState } from '../../live/use-live-state.ts'
import { useY } from '../../live/use-y.ts'
import type { CallView } from './call-view.ts'
import { spokenWords } from './spoken-words.ts'

/** The document that holds what the call masks; null for whoever may not open it. */
const Context = createContext<string | null>(null)

type ProviderProps = { callId: string; meta: CallView['meta']; children: ReactNode }

export function SensitiveWordsProvider({ callId, meta, children }: ProviderProps) {
  const { me } = useWorkspace()
  const name = useMemo(() => {
    const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
    return can(actor, 'read', 'sensitive', callFacts(meta)) ? `sensitive:${callId}` : null
  }, [me, callId, meta])
  return <Context.Provider value={name}>{children}</Context.Provider>
}

/** What stands behind a mask: closed until somebody who may asks for it, and closed again with the card. */
export function SensitiveWords({ mark }: { mark: Annotation }) {
  const name = useContext(Context)
  const [open, setOpen] = useState(false)
  if (name && open) return <Spoken name={name} mark={mark} />
  return (
    <>
      <p className="text-muted">
        Hidden before it was stored. Only the agent and the manager can open it.
      </p>
      {name && (
        <Button size="sm" className="w-fit" onClick={() => setOpen(true)}>
          <Eye className="size-3.5" aria-hidden /> Show what was said
        </Button>
      )}
    </>
  )
}

function Spoken({ name, mark }: { name: string; mark: Annotation }) {
  const live = useLiveDocument(name)
  const { connection } = useLiveState(live)
  const doc = hasContent(live) ? live.doc : undefined
  const words = useY(doc?.getMap<unknown>('spoken'), (spoken) => spokenWords(spoken, mark))
  if (words) return <p className="font-mono text-base break-words select-all">{words}</p>
  if (connection === 'refused') return <p className="text-bad">You may not open these words.</p>
  return <p className="text-muted">{doc ? 'The words are not on record.' : 'Opening …'}</p>
}
