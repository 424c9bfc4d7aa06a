import { sayErrorAt } from '#words/problems.ts'
import { useEffect } from 'react'
import type { ReferenceKind, ReferenceValue } from '#domain/reference/reference.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { settingsWords } from '#words/settings.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { Select } from '../../components/kit/select.tsx'

type ValueDialogProps = {
  kind: ReferenceKind
  values: readonly ReferenceValue[]
  /** Without one a new value is made. */
  value?: ReferenceValue
  onClose: () => void
}

/** What a value is called, in both languages and by other names. What was typed stays if the server refuses. */
export function ValueDialog({ kind, values, value, onClose }: ValueDialogProps) {
  const words = settingsWords()
  const { run, busy, data, problem } = useAction<{ changed: string }>(`/admin/lists/${kind}`)
  useEffect(() => {
    if (data) onClose()
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [data])
  const errorAt = (path: string) => sayErrorAt(problem, (at) => at.startsWith(path))
  return (
    <Dialog open onOpenChange={onClose} title={value ? words.change : words.addValue}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          const given = [...new FormData(event.currentTarget)].map(([name, text]) => [
            name,
            String(text),
          ])
          const fields: Record<string, string> = Object.fromEntries(given)
          const intent = value ? 'rename' : 'add'
          const key = value?.key ?? fields['key'] ?? ''
          run({ parent: '', ...fields, intent, key })
        }}
      >
        {!value && (
          <Field label={words.key} hint={words.keyHint} error={errorAt('key')}>
            {(props) => <TextInput {...props} name="key" dir="ltr" required autoFocus />}
          </Field>
        )}
        <Names value={value} errorAt={errorAt} />
        {kind === 'area' && <Community value={value} values={values} error={errorAt('parent')} />}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
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

type NamesProps = {
  value: ReferenceValue | undefined
  errorAt: (path: string) => string | null
}

function Names({ value, errorAt }: NamesProps) {
  const words = settingsWords()
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={words.english} error={errorAt('labels.en')}>
          {(props) => (
            <TextInput {...props} name="en" dir="ltr" required defaultValue={value?.labels.en} />
          )}
        </Field>
        <Field label={words.arabic} error={errorAt('labels.ar')}>
          {(props) => (
            <TextInput {...props} name="ar" dir="rtl" required defaultValue={value?.labels.ar} />
          )}
        </Field>
      </div>
      <Field label={words.aliases} hint={words.aliasesHint} error={errorAt('aliases')}>
        {(props) => (
          <TextInput
            {...props}
            name="aliases"
            dir="auto"
            defaultValue={value?.aliases.join(', ')}
          />
        )}
      </Field>
    </>
  )
}

type CommunityProps = {
  value: ReferenceValue | undefined
  values: readonly ReferenceValue[]
  error: string | null
}

/** A tower's community; a community is part of nothing. */
function Community({ value, values, error }: CommunityProps) {
  const words = settingsWords()
  const communities = values.filter(({ key, parent }) => parent === null && key !== value?.key)
  return (
    <Field label={words.community} error={error}>
      {(props) => (
        <Select
          {...props}
          name="parent"
          defaultValue={value?.parent ?? ''}
          empty={words.isCommunity}
          options={communities.map(({ key, labels }) => ({
            value: key,
            label: labels[currentLanguage()],
          }))}
        />
      )}
    </Field>
  )
}
