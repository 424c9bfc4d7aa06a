import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { contactTitle } from '#domain/contact/contact.ts'
import { contactWords } from '#words/contacts.ts'
import { loadRecord } from '../../ahead/load-record.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { runContactAction } from './contact-actions.server.ts'
import { loadContact, requireContactFor } from './contact-loader.server.ts'
import { ContactPage } from './contact-page.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'
import { askTimeline } from '../../timeline/asked-timeline.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${formatPhone((page && contactTitle(page.contact)) ?? contactWords().one)} · PACE` },
]

export const clientLoader = loadRecord

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const found = await requireContactFor(who, params['id'])
  return loadContact(who, found, await askTimeline(who.db, request))
}

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const { row, facts } = await requireContactFor(who, params['id'])
  await runContactAction(who, { id: row.id, facts, consent: row.consent }, await request.formData())
  return data({ done: true })
}

export default function ContactRoute() {
  const page = useLoaderData<typeof loader>()
  return <ContactPage key={page.id} page={page} />
}
