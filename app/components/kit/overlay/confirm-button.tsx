import { type ReactNode, useState } from 'react'
import { AskDialog } from './ask-dialog.tsx'
import { Button, type ButtonProps } from '../button.tsx'

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
      <AskDialog
        open={asking}
        title={title}
        description={description}
        action={action}
        onAnswer={(isConfirmed) => {
          setAsking(false)
          if (isConfirmed) onConfirm()
        }}
      />
    </>
  )
}
