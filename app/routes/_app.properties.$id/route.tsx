import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { propertyTitle } from '#domain/property/property.ts'
import { propertyWords } from '#words/properties.ts'
import { loadRecord } from '../../ahead/load-record.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { runPropertyAction } from './property-actions.server.ts'
import { loadProperty, requirePropertyFor } from './property-loader.server.ts'
import { PropertyPage } from './property-page.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${(page && propertyTitle(page.property)) ?? propertyWords().one} · PACE` },
]

export const clientLoader = loadRecord

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  return loadProperty(who, await requirePropertyFor(who, params['id']))
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const found = await requirePropertyFor(who, params['id'])
  return runPropertyAction(who, found, await request.formData())
}

export default function PropertyRoute() {
  const page = useLoaderData<typeof loader>()
  return <PropertyPage key={page.id} page={page} />
}
