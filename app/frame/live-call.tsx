export function LiveCall() {
  return null
}
