import type { ClientLoaderFunctionArgs } from '@remix-run/react'

/**
 * The `clientLoader` of what a page asks beside itself. Where there is no network, or the server is being renewed, there is nothing
 * new to say, and the page stays as it is: a failed answer would take its place, with everything that is being written on it.
 */
export async function loadBesidePage({ serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    return await serverLoader()
  } catch (error) {
    // `fetch` says only this of a network.
    if (error instanceof TypeError) return null
    throw error
  }
}
