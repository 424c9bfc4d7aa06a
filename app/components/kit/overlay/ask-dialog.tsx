import { kitWords } from '#words/kit.ts'
import { Button } from '../button.tsx'
import { Dialog } from './dialog.tsx'

type AskDialogProps = {
  open: boolean
  title: string
  description: string
  /** What the confirmation says: `Suspend`. */
  action: string
  onAnswer: (isConfirmed: boolean) => void
}

/** Asks once before what should not happen by a slip, and says what follows. */
export function AskDialog({ open, title, description, action, onAnswer }: AskDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={() => onAnswer(false)}
      title={title}
      description={description}
    >
      <div className="flex justify-end gap-2">
        <Button onClick={() => onAnswer(false)}>{kitWords().keep}</Button>
        <Button variant="danger" onClick={() => onAnswer(true)}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
