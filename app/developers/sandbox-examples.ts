/** What is done in a sandbox beside the API itself, each as it is typed; `$TOKEN` is a token of that sandbox. */
const AUTHORISED = `-H "Authorization: Bearer $TOKEN"`

export function sandboxTokenExample(url: string): string {
  return `curl -u "$CLIENT_ID:$CLIENT_SECRET" '${url}/token' \\
  -d grant_type=client_credentials \\
  -d resource=urn:pace:api \\
  -d scope='leads:read leads:write listings:read listings:write events:read'`
}

export function publishExample(url: string): string {
  return `curl -X POST '${url}/sandbox/listings/$LISTING_ID/publish' ${AUTHORISED} \\
  -H 'Content-Type: application/json' -d '{"portal":"propertyFinder"}'`
}

export function shownExample(url: string): string {
  return `curl '${url}/sandbox/portals' ${AUTHORISED}`
}

export function enquiryExample(url: string): string {
  return `curl -X POST '${url}/sandbox/enquiries' ${AUTHORISED} \\
  -H 'Content-Type: application/json' \\
  -d '{"portal":"bayut","name":"Mona Saleh","phone":"+971501234567","reference":"$REFERENCE"}'`
}

export function resetExample(url: string): string {
  return `curl -X POST '${url}/sandbox/reset' ${AUTHORISED}`
}
