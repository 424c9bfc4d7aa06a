import { formatWords } from '#words/format.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { authorise } from '#domain/access/access.ts'
import { contactTitle } from '#domain/contact/contact.ts'
import { CHOSEN_OF_CONTACT } from '#domain/contact/merge.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { listAlso } from '#db/pace/contacts/identities.ts'
import { findContactRecord } from '#db/pace/contacts/records.ts'
import { contactWords } from '#words/contacts.ts'
import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import type { MergeRow } from '../../merge/merge-choice.tsx'
import { MergePage } from '../../merge/merge-page.tsx'
import { mergeTwo, requireTwo } from '../../merge/two-records.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${contactWords().merge.title} · PACE` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  return requireTwo('contact', params, (id) => findSide(who, id))
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const two = await requireTwo('contact', params, (id) => findSide(who, id))
  return mergeTwo(who, request, 'contact', two)
}

/** A contact as far as it is compared, for somebody who may merge it. */
async function findSide({ db, actor }: ReturnType<typeof requirePerson>, id: string) {
  const [row, facts, identities] = await Promise.all([
    findContactRecord(db, 'all', id),
    findContactFacts(db, [id]),
    listAlso(db, id),
  ])
  if (!row) return null
  authorise(actor, 'merge', 'contact', facts.get(id))
  const { kind, name, nameAr, phone, email, roles, language, doNotCall } = row
  const also = identities.map(({ value }) => value)
  return { id, kind, name, nameAr, phone, email, roles, language, doNotCall, also }
}

type Side = ReturnType<typeof useLoaderData<typeof loader>>['stays']

export default function MergeContacts() {
  const { stays, goes } = useLoaderData<typeof loader>()
  const words = contactWords()
  const titled = (side: Side) => ({
    id: side.id,
    title: formatPhone(contactTitle(side) ?? words.nameless),
  })
  return (
    <MergePage
      title={words.merge.ofContacts}
      at="/contacts"
      stays={titled(stays)}
      goes={titled(goes)}
      rows={rowsOf(stays, goes)}
    />
  )
}

function rowsOf(stays: Side, goes: Side): MergeRow[] {
  const { roles } = contactWords()
  const chosen = CHOSEN_OF_CONTACT.map((name) => ({
    name,
    mine: shownOf(stays, name),
    theirs: shownOf(goes, name),
  }))
  const rolesOf = (side: Side) => formatWords().list(side.roles.map((role) => wordOf(roles, role)))
  return [
    ...chosen,
    { name: 'roles', mine: rolesOf(stays), theirs: rolesOf(goes), together: true },
    {
      name: 'also',
      mine: formatWords().list(stays.also),
      theirs: formatWords().list(goes.also),
      together: true,
    },
  ]
}

function shownOf(side: Side, name: (typeof CHOSEN_OF_CONTACT)[number]): string | null {
  const words = contactWords()
  switch (name) {
    case 'kind':
      return words.kinds[side.kind]
    case 'doNotCall':
      return side.doNotCall ? labelWords().yes : null
    case 'language':
      return side.language && wordOf(words.languages, side.language)
    case 'phone':
      return side.phone && formatPhone(side.phone)
    default:
      return side[name]
  }
}
