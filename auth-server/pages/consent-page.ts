import { html } from 'hono/html'
import { authWords } from '#words/auth.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { type Html, page } from './layout.ts'

type Consent = {
  client: { name: string; id: string }
  person: { name: string; email: string }
  redirectUri: string
  scopes: readonly string[]
  action: string
  demo: boolean
}

/** May somebody else's program act for this person? Its name is its own word; its addresses are what can be relied on. */
export function consentPage({ client, person, redirectUri, scopes, action, demo }: Consent): Html {
  const words = authWords().consent
  return page({
    title: words.title,
    demo,
    body: html`<h1>${words.question(client.name)}</h1>
      <p class="lead">${words.lead}</p>
      <ul class="scopes">
        ${scopes.map((scope) => html`<li>${wordOf(words.scopes, scope)}</li>`)}
      </ul>
      <dl class="facts">
        <dt>${words.knownAs}</dt>
        <dd>${client.id}</dd>
        <dt>${words.goesBackTo}</dt>
        <dd>${redirectUri}</dd>
        <dt>${words.for}</dt>
        <dd>${person.name} (${person.email})</dd>
      </dl>
      <form method="post" action="${action}" class="actions">
        <button class="button" name="answer" value="allow">${words.allow}</button>
        <button class="button quiet" name="answer" value="deny">${words.deny}</button>
      </form>`,
  })
}
