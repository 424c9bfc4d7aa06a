import { useState } from 'react'
import { callWords } from '#words/call.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import type { CallView } from '../view/call-view.ts'
import { WrapUpDialog } from './wrap-up-dialog.tsx'

type Options = { view: CallView; leadId: string | null; may: boolean }

/** The end of a call, by key and by button. */
export function useWrapUp(callId: string, { view, leadId, may }: Options) {
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  useShortcuts({ w: { run: open, does: callWords().wrapUpCall } }, may)
  const props = { callId, view, leadId, open: isOpen, onOpenChange: setOpen }
  return { open, dialog: <WrapUpDialog {...props} /> }
}
