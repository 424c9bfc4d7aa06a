import { SIGHTS_OF_TEAM } from '#domain/access/sight.ts'
import type { listTeamSights } from '#db/pace/people/teams.ts'
import { settingsWords } from '#words/settings.ts'
import { Section } from '../../components/kit/card.tsx'
import { Select } from '../../components/kit/select.tsx'
import { useSaved } from './use-change-house.ts'

type TeamSightsProps = { teams: Awaited<ReturnType<typeof listTeamSights>> }

/** What each team's agents see of each other's leads: kept as soon as it is chosen. */
export function TeamSights({ teams }: TeamSightsProps) {
  const words = settingsWords()
  const { run, busy } = useSaved()
  const options = SIGHTS_OF_TEAM.map((value) => ({ value, label: words.sights[value] }))
  return (
    <Section title={words.teamSight}>
      <p className="mb-3 max-w-2xl text-sm text-muted">{words.teamSightHint}</p>
      <ul className="divide-y rounded-lg border">
        {teams.map(({ id, name, colleaguesSee }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 px-3 py-2 text-sm">
            <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
            <div className="w-52">
              <Select
                aria-label={words.sightOf(name)}
                value={colleaguesSee}
                options={options}
                disabled={busy}
                onChange={({ target }) => run({ teamId: id, colleaguesSee: target.value })}
              />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
