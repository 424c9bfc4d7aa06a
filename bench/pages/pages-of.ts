import type { BenchStack } from '../stack/stack.ts'

export type BenchPage = { name: string; path: string }

/** What somebody who works in PACE opens in a day, records of theirs included; and what a customer sees of it. */
export async function listPages({ query }: BenchStack): Promise<BenchPage[]> {
  const [sara] =
    await query`select id, team_id from people where email = 'sara.haddad@pace.demo' limit 1`
  const mine = { owner: String(sara?.['id']), team: String(sara?.['team_id']) }
  const [lead] = await query`select id from leads where owner_id = ${mine.owner}
    order by reference limit 1`
  const [call] = await query`select id from calls where agent_id = ${mine.owner}
    order by started_at desc, id limit 1`
  const [listing] = await query`select id from listings where team_id = ${mine.team}
    order by reference limit 1`
  const [contact] = await query`select contact_id as id from leads where owner_id = ${mine.owner}
    and contact_id is not null order by reference limit 1`
  return [
    { name: 'desk', path: '/desk' },
    { name: 'leads', path: '/leads' },
    { name: 'board', path: '/board' },
    { name: 'lead', path: `/leads/${lead?.['id']}` },
    { name: 'call', path: `/calls/${call?.['id']}` },
    { name: 'listing', path: `/listings/${listing?.['id']}` },
    { name: 'contact', path: `/contacts/${contact?.['id']}` },
    { name: 'inbox', path: '/inbox' },
    { name: 'conversation', path: `/inbox/${contact?.['id']}` },
    { name: 'calendar', path: '/viewings/calendar' },
    { name: 'listings', path: '/listings' },
  ]
}
