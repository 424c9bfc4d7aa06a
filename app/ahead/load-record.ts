import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { keptAnswers } from './kept-answers.ts'

/**
 * The `clientLoader` of a record's page: with what was asked for while the hand was on its way, or with what it was when it was open last, which
 * `KeepShown` asks for again at once. The first is as new as a click's answer; the second is true of a moment ago, and the live document and the
 * page's changes run after it.
 */
export async function loadRecord({
  request,
  serverLoader,
}: ClientLoaderFunctionArgs): Promise<unknown> {
  return (await keptAnswers.record(addressOf(request))) ?? serverLoader()
}

/** What answers are known by: an address as a link says it. */
export function addressOf({ url }: Pick<Request, 'url'>): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
