import { KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Channel } from '#domain/arrival/arrival.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { notify } from '../../components/kit/overlay/toaster.tsx'

type Part = 'secret' | 'accessToken' | 'apiSecret'
const PARTS: Partial<Record<Channel, readonly Part[]>> = {
  mailbox: ['secret'],
  whatsapp: ['accessToken', 'secret'],
  facebook: ['accessToken', 'secret'],
  sms: ['apiSecret', 'secret'],
}

type ChangeProps = { id: string; channel: Channel }

/** What a way in is opened with, given anew in its place: it stays the same way in. Nothing where there is no such thing. */
export function ChangeSecret({ id, channel }: ChangeProps) {
  const [isOpen, setOpen] = useState(false)
  const parts = PARTS[channel]
  if (!parts) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <KeyRound className="size-3.5" aria-hidden /> {titleOf(channel)}
      </Button>
      {isOpen && (
        <SecretDialog id={id} channel={channel} parts={parts} onClose={() => setOpen(false)} />
      )}
    </>
  )
}

function titleOf(channel: Channel): string {
  const words = arrivalWords().doors
  return channel === 'mailbox' ? words.mailbox.changeSecret : words.changeSecret
}

type DialogProps = ChangeProps & { parts: readonly Part[]; onClose: () => void }

function SecretDialog({ id, channel, parts, onClose }: DialogProps) {
  const { run, busy, data } = useAction<{ changed?: string }>('/admin/doors')
  const [given, setGiven] = useState<Partial<Record<Part, string>>>({})
  const words = arrivalWords().doors
  const isMailbox = channel === 'mailbox'
  const isChanged = data?.changed === id
  useEffect(() => {
    if (!isChanged) return
    notify('done', isMailbox ? words.mailbox.changed : words.secretChanged)
    onClose()
  }, [isChanged, isMailbox, words, onClose])
  const labelOf = (part: Part) => (isMailbox ? words.mailbox.password : words[part])
  const isEmpty = Object.values(given).every((value) => value.trim() === '')
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={titleOf(channel)}
      description={isMailbox ? words.mailbox.passwordHint : words.secretStays}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy && !isEmpty) run({ intent: 'secret', id, ...given })
        }}
      >
        {parts.map((part) => (
          <Field key={part} label={labelOf(part)}>
            {(props) => (
              <TextInput
                {...props}
                type="password"
                dir="ltr"
                autoComplete="off"
                value={given[part] ?? ''}
                onChange={(event) => setGiven({ ...given, [part]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy || isEmpty}>
            {titleOf(channel)}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
