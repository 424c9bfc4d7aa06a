import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useSearchParams } from '@remix-run/react'
import { ContactRound, CopyCheck, Plus } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { CONTACT_LIST } from '#domain/list/contacts.ts'
import type { ContactRow } from '#db/pace/contacts/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { contactWords } from '#words/contacts.ts'
import { BulkActions } from '../../bulk/bulk-actions.tsx'
import { countOf } from '../../bulk/count-of.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { CONTACT_CELLS, ContactOnPhone, titleOf } from './cells.tsx'
import { createContact } from './create-contact.server.ts'
import { MergeTwo } from './merge-two.tsx'
import { NewContactDialog } from './new-contact-dialog.tsx'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${contactWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'contact', { ownerId: who.person.id })
  return loadList('contact', request, who)
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const id = await createContact(who, await request.formData())
  return redirect(`/contacts/${id}`)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

const linkOf = (row: Placed<ContactRow>) => ({ to: `/contacts/${row.id}`, label: titleOf(row) })
const onPhone = (row: Placed<ContactRow>) => <ContactOnPhone row={row} />

export default function Contacts() {
  const loaded = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const words = contactWords()
  const toNew = `?${new URLSearchParams([...params, ['new', '']]).toString()}`
  return (
    <ListPage<Placed<ContactRow>>
      list={CONTACT_LIST}
      loaded={loaded}
      words={words}
      icon={ContactRound}
      cells={CONTACT_CELLS}
      link={linkOf}
      nameOf={titleOf}
      phone={onPhone}
      actions={(chosen, done, total) => (
        <>
          <MergeTwo chosen={chosen} />
          <BulkActions
            kind="contact"
            chosen={chosen}
            count={countOf(chosen, total)}
            onDone={done}
          />
        </>
      )}
      buttons={
        <>
          <ButtonLink to="/contacts/duplicates" size="sm" className="h-8">
            <CopyCheck className="size-3.5" aria-hidden />
            {words.duplicates.open}
          </ButtonLink>
          <ButtonLink to={toNew} variant="primary" size="sm" className="h-8">
            <Plus className="size-3.5" aria-hidden />
            {words.newContact}
          </ButtonLink>
        </>
      }
    >
      <NewContactDialog />
    </ListPage>
  )
}
