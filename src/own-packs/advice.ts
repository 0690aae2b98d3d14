/** What is valid in a pack and still will not do what its author wants. Pure. */
import type { Matcher, Pack } from '../engine'
import type { OwnPack } from './schema'

const isProof = (matcher: Matcher) => 'conclusive' in matcher && matcher.conclusive === true
/** Evidence of another kind than the shape of the body. */
const isBesideShape = (matcher: Matcher) =>
  'header' in matcher ||
  'requestHeader' in matcher ||
  'contentType' in matcher ||
  ('distinctive' in matcher && matcher.distinctive === true)

/** One line for each thing that is worth another look. @param builtIn the pack that it extends */
export function advise(own: OwnPack, builtIn?: Pack): string[] {
  const { hosts = [], signals = [], envelopes = [], codes = {} } = own
  const lines: string[] = []
  const isVendor = (own.specificity ?? builtIn?.specificity ?? 'vendor') === 'vendor'
  const isAnywhere = hosts.length > 0 || signals.length > 0 || builtIn !== undefined
  for (const { name, all, onSuccess, extract } of envelopes) {
    const isKnown = all.some(isProof) || (all.some(isBesideShape) && all.length > 1)
    if (isVendor && !isAnywhere && !isKnown)
      lines.push(`no response can be known by "${name}": say in "hosts" where the API lives`)
    if (onSuccess && !all.some((matcher) => 'in' in matcher || 'like' in matcher || 'type' in matcher))
      lines.push(
        `"${name}" looks into successes and tests no value: a healthy response may pass for an error`,
      )
    if (!extract.code && !extract.items && Object.keys(codes).length > 0)
      lines.push(`"${name}" reads no code, so none of the codes can be found in it`)
  }
  return lines
}
