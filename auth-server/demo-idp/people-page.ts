import type { ActivePerson } from '#db/pace/people/people.ts'
import { html } from 'hono/html'
import { authWords } from '#words/auth.ts'
import { labelWords } from '#words/labels.ts'
import { type Html, page } from '../pages/layout.ts'

/** Who do you want to be? One card for each demo person. */
export function peoplePage(people: readonly ActivePerson[], request: URLSearchParams): Html {
  const words = authWords().people
  return page({
    title: words.title,
    demo: true,
    body: html`<h1>${words.signInAs}</h1>
      <p class="lead">${words.lead}</p>
      ${
        people.length === 0
          ? html`<p class="detail">${words.none}</p>`
          : html`<form method="post" action="/demo-idp/authorize?${request.toString()}">
              <ul class="people">
                ${people.map((person) => html`<li>${personCard(person)}</li>`)}
              </ul>
            </form>`
      }`,
  })
}

function personCard({ subject, name, email, role }: ActivePerson): Html {
  return html`<button class="person" name="subject" value="${subject ?? ''}">
    <span class="face" aria-hidden="true">${initials(name)}</span>
    <span><span class="name">${name}</span><span class="email">${email}</span></span>
    <span class="role">${labelWords().roles[role]}</span>
  </button>`
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}
