import { Eye } from 'lucide-react'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { can } from '#domain/access/access.ts'
import type { Annotation } from '#domain/call/annotation.ts'
import { callFacts } from '#domain/call/call.ts'
import { spokenWords } from '#domain/call/masking/spoken-words.ts'
import { spokenIn } from '#domain/documents/shared-types.ts'
import { callWords } from '#words/call.ts'
import { Button } from '../../../components/kit/button.tsx'
import { useLiveDocument } from '../../../live/document/use-live-document.tsx'
import { useContent, useLiveState } from '../../../live/document/use-live-state.ts'
import { useY } from '../../../live/document/use-y.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import type { CallView } from './call-view.ts'

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
  const says = callWords().marks
  const [open, setOpen] = useState(false)
  if (name && open) return <Spoken name={name} mark={mark} />
  return (
    <>
      <p className="text-muted">{says.hidden}</p>
      {name && (
        <Button size="sm" className="w-fit" onClick={() => setOpen(true)}>
          <Eye className="size-3.5" aria-hidden /> {says.show}
        </Button>
      )}
    </>
  )
}

function Spoken({ name, mark }: { name: string; mark: Annotation }) {
  const live = useLiveDocument(name)
  const isRefused = useLiveState(live, ({ connection }) => connection === 'refused')
  const doc = useContent(live)
  const words = useY(doc && spokenIn(doc), (spoken) => spokenWords(spoken, mark))
  const says = callWords().marks
  if (words) return <p className="font-mono text-base break-words select-all">{words}</p>
  if (isRefused) return <p className="text-bad">{says.mayNot}</p>
  return <p className="text-muted">{doc ? says.notOnRecord : says.opening}</p>
}
