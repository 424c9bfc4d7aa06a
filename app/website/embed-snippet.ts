import { EMBED_PATH } from './embed-routes.ts'

/** What a site takes over to show the listings and the form of a key; docs/website.md says what else can be set. */
export function embedSnippet(appUrl: string, key: string): string {
  return [
    `<script async src="${appUrl}${EMBED_PATH}/pace.js"></script>`,
    `<pace-listings key="${key}"></pace-listings>`,
    `<pace-enquiry key="${key}"></pace-enquiry>`,
  ].join('\n')
}
