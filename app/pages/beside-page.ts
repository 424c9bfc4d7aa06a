import {
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  data,
} from '@remix-run/react'
import { useRef } from 'react'
import type { PageProblem } from '#words/problems.ts'
import { keptAnswers } from '../ahead/kept-answers.ts'
import { addressOf, loadRecord } from '../ahead/load-record.ts'

/**
 * The `clientLoader` of what a page asks beside itself. Where there is no network, the server is being renewed, or has failed, there is
 * nothing new to say, and the page stays as it is: a failed answer would take its place, with everything that is being written on it.
 */
export async function loadBesidePage({ serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await serverLoader()
  } catch (error) {
    // A way elsewhere and a refusal are no `Error`; no network, a gateway's page and a failed server are.
    if (error instanceof Error) return null
    throw error
  }
}

/** The `clientLoader` of a list: what follows the rows that are shown (`?cursor=`) is asked for beside them, and its page may have been asked for ahead. */
export async function loadPageOrMore(asked: ClientLoaderFunctionArgs): Promise<unknown> {
  if (asksMore(asked)) return loadBesidePage(asked)
  return (await keptAnswers.list(addressOf(asked.request))) ?? asked.serverLoader()
}

/** The `clientLoader` of a record that is a list itself. */
export function loadRecordOrMore(asked: ClientLoaderFunctionArgs): Promise<unknown> {
  return asksMore(asked) ? loadBesidePage(asked) : loadRecord(asked)
}

function asksMore({ request }: ClientLoaderFunctionArgs): boolean {
  return new URL(request.url).searchParams.has('cursor')
}

/**
 * The `clientAction` of whatever a page sends: what is not answered is said beside the form, where all that was typed still
 * stands. Whether it was done nobody knows; 503 keeps the page from asking for everything anew.
 */
export async function sendFromPage({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction()
  } catch (error) {
    if (error instanceof Error) return data({ problem: NOT_ANSWERED }, { status: 503 })
    throw error
  } finally {
    // What was answered before this is not what there is now.
    keptAnswers.forget()
  }
}

const NOT_ANSWERED = {
  code: 'unavailable',
  detail: 'PACE did not answer, and may not have done it. Look whether it did, then try again.',
  said: { key: 'notAnswered' },
} as unknown as PageProblem

/** What was answered last: a load that failed leaves it as it is. Null before the first. */
export function useLastAnswer<Data>(data: Data | null | undefined): Data | null {
  const last = useRef<Data | null>(null)
  last.current = data ?? last.current
  return last.current
}
