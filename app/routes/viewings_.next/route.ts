import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { findNext, takeStep } from '../../after-viewing/next-step.server.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

export const clientLoader = loadBesidePage
export const clientAction = sendFromPage

/** What could come after a viewing. Who may know, and do it, is asked where it is done. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return findNext(requirePerson(context, request), query)
}

export async function action({ request, context }: ActionFunctionArgs) {
  return takeStep(requirePerson(context, request), await request.formData())
}
