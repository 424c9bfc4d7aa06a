import { type ReactNode, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Dialog } from './dialog.tsx'

type ConfirmButtonProps = Pick<ButtonProps, 'className' | 'disabled'> & {
  title: string
  description: string
  /** What the button and the confirmation say: `Suspend`. */
  action: string
  icon: ReactNode
  onConfirm: () => void
}

/** A button for what should not happen by a slip: it asks once, and says what follows. */
export function ConfirmButton({
  title,
  description,
  action,
  icon,
  onConfirm,
  ...look
}: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="sm" variant="quiet" {...look} onClick={() => setAsking(true)}>
        {icon} {action}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={title} description={description}>
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Keep</Button>
          <Button
            variant="danger"
            onClick={() => {
              setAsking(false)
              onConfirm()
            }}
          >
            {action}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
