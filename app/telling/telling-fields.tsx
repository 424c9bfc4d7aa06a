import { LONGEST_BODY, LONGEST_SUBJECT } from '#domain/message/message.ts'
import { LONGEST_CHAT } from '#domain/message/whatsapp.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { tellingWords } from '#words/telling.ts'
import { cn } from '../components/kit/class-names.ts'
import { Field, inputClass, TextInput } from '../components/kit/field.tsx'
import { Select } from '../components/kit/select.tsx'
import { isTemplate, type Proposal, type ProposedWay, type Way } from './proposal.ts'

type ChoiceProps = {
  ways: readonly ProposedWay[]
  way: ProposedWay
  lacks: Proposal['lacks']
  onChoose: (way: Way) => void
}

/** By which way, and what is in the way of the other. */
export function WayChoice({ ways, way, lacks, onChoose }: ChoiceProps) {
  const words = tellingWords()
  return (
    <div className="grid gap-1">
      <Field label={words.by}>
        {(field) => (
          <Select
            {...field}
            value={way.way}
            options={ways.map((one) => ({ value: one.way, label: words.ways[one.way] }))}
            onChange={({ target }) => {
              const next = ways.find((one) => one.way === target.value)
              if (next) onChoose(next.way)
            }}
          />
        )}
      </Field>
      <p className="text-xs text-muted">{words.to(isolate(way.address))}</p>
      {lacks && <p className="text-xs text-muted">{words[lacks]}</p>}
    </div>
  )
}

export type Texts = { subject?: string; body?: string }
type WordsProps = {
  way: ProposedWay
  language: string
  subject: string
  body: string
  texts: Texts
  onChange: (texts: Texts) => void
}

/** What is written: a template's words are Meta's. */
export function WordsFields({ way, language, subject, body, texts, onChange }: WordsProps) {
  const words = tellingWords()
  if (isTemplate(way)) {
    return (
      <figure className="grid gap-1">
        <figcaption className="text-xs text-muted">{words.template}</figcaption>
        <p
          dir="auto"
          lang={language}
          className="rounded-xl border bg-accent-soft px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap text-page-start"
        >
          {way.body}
        </p>
      </figure>
    )
  }
  return (
    <>
      {way.way === 'email' && (
        <Field label={words.subject}>
          {(field) => (
            <TextInput
              {...field}
              dir="auto"
              lang={language}
              maxLength={LONGEST_SUBJECT}
              value={subject}
              onChange={({ target }) => onChange({ ...texts, subject: target.value })}
            />
          )}
        </Field>
      )}
      <Body {...{ way, language, body, texts, onChange }} />
      <p className="text-xs text-muted">{words.linkComesBelow}</p>
    </>
  )
}

function Body({ way, language, body, texts, onChange }: Omit<WordsProps, 'subject'>) {
  return (
    <Field label={tellingWords().text}>
      {(field) => (
        <textarea
          {...field}
          dir="auto"
          lang={language}
          rows={8}
          maxLength={(way.way === 'email' ? LONGEST_BODY : LONGEST_CHAT) - LINK_LENGTH}
          value={body}
          onChange={({ target }) => onChange({ ...texts, body: target.value })}
          className={cn(inputClass, 'h-auto resize-y py-1.5')}
        />
      )}
    </Field>
  )
}

/** What the link may take of the room that a message has. */
const LINK_LENGTH = 300
