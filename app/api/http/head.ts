/** The answer to a HEAD whose GET would begin a stream: that one is made for nobody, and nobody would ever end it. */
export function headOf(contentType: string): Response {
  return new Response(null, { headers: { 'content-type': contentType } })
}
