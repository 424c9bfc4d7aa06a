import type { UnreadPart } from '#domain/enquiry/enquiry.ts'
import { leadWords } from '#words/lead.ts'
import { fieldLabel } from '#words/fields.ts'
import { sayReason } from '#words/reasons.ts'
import { wordOf } from '#words/catalogue/word-of.ts'

type EnquiryBodyProps = { message: string; unread: readonly UnreadPart[]; original: string | null }

/** What somebody wrote; below it what could not be read, and all of it as it came. */
export function EnquiryBody({ message, unread, original }: EnquiryBodyProps) {
  return (
    <>
      {message && (
        <blockquote
          dir="auto"
          className="mt-1.5 rounded-md border bg-surface px-2.5 py-2 text-xs whitespace-pre-line wrap-anywhere"
        >
          {message}
        </blockquote>
      )}
      {unread.length > 0 && <UnreadParts unread={unread} />}
      {original !== null && (
        <details className="mt-1.5 text-xs text-muted">
          <summary className="cursor-pointer hover:text-ink">
            {leadWords().enquiry.original}
          </summary>
          <pre
            dir="auto"
            className="mt-1 max-h-60 overflow-auto rounded-md border bg-surface px-2.5 py-2 whitespace-pre-wrap wrap-anywhere"
          >
            {original}
          </pre>
        </details>
      )}
    </>
  )
}

function UnreadParts({ unread }: Pick<EnquiryBodyProps, 'unread'>) {
  const words = leadWords().enquiry
  return (
    <ul aria-label={words.unread} className="mt-1.5 grid gap-1 text-xs">
      {unread.map(({ field, text, reason, said }) => (
        <li key={`${field} ${text}`} className="text-muted">
          <strong className="font-medium text-warn">
            {words.notRead(
              Object.hasOwn(words.fields, field) ? wordOf(words.fields, field) : fieldLabel(field),
            )}
          </strong>
          {text && (
            <>
              : <bdi className="wrap-anywhere text-ink">{text}</bdi>
            </>
          )}
          <span className="block text-faint empty:hidden">{sayReason({ reason, said })}</span>
        </li>
      ))}
    </ul>
  )
}
