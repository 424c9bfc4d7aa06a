import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { SIGHTS_OF_TEAM } from '#domain/access/sight.ts'
import { type House, HouseSchema } from '#domain/house/house.ts'
import { feastsOf } from '#domain/house/islamic-days.ts'
import { parse } from '#domain/parse.ts'
import { dayOf } from '#domain/zone-time.ts'
import { changeHouse } from '#db/pace/house/change-house.ts'
import { findRegistryList } from '#db/pace/outreach/registry.ts'
import { listTeamSights } from '#db/pace/people/teams.ts'
import { setTeamSight } from '#db/pace/rights/team-sight.ts'
import { settingsWords } from '#words/settings.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { ClockLengths } from './clocks.tsx'
import { Basics } from './basics.tsx'
import { houseChoices } from './house-choices.server.ts'
import { Holidays } from './holidays.tsx'
import { Hours } from './hours.tsx'
import { MarketingRules } from './outreach-rules.tsx'
import { RegistryList } from './registry-list.tsx'
import { RecordingsKept } from './recordings.tsx'
import { TeamSights } from './team-sights.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${settingsWords().house} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db, deps } = requirePerson(context, request)
  authorise(actor, 'change', 'settings')
  const [{ house }, teams, registry] = await Promise.all([
    deps.settings.refresh(),
    listTeamSights(db),
    findRegistryList(db),
  ])
  const today = dayOf(Date.now(), house.zone)
  const year = Number(today.slice(0, 4))
  const feasts = [...feastsOf(year), ...feastsOf(year + 1)].filter(({ day }) => day >= today)
  return { house, feasts, teams, registry, today, choices: houseChoices() }
}

const TeamSchema = z.object({ teamId: z.uuid(), colleaguesSee: z.enum(SIGHTS_OF_TEAM) })

export const clientAction = sendFromPage

/** What is given of the settings, as JSON, beside what its writer had seen of them, and the rest stays; or what a team sees. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by, deps } = requirePerson(context, request)
  authorise(actor, 'change', 'settings')
  const form = Object.fromEntries(await request.formData())
  if ('teamId' in form) {
    const { teamId, colleaguesSee } = parse(TeamSchema, form, settingsWords().house)
    await setTeamSight(db, { teamId, colleaguesSee, by })
    return { saved: teamId }
  }
  const given = readSettings(form['patch'])
  await changeHouse(db, { patch: given, seen: readSettings(form['seen'] ?? '{}'), by })
  await deps.settings.refresh()
  return { saved: Object.keys(given).join() }
}

export default function HousePage() {
  const { house, feasts, teams, registry, today, choices } = useLoaderData<typeof loader>()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid max-w-3xl gap-10 px-4 py-6 md:px-6">
        <Basics house={house} choices={choices} />
        <TeamSights teams={teams} />
        <Hours hours={house.hours} firstDay={house.firstDay} />
        <ClockLengths clocks={house.clocks} />
        <RecordingsKept recordings={house.recordings} />
        <MarketingRules rules={house.outreach} />
        <RegistryList list={registry} today={today} />
        <Holidays holidays={house.holidays} feasts={feasts} />
      </div>
    </div>
  )
}

function readSettings(text: unknown): Partial<House> {
  const given = parse(HouseSchema.partial(), readJson(String(text ?? '')), settingsWords().house)
  return withoutUndefined(given)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function withoutUndefined(given: { [Name in keyof House]?: House[Name] | undefined }) {
  const known = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as Partial<House>
}
