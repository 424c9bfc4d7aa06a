import { useEffect, useState } from 'react'
import { arrivalWords } from '#words/arrivals.ts'
import { sayErrorAt } from '#words/problems.ts'
import { OPENED } from '../../arrivals/doors/new-door.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, inputClass, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { notify } from '../../components/kit/overlay/toaster.tsx'
import { Select } from '../../components/kit/select.tsx'
import { SmsParts, type Whose, WhoseParts } from './line-parts.tsx'
import { MailboxParts } from './mailbox-parts.tsx'
import { EMPTY, type PartsProps } from './new-door-parts.ts'

/** Opens a way in; what is asked depends on its kind. */
export function NewDoorDialog({ whose, onClose }: { whose: Whose; onClose: () => void }) {
  const { run, busy, data, problem } = useAction<{ opened?: string }>('/admin/doors')
  const [door, setDoor] = useState(EMPTY)
  const words = arrivalWords().doors
  const opened = data?.opened
  useEffect(() => {
    if (!opened) return
    notify('done', words.saved)
    onClose()
  }, [opened, words, onClose])
  const set = (part: keyof typeof EMPTY) => (event: { target: { value: string } }) =>
    setDoor({ ...door, [part]: event.target.value })
  const errorAt = (part: string) => sayErrorAt(problem, (at) => at.split('.', 1)[0] === part)
  return (
    <Dialog open onOpenChange={onClose} title={words.open} description={words.hint}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          run({ intent: 'open', ...door })
        }}
      >
        <Field label={words.kind}>
          {(props) => (
            <Select
              {...props}
              value={door.channel}
              onChange={set('channel')}
              options={OPENED.map((value) => ({ value, label: arrivalWords().channels[value] }))}
            />
          )}
        </Field>
        <Field label={words.name} error={errorAt('name')}>
          {(props) => (
            <TextInput {...props} required dir="auto" value={door.name} onChange={set('name')} />
          )}
        </Field>
        {door.channel === 'form' && <FormParts door={door} set={set} errorAt={errorAt} />}
        {door.channel === 'mailbox' && <MailboxParts door={door} set={set} errorAt={errorAt} />}
        {door.channel !== 'form' && door.channel !== 'mailbox' && (
          <SecretParts door={door} set={set} errorAt={errorAt} whose={whose} />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What a way in proves itself by; the word that opens it, and the one that opens what it tells of. */
function SecretParts({ door, set, errorAt, whose }: PartsProps & { whose: Whose }) {
  const words = arrivalWords().doors
  return (
    <>
      <Field label={words.secret} hint={words.secretHint} error={errorAt('secret')}>
        {(props) => (
          <TextInput
            {...props}
            required={door.channel === 'whatsapp' || door.channel === 'sms'}
            type="password"
            autoComplete="off"
            dir="ltr"
            value={door.secret}
            onChange={set('secret')}
          />
        )}
      </Field>
      {(door.channel === 'facebook' || door.channel === 'whatsapp') && (
        <Field
          label={words.accessToken}
          hint={words.accessTokenHint}
          error={errorAt('accessToken')}
        >
          {(props) => (
            <TextInput
              {...props}
              required={door.channel === 'whatsapp'}
              type="password"
              autoComplete="off"
              dir="ltr"
              value={door.accessToken}
              onChange={set('accessToken')}
            />
          )}
        </Field>
      )}
      {door.channel === 'whatsapp' && <LineParts door={door} set={set} errorAt={errorAt} />}
      {door.channel === 'sms' && <SmsParts door={door} set={set} errorAt={errorAt} />}
      {(door.channel === 'whatsapp' || door.channel === 'sms') && (
        <WhoseParts door={door} set={set} whose={whose} />
      )}
    </>
  )
}

/** Which number of the house it is, as Meta calls it. */
function LineParts({ door, set, errorAt }: PartsProps) {
  const words = arrivalWords().doors
  return (['phoneNumberId', 'accountId'] as const).map((part) => (
    <Field key={part} label={words[part]} hint={words.metaIdHint} error={errorAt(part)}>
      {(props) => (
        <TextInput
          {...props}
          dir="ltr"
          inputMode="numeric"
          required
          value={door[part]}
          onChange={set(part)}
        />
      )}
    </Field>
  ))
}

function FormParts({ door, set, errorAt }: PartsProps) {
  const words = arrivalWords().doors
  return (
    <>
      <Field label={words.origins} hint={words.originsHint} error={errorAt('origins')}>
        {(props) => (
          <textarea
            {...props}
            dir="ltr"
            rows={2}
            className={`${inputClass} h-auto py-1.5`}
            value={door.origins}
            onChange={set('origins')}
          />
        )}
      </Field>
      <Field label={words.thanksUrl} hint={words.thanksUrlHint} error={errorAt('thanksUrl')}>
        {(props) => (
          <TextInput {...props} dir="ltr" value={door.thanksUrl} onChange={set('thanksUrl')} />
        )}
      </Field>
      <Field label={words.consent} hint={words.consentHint} error={errorAt('consent')}>
        {(props) => (
          <TextInput {...props} dir="auto" value={door.consent} onChange={set('consent')} />
        )}
      </Field>
      <label className="flex min-h-11 cursor-pointer items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-[var(--accent)]"
          checked={door.needsToken === 'true'}
          onChange={(event) =>
            set('needsToken')({ target: { value: String(event.target.checked) } })
          }
        />
        {words.needsToken}
      </label>
    </>
  )
}
