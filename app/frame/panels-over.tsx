import { CommandPalette } from './palette/command-palette.tsx'
import { KeysDialog } from './palette/keys-dialog.tsx'
import { QuestionPanel } from './question/question-panel.tsx'

/** What lies over the page once it is asked for. A part of the build of its own: the page itself does not wait for it. */
export function PanelsOver() {
  return (
    <>
      <CommandPalette />
      <QuestionPanel />
      <KeysDialog />
    </>
  )
}
