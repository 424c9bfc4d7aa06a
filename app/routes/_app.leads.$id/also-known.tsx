import type { Identity } from '#domain/contact/identities.ts'
import { leadWords } from '#words/lead.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'

const KINDS = ['name', 'phone', 'email'] as const

/** Under which further names, phones and e-mails this person has come. */
export function AlsoKnown({ identities }: { identities: readonly Identity[] }) {
  return KINDS.map((kind) => {
    const values = identities.filter((identity) => identity.kind === kind)
    if (values.length === 0) return null
    return (
      <div key={kind} className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-2">
        <span className="py-1.5 text-xs text-muted">{leadWords().alsoKnown[kind]}</span>
        <ul className="min-w-0 px-2 py-1 text-sm">
          {values.map(({ value }) => (
            <li key={value} className="wrap-anywhere">
              <Value kind={kind} value={value} />
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

function Value({ kind, value }: Identity) {
  if (kind === 'name') return <bdi>{value}</bdi>
  const isPhone = kind === 'phone'
  return (
    <a href={`${isPhone ? 'tel' : 'mailto'}:${value}`} className="hover:underline">
      {isPhone ? formatPhone(value) : value}
    </a>
  )
}
