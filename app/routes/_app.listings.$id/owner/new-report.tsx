import { useState } from 'react'
import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { REPORT_DAYS } from '#domain/owner-report/owner-report.ts'
import { MOST_WORDS } from '#domain/shortlist/shortlist.ts'
import { currentLanguage, LANGUAGE_NAMES } from '#words/catalogue/language.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { cn } from '../../../components/kit/class-names.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Field, inputClass } from '../../../components/kit/field.tsx'
import { Dialog } from '../../../components/kit/overlay/dialog.tsx'
import { Select } from '../../../components/kit/select.tsx'
import type { OwnerSide } from '../../../owner-report/load-owner-side.server.ts'

type Settled = { contactId: string; language: Language; greeting: string; days: string }
type NewReportProps = Pick<OwnerSide, 'owners'> & {
  open: boolean
  busy: boolean
  onClose: () => void
  onMake: (settled: Settled) => void
}

/** For which owner it is, in which language they read it, what is said first, and how long it is open. */
export function NewReport({ open, onClose, ...rest }: NewReportProps) {
  const words = ownerReportWords()
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.makeTitle}
      description={words.makeWhy}
    >
      <Form {...rest} onClose={onClose} />
    </Dialog>
  )
}

function Form({ owners, busy, onClose, onMake }: Omit<NewReportProps, 'open'>) {
  const words = ownerReportWords()
  const known = owners.filter(({ name }) => name !== null)
  const [only] = known.length === 1 ? known : []
  const [settled, setSettled] = useState<Settled>({
    contactId: only?.id ?? '',
    language: only?.language ?? currentLanguage(),
    greeting: '',
    days: String(REPORT_DAYS[0]),
  })
  const set = (change: Partial<Settled>) => setSettled((before) => ({ ...before, ...change }))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onMake(settled)
      }}
    >
      <Reader known={known} settled={settled} set={set} />
      <Field label={words.greeting}>
        {(props) => (
          <textarea
            {...props}
            dir="auto"
            rows={4}
            maxLength={MOST_WORDS}
            value={settled.greeting}
            className={cn(inputClass, 'h-auto py-1.5')}
            onChange={({ target }) => set({ greeting: target.value })}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {words.create}
        </Button>
      </div>
    </form>
  )
}

type ReaderProps = {
  known: OwnerSide['owners']
  settled: Settled
  set: (change: Partial<Settled>) => void
}

/** Who reads it, in which language, for how long; their own language comes with them. */
function Reader({ known, settled, set }: ReaderProps) {
  const words = ownerReportWords()
  return (
    <>
      <Field label={words.forWhom}>
        {(props) => (
          <Select
            {...props}
            value={settled.contactId}
            options={[
              { value: '', label: words.anyOwner },
              ...known.map(({ id, name }) => ({ value: id, label: name ?? '' })),
            ]}
            onChange={({ target }) => {
              const language = known.find(({ id }) => id === target.value)?.language
              set({ contactId: target.value, ...(language ? { language } : {}) })
            }}
          />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={words.language}>
          {(props) => (
            <Select
              {...props}
              value={settled.language}
              options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              onChange={({ target }) => isLanguage(target.value) && set({ language: target.value })}
            />
          )}
        </Field>
        <Field label={words.days}>
          {(props) => (
            <Select
              {...props}
              value={settled.days}
              options={REPORT_DAYS.toSorted((a, b) => a - b).map((count) => ({
                value: String(count),
                label: words.dayCount(count),
              }))}
              onChange={({ target }) => set({ days: target.value })}
            />
          )}
        </Field>
      </div>
    </>
  )
}
