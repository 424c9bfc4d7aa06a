import { GOOGLE_TOKENS, SIGN_INS } from '#domain/arrival/mailbox.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { Field, inputClass, TextInput } from '../../components/kit/field.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'

export const EMPTY_MAILBOX = {
  host: '',
  port: '993',
  security: 'tls',
  user: '',
  signIn: 'password',
  tokenUrl: '',
  clientId: '',
  clientSecret: '',
  refreshToken: '',
  folders: 'INBOX',
}
type Part = keyof typeof EMPTY_MAILBOX | 'secret'
type Props = {
  door: Record<Part, string>
  set: (part: Part) => (event: { target: { value: string } }) => void
  errorAt: (part: string) => string | null
}

/** Where a mailbox is and how it is signed in to. */
export function MailboxParts({ door, set, errorAt }: Props) {
  const words = arrivalWords().doors.mailbox
  return (
    <>
      <p className="text-xs text-muted">{words.hint}</p>
      <Plain part="host" label={words.host} {...{ door, set, errorAt }} required />
      <div className="grid grid-cols-2 gap-4">
        <Plain part="port" label={words.port} {...{ door, set, errorAt }} required />
        <Field label={words.security}>
          {(props) => (
            <Select
              {...props}
              value={door.security}
              onChange={set('security')}
              options={optionsOf(words.securities)}
            />
          )}
        </Field>
      </div>
      <Plain part="user" label={words.user} {...{ door, set, errorAt }} required />
      <Field label={words.signIn}>
        {(props) => (
          <Select
            {...props}
            value={door.signIn}
            onChange={set('signIn')}
            options={SIGN_INS.map((value) => ({ value, label: words.signIns[value] }))}
          />
        )}
      </Field>
      {door.signIn === 'password' ? (
        <Plain
          part="secret"
          label={words.password}
          hint={words.passwordHint}
          isSecret
          required
          {...{ door, set, errorAt }}
        />
      ) : (
        <TokenParts {...{ door, set, errorAt }} />
      )}
      <Field label={words.folders} hint={words.foldersHint} error={errorAt('folders')}>
        {(props) => (
          <textarea
            {...props}
            dir="auto"
            rows={2}
            className={`${inputClass} h-auto py-1.5`}
            value={door.folders}
            onChange={set('folders')}
          />
        )}
      </Field>
    </>
  )
}

function TokenParts(props: Props) {
  const words = arrivalWords().doors.mailbox
  return (
    <>
      <Plain part="tokenUrl" label={words.tokenUrl} placeholder={GOOGLE_TOKENS} {...props} />
      <Plain part="clientId" label={words.clientId} required {...props} />
      <Plain part="clientSecret" label={words.clientSecret} isSecret {...props} />
      <Plain part="refreshToken" label={words.refreshToken} isSecret required {...props} />
    </>
  )
}

type PlainProps = Props & {
  part: Part
  label: string
  hint?: string
  placeholder?: string
  isSecret?: boolean
  required?: boolean
}

/** What is written the same in every language. */
function Plain({
  door,
  set,
  errorAt,
  part,
  label,
  hint,
  placeholder,
  isSecret,
  required,
}: PlainProps) {
  return (
    <Field label={label} hint={hint} error={errorAt(part)}>
      {(props) => (
        <TextInput
          {...props}
          dir="ltr"
          type={isSecret ? 'password' : 'text'}
          autoComplete="off"
          required={required}
          placeholder={placeholder}
          value={door[part]}
          onChange={set(part)}
        />
      )}
    </Field>
  )
}
