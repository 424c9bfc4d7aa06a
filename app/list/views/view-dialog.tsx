import { sayProblem } from '#words/problems.ts'
import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import type { ListNoun } from '#domain/list/definition.ts'
import { listWords } from '#words/lists.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'

type ViewDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  noun: ListNoun
  query: string
}

/** Gives what the page shows a name, for oneself or for the team; the page is that view from then on. */
export function ViewDialog({ open, onOpenChange, noun, query }: ViewDialogProps) {
  const words = listWords()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const { run, busy, data, problem } = useAction<{ created?: string }>('/views')
  const created = data?.created
  useEffect(() => {
    if (!created) return
    onOpenChange(false)
    navigate(`${pathname}?view=${created}`, { replace: true })
  }, [created, onOpenChange, navigate, pathname])
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.saveView}>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          const isShared = String(form.get('isShared') === 'on')
          run({ intent: 'create', noun, query, isShared, name: String(form.get('name')) })
        }}
      >
        <Field label={words.viewName} error={problem && sayProblem(problem)}>
          {(props) => (
            <TextInput {...props} name="name" dir="auto" required autoFocus maxLength={200} />
          )}
        </Field>
        <label className="flex items-center gap-2 text-sm">
          <input type="checkbox" name="isShared" className="accent-accent" />
          {words.share}
        </label>
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
