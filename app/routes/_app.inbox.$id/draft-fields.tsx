import type { LiveDocument } from '#live/live-document.ts'
import { bodyIn, subjectIn } from '#domain/documents/shared-types.ts'
import { nameDraft } from '#domain/message/draft.ts'
import { LONGEST_BODY, LONGEST_SUBJECT } from '#domain/message/message.ts'
import { LONGEST_SMS, smsSize } from '#domain/message/sms.ts'
import { LONGEST_CHAT } from '#domain/message/whatsapp.ts'
import { formatWords } from '#words/format.ts'
import { messageWords } from '#words/messages.ts'
import { type PageProblem, sayErrorAt } from '#words/problems.ts'
import { cn } from '../../components/kit/class-names.ts'
import { Field, inputClass, TextInput } from '../../components/kit/field.tsx'
import { announceFocus, usePresence } from '../../live/document/use-presence.ts'
import { useY } from '../../live/document/use-y.ts'
import { useTypedText } from '../../live/text/use-typed-text.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import type { WayOut } from './loaded/ways-out.ts'

const WRITING = 'draft'
const LONGEST = { email: LONGEST_BODY, whatsapp: LONGEST_CHAT, sms: LONGEST_SMS }

/** Whether it says more than the way takes. A field that took no more would cut what is pasted, maybe in the middle of a letter, and say nothing. */
export function useIsTooLong(live: LiveDocument, way: WayOut): boolean {
  return useY(bodyIn(live.doc), (body) => body.toString().trim().length > LONGEST[way]) ?? false
}

type DraftFieldsProps = {
  live: LiveDocument
  subject: string
  problem: PageProblem | null
  way: WayOut
}

/** The draft of a conversation, as everybody types who has it open. What it is about is as the last mail was, until somebody says otherwise. */
export function DraftFields({ live, subject: usual, problem, way }: DraftFieldsProps) {
  const { doc } = live
  const words = messageWords()
  const begin = () => nameDraft(doc, crypto.randomUUID())
  const subject = useTypedText<HTMLInputElement>(subjectIn(doc), begin)
  const body = useTypedText<HTMLTextAreaElement>(bodyIn(doc), begin)
  const here = {
    onFocus: () => announceFocus(live, WRITING),
    onBlur: () => announceFocus(live, null),
  }
  return (
    <>
      {way === 'email' && (
        <Field label={words.subject} error={sayErrorAt(problem, (at) => at === 'subject')}>
          {(props) => (
            <TextInput
              {...props}
              {...subject}
              {...here}
              dir="auto"
              placeholder={usual}
              maxLength={LONGEST_SUBJECT}
            />
          )}
        </Field>
      )}
      <Field label={words.text} error={sayErrorAt(problem, (at) => at === 'body')}>
        {(props) => (
          <textarea
            {...props}
            {...body}
            {...here}
            dir="auto"
            rows={4}
            maxLength={LONGEST_BODY}
            className={cn(inputClass, 'h-auto resize-y py-1.5')}
          />
        )}
      </Field>
      {way === 'sms' && <SmsCount live={live} />}
      <TooLong live={live} way={way} />
      <Writers live={live} />
    </>
  )
}

function TooLong({ live, way }: { live: LiveDocument; way: WayOut }) {
  const { chat, sms } = messageWords()
  const isTooLong = useIsTooLong(live, way)
  return (
    <p role="status" className="text-xs text-bad empty:hidden">
      {isTooLong && (way === 'sms' ? sms.tooLong : chat.tooLong)}
    </p>
  )
}

/** Into how many SMS the text is parted, each of which is paid for: Arabic takes 70 letters where Latin takes 160. Read aloud is each new one, and no letter. */
function SmsCount({ live }: { live: LiveDocument }) {
  const words = messageWords().sms
  const text = useY(bodyIn(live.doc), (body) => body.toString().trim()) ?? ''
  const { segments, left, encoding } = smsSize(text)
  return (
    <>
      <p aria-hidden className="text-xs text-muted">
        {words.count(segments, left)}
        {encoding === 'unicode' && ` · ${words.unicode}`}
      </p>
      <p role="status" className="sr-only">
        {words.parts(segments)}
      </p>
    </>
  )
}

/** Who else is writing on it now. */
function Writers({ live }: { live: LiveDocument }) {
  const { me } = useWorkspace()
  const names = usePresence(live, me.id)
    .filter(({ field }) => field === WRITING)
    .map(({ name }) => name)
  return (
    <p role="status" className="text-xs text-muted empty:hidden">
      {names.length > 0 && messageWords().writing(formatWords().list(names), names.length)}
    </p>
  )
}
