/** Fields of a form, the empty ones and files left out; null where it is none. A field that is sent twice has its last value. */
export async function readForm(
  text: string,
  contentType: string,
): Promise<Record<string, string> | null> {
  const form = await new Response(text, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null)
  if (!form) return null
  const fields = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
  )
  return Object.fromEntries(fields)
}
