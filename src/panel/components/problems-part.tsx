import type { Annotation } from '../../engine'
import { listedProblems } from '../row'
import { PLACE_WORDS } from '../words'
import { Section } from './section'

/** The single errors of a validation failure: which field, where it is, and what is wrong with it. */
export function ProblemsPart({ annotation }: { annotation: Annotation }) {
  const problems = listedProblems(annotation)
  if (problems.length === 0) return null
  const fields = problems.some(({ field }) => field !== null)
  return (
    <Section part="fields" title={fields ? 'Field errors' : 'Further errors'}>
      <table>
        <thead>
          <tr>
            {fields && <th scope="col">Field</th>}
            {fields && <th scope="col">Where</th>}
            <th scope="col">Code</th>
            <th scope="col">Message</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ field, fieldIn, code, message, title }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the problems of an annotation never change their order
            <tr key={index}>
              {fields && <td class="mono">{field ?? '–'}</td>}
              {fields && <td>{fieldIn ? PLACE_WORDS[fieldIn] : '–'}</td>}
              <td class="mono">{code ?? '–'}</td>
              <td>{message ?? title ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
