import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useSearchParams } from '@remix-run/react'
import { Landmark, Plus } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { PROPERTY_LIST } from '#domain/list/properties.ts'
import type { Placed } from '#db/pace/list/source.ts'
import type { PropertyRow } from '#db/pace/properties/columns.ts'
import { propertyWords } from '#words/properties.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { nameOf, PROPERTY_CELLS, PropertyOnPhone } from './cells.tsx'
import { createProperty } from './create-property.server.ts'
import { NewPropertyDialog } from './new-property-dialog.tsx'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${propertyWords().list.title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'property')
  return loadList('property', request, who)
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const id = await createProperty(who, await request.formData())
  return redirect(`/properties/${id}`)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

const linkOf = (row: Placed<PropertyRow>) => ({ to: `/properties/${row.id}`, label: nameOf(row) })
const onPhone = (row: Placed<PropertyRow>) => <PropertyOnPhone row={row} />

export default function Properties() {
  const loaded = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const words = propertyWords().list
  const toNew = `?${new URLSearchParams([...params, ['new', '']]).toString()}`
  return (
    <ListPage<Placed<PropertyRow>>
      list={PROPERTY_LIST}
      loaded={loaded}
      words={words}
      icon={Landmark}
      cells={PROPERTY_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      buttons={
        <ButtonLink to={toNew} variant="primary" size="sm" className="h-8">
          <Plus className="size-3.5" aria-hidden />
          {words.newProperty}
        </ButtonLink>
      }
    >
      <NewPropertyDialog />
    </ListPage>
  )
}
