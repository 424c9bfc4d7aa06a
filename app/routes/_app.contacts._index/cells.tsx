import { Building, PhoneOff } from 'lucide-react'
import { contactTitle } from '#domain/contact/contact.ts'
import { isContactRole } from '#domain/contact/fields.ts'
import type { ContactColumn } from '#domain/list/contacts.ts'
import type { ContactRow } from '#db/pace/contacts/columns.ts'
import { contactWords } from '#words/contacts.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import {
  ChoiceCell,
  FaceCell,
  LatinText,
  PhoneCell,
  Quiet,
  TeamCell,
  Unknown,
  WhenCell,
  YesCell,
} from '../../list/table/plain-cells.tsx'

export const CONTACT_CELLS: Cells<ContactColumn, ContactRow> = {
  name: (row) => <Name row={row} />,
  nameAr: ({ nameAr }) => <Quiet text={nameAr} />,
  kind: ({ kind }) => <ChoiceCell noun="contact" of="kind" value={kind} />,
  role: ({ roles }) => (roles.length > 0 ? <Roles roles={roles} /> : <Unknown />),
  phone: (row) => <Phone row={row} />,
  email: ({ email }) => <LatinText text={email} />,
  language: ({ language }) => <ChoiceCell noun="contact" of="language" value={language} />,
  doNotCall: ({ doNotCall }) => <YesCell is={doNotCall} />,
  leads: ({ leads }) => leads || <Unknown />,
  owner: ({ ownerId }) => <FaceCell id={ownerId} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  tags: ({ tags }) => <Quiet text={tags.join(', ') || null} />,
  updated: ({ updatedAt }) => <WhenCell at={updatedAt} />,
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
  archived: ({ archived }) => <YesCell is={archived} />,
}

export function ContactOnPhone({ row }: { row: ContactRow }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-base font-medium">
          <bdi>{titleOf(row)}</bdi>
        </span>
        <RelativeTime at={row.updatedAt} className="text-xs text-faint" />
      </div>
      <div className="flex items-center gap-2 text-sm text-muted">
        {row.phone && <Phone row={row} />}
        <Roles roles={row.roles} />
      </div>
    </div>
  )
}

export function titleOf(row: ContactRow): string {
  const title = contactTitle(row)
  if (title === null) return contactWords().nameless
  return title === row.phone ? formatPhone(title) : title
}

function Name({ row }: { row: ContactRow }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      {row.kind === 'company' && (
        <Building
          className="size-3.5 shrink-0 text-faint"
          aria-label={contactWords().kinds.company}
        />
      )}
      <bdi className="truncate font-medium">{titleOf(row)}</bdi>
      {row.name && row.nameAr && <bdi className="truncate text-faint">{row.nameAr}</bdi>}
    </span>
  )
}

function Phone({ row: { phone, doNotCall } }: { row: ContactRow }) {
  return (
    <span className="flex items-center gap-1.5">
      <PhoneCell phone={phone} />
      {doNotCall && (
        <PhoneOff className="size-3.5 text-bad" aria-label={contactWords().doNotCall} />
      )}
    </span>
  )
}

function Roles({ roles }: { roles: readonly string[] }) {
  const words = contactWords().roles
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden">
      {roles.filter(isContactRole).map((role) => (
        <Badge key={role}>{words[role]}</Badge>
      ))}
    </span>
  )
}
